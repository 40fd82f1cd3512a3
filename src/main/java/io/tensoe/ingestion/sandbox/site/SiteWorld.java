package io.tensoe.ingestion.sandbox.site;

import io.tensoe.ingestion.sandbox.albums.Catalogue;
import io.tensoe.ingestion.sandbox.albums.Release;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What a site finds when it opens.
 *
 * @param catalogue all albums
 * @param root address of the sandbox's server without a slash at the end
 * @param faults switches that were set for this site
 * @param options values of {@link SiteSpec#options()}, complete
 * @param links pages about a release by title of their site, of all sites that have one
 * @param seed decides every chance
 * @param nanoTime the clock
 */
public record SiteWorld(
    Catalogue catalogue,
    String root,
    Map<FaultKind, FaultSetting> faults,
    Map<String, String> options,
    Function<Release, Map<String, String>> links,
    long seed,
    LongSupplier nanoTime) {

  /** The numbers of a switch; empty when it was not set. */
  public Optional<FaultSetting> fault(FaultKind kind) {
    return Optional.ofNullable(faults.get(kind));
  }

  /** Whether an option has this value. */
  public boolean has(String option, String value) {
    return value.equals(options.get(option));
  }
}
