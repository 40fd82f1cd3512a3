package io.tensoe.ingestion.sources.spotify;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids and pages of Spotify. */
final class SpotifyIds {
  /** https://developer.spotify.com/documentation/web-api/concepts/spotify-uris-ids: base 62. */
  private static final Pattern ASKED = Pattern.compile("[0-9A-Za-z]{22}");

  /**
   * What an answer may call an id: anything that is one harmless word, should Spotify make longer
   * ones; no address, no path and nothing that an index cannot hold.
   */
  private static final Pattern ANSWERED = Pattern.compile("[0-9A-Za-z_-]{1,64}");

  /** Pages for people; the form in which {@code external_urls.spotify} gives them. */
  private static final String SITE = "https://open.spotify.com/";

  /** Longest address that is believed, in characters. */
  private static final int LONGEST_PAGE = 200;

  private SpotifyIds() {}

  /** Whether an id of the input may be asked about. */
  static boolean mayBeAsked(String text) {
    return ASKED.matcher(text).matches();
  }

  /** Whether this can be the id of an album or a track in an answer. */
  static boolean isId(String text) {
    return ANSWERED.matcher(text).matches();
  }

  /**
   * The page of an album or a track.
   *
   * @param kind {@code album} or {@code track}
   * @param told as Spotify gave it; anything that is no address of its own site is not believed
   */
  static String page(String kind, String id, @Nullable String told) {
    return told != null && isPage(told) ? told : SITE + kind + "/" + id;
  }

  private static boolean isPage(String told) {
    return told.startsWith(SITE)
        && told.length() <= LONGEST_PAGE
        && told.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '<');
  }
}
