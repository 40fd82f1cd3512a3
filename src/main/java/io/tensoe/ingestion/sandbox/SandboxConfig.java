package io.tensoe.ingestion.sandbox;

import io.tensoe.ingestion.sandbox.site.RequestLimit;
import io.tensoe.ingestion.sandbox.site.SiteOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How the built-in upstreams behave. Immutable; start with {@link #defaults()} and change by the
 * {@code with…} methods.
 *
 * @param albums number of generated albums beside the real ones, 0 to {@value #MOST_ALBUMS}
 * @param tracksPerAlbum tracks of each generated album, 1 to 500
 * @param latencyMin shortest time before an answer leaves
 * @param latencyMax longest time; each answer takes a repeatable chance value between the two
 * @param limits limit by name of a site; a site without one is unlimited
 * @param options values of {@link Sites#options()} by name, complete
 * @param dripFor how long a dripped answer keeps its client waiting
 * @param faults what goes wrong
 * @param seed decides every chance: the same seed and order of requests give the same answers
 */
public record SandboxConfig(
    int albums,
    int tracksPerAlbum,
    Duration latencyMin,
    Duration latencyMax,
    Map<String, RequestLimit> limits,
    Map<String, String> options,
    Duration dripFor,
    SandboxFaults faults,
    long seed) {

  /** The most generated albums: their titles and artists are still distinct up to here. */
  public static final int MOST_ALBUMS = 100_000;

  private static final int MOST_TRACKS = 500;

  public SandboxConfig {
    check(albums >= 0 && albums <= MOST_ALBUMS, "albums: 0 to " + MOST_ALBUMS);
    check(tracksPerAlbum >= 1 && tracksPerAlbum <= MOST_TRACKS, "tracks: 1 to " + MOST_TRACKS);
    check(!latencyMin.isNegative() && latencyMin.compareTo(latencyMax) <= 0, "latency: min to max");
    for (String site : limits.keySet()) {
      check(
          Sites.names().contains(site),
          "limits: no source " + site + ", there are " + Sites.names());
    }
    limits = Map.copyOf(limits);
    options = Map.copyOf(options);
  }

  private static void check(boolean right, String message) {
    if (!right) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The real albums only, no latency, no limits, no faults, every option at its default. */
  public static SandboxConfig defaults() {
    Map<String, String> options = new LinkedHashMap<>();
    Sites.options().forEach(option -> options.put(option.name(), option.standard()));
    return new SandboxConfig(
        0,
        10,
        Duration.ZERO,
        Duration.ZERO,
        Map.of(),
        options,
        Duration.ofSeconds(60),
        SandboxFaults.NONE,
        1);
  }

  public SandboxConfig withAlbums(int newAlbums) {
    return changed(newAlbums, tracksPerAlbum, options, faults, seed);
  }

  public SandboxConfig withTracksPerAlbum(int newTracks) {
    return changed(albums, newTracks, options, faults, seed);
  }

  /**
   * The same with a site played in another way.
   *
   * @param name of an option
   * @param value upper and lower case mean the same
   * @throws IllegalArgumentException if there is no such option, or it has no such value
   */
  public SandboxConfig withOption(String name, String value) {
    SiteOption option =
        Sites.options().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no site has an option " + name));
    String clean = value.toLowerCase(Locale.ROOT);
    check(
        option.values().contains(clean),
        "--" + name + "=" + value + " is neither " + String.join(" nor ", option.values()));
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(name, clean);
    return changed(albums, tracksPerAlbum, more, faults, seed);
  }

  public SandboxConfig withFaults(SandboxFaults newFaults) {
    return changed(albums, tracksPerAlbum, options, newFaults, seed);
  }

  public SandboxConfig withSeed(long newSeed) {
    return changed(albums, tracksPerAlbum, options, faults, newSeed);
  }

  public SandboxConfig withLimit(String site, int requests, Duration window) {
    Map<String, RequestLimit> more = new LinkedHashMap<>(limits);
    more.put(site, new RequestLimit(requests, window));
    return timed(latencyMin, latencyMax, more, dripFor);
  }

  public SandboxConfig withoutLimit(String site) {
    Map<String, RequestLimit> fewer = new LinkedHashMap<>(limits);
    fewer.remove(site);
    return timed(latencyMin, latencyMax, fewer, dripFor);
  }

  public SandboxConfig withLatency(Duration shortest, Duration longest) {
    return timed(shortest, longest, limits, dripFor);
  }

  public SandboxConfig withDripFor(Duration newTime) {
    return timed(latencyMin, latencyMax, limits, newTime);
  }

  private SandboxConfig changed(
      int newAlbums,
      int newTracks,
      Map<String, String> newOptions,
      SandboxFaults newFaults,
      long newSeed) {
    return new SandboxConfig(
        newAlbums,
        newTracks,
        latencyMin,
        latencyMax,
        limits,
        newOptions,
        dripFor,
        newFaults,
        newSeed);
  }

  private SandboxConfig timed(
      Duration newMin, Duration newMax, Map<String, RequestLimit> newLimits, Duration newDrip) {
    return new SandboxConfig(
        albums, tracksPerAlbum, newMin, newMax, newLimits, options, newDrip, faults, seed);
  }
}
