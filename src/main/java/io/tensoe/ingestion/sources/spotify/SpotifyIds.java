package io.tensoe.ingestion.sources.spotify;

import java.util.Optional;
import java.util.regex.Matcher;
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

  private static final String WEB =
      "(?:https?://)?(?:open|play)\\.spotify\\.com/(?:intl-[A-Za-z-]+/)?(?:embed/)?";

  /** An album as people name it: the id, its URI, or a link of the share button. */
  private static final Pattern ALBUM =
      Pattern.compile("(?:spotify:album:|" + WEB + "album/)?([0-9A-Za-z]{22})(?:/?(?:[?#].*)?)");

  private static final Pattern OF_SOMETHING_ELSE =
      Pattern.compile(
          "\\s*(?:spotify:|(?:"
              + WEB
              + "))(?:track|artist|playlist|episode|show|local|user|audiobook)[:/].*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private SpotifyIds() {}

  /** The bare id of an album, also out of a URI or a link; empty = it is none of these. */
  static Optional<String> inText(String text) {
    Matcher id = ALBUM.matcher(text);
    return id.matches() ? Optional.of(id.group(1)) : Optional.empty();
  }

  /** Whether a text is the URI or address of a track, an artist or the like. */
  static boolean isOfSomethingElse(String text) {
    return OF_SOMETHING_ELSE.matcher(text).matches();
  }

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
