package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.environment.Environment;
import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.CredentialsException;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Terms;
import io.tensoe.ingestion.sources.aoty.AotySource;
import io.tensoe.ingestion.sources.aoty.RobotsPolicy;
import io.tensoe.ingestion.sources.lastfm.LastFmSource;
import io.tensoe.ingestion.sources.spotify.SpotifySource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The list of sources. A new source is one entry here. */
public final class Sources {
  /** Last.fm demands an agent that identifies the program: https://www.last.fm/api/intro */
  public static final String USER_AGENT =
      "tensoe-ingestion/0.1 (album metadata; one client per run)";

  /** All of them, in the order in which they are shown. */
  public static final List<SourceSpec> ALL = List.of(spotify(), lastfm(), aoty());

  /**
   * A search and the album. Of 45 well-known albums every eighth took one more search; of 8,000
   * real releases every hundredth has more than the 50 tracks of a page.
   */
  private static final double SPOTIFY_CALLS = 2.2;

  /**
   * One per track, and the album and its artist where a track has no tags. 4,798 real releases of
   * at least five tracks have 14.3 on average and 12 as a median; with singles it is 9.2 (8,000).
   */
  private static final double LASTFM_CALLS = 14;

  /** A search and the page. */
  private static final double AOTY_CALLS = 2;

  private Sources() {}

  /**
   * One source.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static SourceSpec named(String name) {
    return ALL.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no source is called " + name));
  }

  /** Names of the catalogue sources in play, in the order of {@link #ALL}; empty = none. */
  public static List<String> cataloguesOf(RunSettings run) {
    return ALL.stream()
        .filter(each -> each.isCatalogue() && run.plays(each.name()))
        .map(SourceSpec::name)
        .toList();
  }

  /**
   * The catalogue source whose track lists the others are asked about: the first in play.
   *
   * @throws IllegalArgumentException if none is in play
   */
  static String catalogueOf(RunSettings run) {
    return cataloguesOf(run).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no catalogue source is in play"));
  }

  /**
   * The credentials of a source in this worker's environment, by variable.
   *
   * @throws CredentialsException naming the first one that is missing
   */
  static Map<String, String> credentials(SourceSpec spec, SourceSettings settings) {
    Map<String, String> credentials = new LinkedHashMap<>();
    for (String variable : spec.credentials()) {
      @Nullable String value =
          settings.isSandbox() || settings.isOffline() ? "none" : Environment.get(variable);
      if (value == null) {
        throw new CredentialsException(
            variable
                + " is not set in the environment of a worker (of every TaskManager, on a cluster);"
                + " "
                + spec.advice());
      }
      credentials.put(variable, value);
    }
    return credentials;
  }

  private static SourceSpec spotify() {
    return new SourceSpec(
        "spotify",
        "Spotify",
        true,
        false,
        ordered(
            "api", URI.create("https://api.spotify.com/v1"),
            "accounts", URI.create("https://accounts.spotify.com")),
        List.of("SPOTIFY_CLIENT_ID", "SPOTIFY_CLIENT_SECRET"),
        Set.of(
            "title",
            "artist",
            "album",
            "release_date",
            "duration_ms",
            "popularity",
            "explicit",
            "spotify_url",
            "track_number",
            "disc_number",
            "album_total_tracks",
            "isrc"),
        // Unpublished, a rolling 30 s window:
        // https://developer.spotify.com/documentation/web-api/concepts/rate-limits
        "60/30s",
        // About 1,100 calls in 24 h were seen before QUOTA_EXCEEDED (September 2026).
        "1000",
        "100/1s",
        1,
        SPOTIFY_CALLS,
        // "Keep cached data fresh, delete what you no longer need":
        // https://developer.spotify.com/policy. No number is given; a month and a season are ours.
        new AnswerPolicy(Duration.ofDays(30), Duration.ofDays(90), true, null, 2),
        "create an app at https://developer.spotify.com/dashboard (its owner needs Premium)",
        // Policy, section III.14: no training of machine-learning or AI models with its content.
        new Terms(
            "Spotify Developer Terms; no database of its own, link back",
            URI.create("https://developer.spotify.com/terms"),
            Terms.Learning.FORBIDDEN,
            URI.create("https://developer.spotify.com/policy")),
        Map.of(),
        (desk, addresses, credentials, settings) ->
            new SpotifySource(
                desk,
                in(addresses, "api"),
                in(addresses, "accounts"),
                credentials.getOrDefault("SPOTIFY_CLIENT_ID", ""),
                credentials.getOrDefault("SPOTIFY_CLIENT_SECRET", ""),
                InstantSource.system()));
  }

  private static SourceSpec lastfm() {
    return new SourceSpec(
        "lastfm",
        "Last.fm",
        false,
        true,
        ordered("api", URI.create("https://ws.audioscrobbler.com/2.0/")),
        List.of("LASTFM_API_KEY"),
        Set.of("genres", "moods"),
        // Older terms: 5 a second on average; today no number is published:
        // https://www.last.fm/api/intro
        "5/1s",
        "none",
        "200/1s",
        6,
        LASTFM_CALLS,
        // "Reasonable usage" of stored data is capped at 100 MB: https://www.last.fm/api/tos.
        // So only the tags are kept, not the bodies, which are several times as long.
        new AnswerPolicy(Duration.ofDays(90), null, false, 100_000_000L, 1),
        "get a key at https://www.last.fm/api/account/create",
        new Terms(
            "Last.fm API Terms; non-commercial, link back",
            URI.create("https://www.last.fm/api/tos"),
            Terms.Learning.NOT_MENTIONED,
            null),
        Map.of(),
        (desk, addresses, credentials, settings) ->
            new LastFmSource(
                desk, in(addresses, "api"), credentials.getOrDefault("LASTFM_API_KEY", "")));
  }

  private static SourceSpec aoty() {
    return new SourceSpec(
        "aoty",
        "Album of the Year",
        false,
        false,
        ordered("site", URI.create("https://www.albumoftheyear.org")),
        List.of(),
        Set.of("genres", "moods", "aoty_score", "aoty_user_score", "aoty_track_score"),
        // 3 s between pages is what polite public clients keep.
        "1/3s",
        "none",
        "50/1s",
        1,
        AOTY_CALLS,
        // Pages are hard to come by, and their layout changes: the whole page is kept.
        new AnswerPolicy(Duration.ofDays(30), null, true, null, 2),
        "save album pages by hand and name their folder with --aotyPages",
        // The page was not found when looked for (November 2026).
        new Terms(
            "Album of the Year, all rights reserved",
            URI.create("https://www.albumoftheyear.org/terms-of-use/"),
            Terms.Learning.NOT_MENTIONED,
            null),
        Map.of(),
        (desk, addresses, credentials, settings) -> {
          @Nullable String pages = settings.get("aotyPages");
          return new AotySource(
              desk,
              in(addresses, "site"),
              RobotsPolicy.valueOf(settings.getOrDefault("aotyRobots", "OBEY")),
              pages == null ? null : Path.of(pages));
        });
  }

  private static URI in(Map<String, URI> addresses, String name) {
    @Nullable URI address = addresses.get(name);
    if (address == null) {
      throw new IllegalArgumentException("no base address called " + name);
    }
    return address;
  }

  private static Map<String, URI> ordered(String name, URI address) {
    return Map.of(name, address);
  }

  private static Map<String, URI> ordered(String a, URI first, String b, URI second) {
    Map<String, URI> map = new LinkedHashMap<>();
    map.put(a, first);
    map.put(b, second);
    return map;
  }
}
