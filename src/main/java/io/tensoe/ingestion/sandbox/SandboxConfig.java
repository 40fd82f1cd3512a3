package io.tensoe.ingestion.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the built-in upstreams behave. Immutable; start with {@link #defaults()} and change by the
 * {@code with…} methods.
 *
 * @param albums number of generated albums beside the real ones, 0 to {@value #MOST_ALBUMS}
 * @param tracksPerAlbum tracks of each generated album, 1 to 500
 * @param latencyMin shortest time before an answer leaves
 * @param latencyMax longest time; each answer takes a repeatable chance value between the two
 * @param spotifyMode which of Spotify's access modes is played
 * @param limits limit by source name ("spotify", "lastfm", "aoty"); a source without one is
 *     unlimited
 * @param spotifyDailyQuota requests Spotify answers before it refuses for the rest of the day; 0 =
 *     no quota
 * @param tokenLife how long a Spotify token is good, as its {@code expires_in} says
 * @param dripFor how long a dripped answer keeps its client waiting
 * @param faults what goes wrong
 * @param seed decides every chance: the same seed and order of requests give the same answers
 */
public record SandboxConfig(
    int albums,
    int tracksPerAlbum,
    Duration latencyMin,
    Duration latencyMax,
    SpotifyMode spotifyMode,
    Map<String, Limit> limits,
    int spotifyDailyQuota,
    Duration tokenLife,
    Duration dripFor,
    SandboxFaults faults,
    long seed) {

  /** The most generated albums: their titles and artists are still distinct up to here. */
  public static final int MOST_ALBUMS = 100_000;

  private static final int MOST_TRACKS = 500;

  /** Spotify's access modes since February 2026. */
  public enum SpotifyMode {
    DEVELOPMENT,
    EXTENDED
  }

  /**
   * At most {@code requests} in any window of this length, counted where they arrive.
   *
   * @param requests at least 1
   */
  public record Limit(int requests, Duration window) {
    public Limit {
      if (requests < 1 || window.isZero() || window.isNegative()) {
        throw new IllegalArgumentException("a limit needs at least 1 request and a window");
      }
    }
  }

  public SandboxConfig {
    check(albums >= 0 && albums <= MOST_ALBUMS, "albums: 0 to " + MOST_ALBUMS);
    check(tracksPerAlbum >= 1 && tracksPerAlbum <= MOST_TRACKS, "tracks: 1 to " + MOST_TRACKS);
    check(!latencyMin.isNegative() && latencyMin.compareTo(latencyMax) <= 0, "latency: min to max");
    check(spotifyDailyQuota >= 0, "daily quota: 0 (none) or more");
    for (String source : limits.keySet()) {
      check(
          SandboxFaults.SOURCES.contains(source),
          "limits: no source " + source + ", there are " + SandboxFaults.SOURCES);
    }
    limits = Map.copyOf(limits);
  }

  private static void check(boolean right, String message) {
    if (!right) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The real albums only, no latency, no limits, no faults, Spotify in development mode. */
  public static SandboxConfig defaults() {
    return new SandboxConfig(
        0,
        10,
        Duration.ZERO,
        Duration.ZERO,
        SpotifyMode.DEVELOPMENT,
        Map.of(),
        0,
        Duration.ofHours(1),
        Duration.ofSeconds(60),
        SandboxFaults.NONE,
        1);
  }

  public SandboxConfig withAlbums(int newAlbums) {
    return changed(newAlbums, tracksPerAlbum, spotifyMode, spotifyDailyQuota, faults, seed);
  }

  public SandboxConfig withTracksPerAlbum(int newTracks) {
    return changed(albums, newTracks, spotifyMode, spotifyDailyQuota, faults, seed);
  }

  public SandboxConfig withSpotifyMode(SpotifyMode newMode) {
    return changed(albums, tracksPerAlbum, newMode, spotifyDailyQuota, faults, seed);
  }

  public SandboxConfig withSpotifyDailyQuota(int newQuota) {
    return changed(albums, tracksPerAlbum, spotifyMode, newQuota, faults, seed);
  }

  public SandboxConfig withFaults(SandboxFaults newFaults) {
    return changed(albums, tracksPerAlbum, spotifyMode, spotifyDailyQuota, newFaults, seed);
  }

  public SandboxConfig withSeed(long newSeed) {
    return changed(albums, tracksPerAlbum, spotifyMode, spotifyDailyQuota, faults, newSeed);
  }

  public SandboxConfig withLimit(String source, int requests, Duration window) {
    Map<String, Limit> more = new LinkedHashMap<>(limits);
    more.put(source, new Limit(requests, window));
    return timed(latencyMin, latencyMax, more, tokenLife, dripFor);
  }

  public SandboxConfig withoutLimit(String source) {
    Map<String, Limit> fewer = new LinkedHashMap<>(limits);
    fewer.remove(source);
    return timed(latencyMin, latencyMax, fewer, tokenLife, dripFor);
  }

  public SandboxConfig withLatency(Duration shortest, Duration longest) {
    return timed(shortest, longest, limits, tokenLife, dripFor);
  }

  public SandboxConfig withTokenLife(Duration newLife) {
    return timed(latencyMin, latencyMax, limits, newLife, dripFor);
  }

  public SandboxConfig withDripFor(Duration newTime) {
    return timed(latencyMin, latencyMax, limits, tokenLife, newTime);
  }

  private SandboxConfig changed(
      int newAlbums,
      int newTracks,
      SpotifyMode newMode,
      int newQuota,
      SandboxFaults newFaults,
      long newSeed) {
    return new SandboxConfig(
        newAlbums,
        newTracks,
        latencyMin,
        latencyMax,
        newMode,
        limits,
        newQuota,
        tokenLife,
        dripFor,
        newFaults,
        newSeed);
  }

  private SandboxConfig timed(
      Duration newMin,
      Duration newMax,
      Map<String, Limit> newLimits,
      Duration newLife,
      Duration newDrip) {
    return new SandboxConfig(
        albums,
        tracksPerAlbum,
        newMin,
        newMax,
        spotifyMode,
        newLimits,
        spotifyDailyQuota,
        newLife,
        newDrip,
        faults,
        seed);
  }
}
