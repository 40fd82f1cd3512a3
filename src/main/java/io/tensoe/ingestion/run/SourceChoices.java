package io.tensoe.ingestion.run;

import io.tensoe.ingestion.sources.SourceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sources are wanted and how they are asked.
 *
 * @param sources how each is asked, wanted or not, in the order in which they are shown
 * @param wanted names of those that are wanted; empty = all that are usable
 * @param isSandbox whether the built-in upstreams are asked where no address is given
 * @param isOffline whether only stored answers are used and nothing is sent
 * @param attempts tries per question, from 1
 * @param freshFor how old a stored answer may be; null = as the policy of each source says
 */
public record SourceChoices(
    List<SourceChoice> sources,
    Set<String> wanted,
    boolean isSandbox,
    boolean isOffline,
    int attempts,
    @Nullable Duration freshFor) {

  public SourceChoices {
    sources = List.copyOf(sources);
    wanted = Set.copyOf(wanted);
  }

  /** The sources themselves, wanted or not. */
  public List<SourceSpec> specs() {
    return sources.stream().map(SourceChoice::spec).toList();
  }

  /**
   * How one source is asked.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public SourceChoice of(SourceSpec spec) {
    return sources.stream()
        .filter(each -> each.spec().name().equals(spec.name()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing says how to ask " + spec));
  }

  /** The same, from stored answers only. */
  public SourceChoices offline() {
    return new SourceChoices(sources, wanted, isSandbox, true, attempts, freshFor);
  }

  /** The same, where stored answers may be so old unless an age was chosen. */
  SourceChoices freshByDefault(Duration age) {
    return new SourceChoices(
        sources, wanted, isSandbox, isOffline, attempts, freshFor == null ? age : freshFor);
  }
}
