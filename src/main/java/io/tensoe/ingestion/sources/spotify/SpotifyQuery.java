package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.model.Seed;
import java.util.Locale;
import java.util.Optional;

/**
 * Search texts. The year of a seed is never part of one: Spotify dates many albums by their
 * reissue, and a filter that is wrong by a year loses the album, while a year held against the
 * candidates afterwards only ranks them.
 */
final class SpotifyQuery {
  /**
   * Most characters of a query. Longer ones were refused from the 101st character on (404, later
   * 400): https://github.com/spotipy-dev/spotipy/issues/845, 2022, and
   * https://github.com/beetbox/beets/pull/5106, 2024.
   */
  static final int LONGEST = 100;

  /** Digits of a barcode as search wants it: with 12 or 13 digits it finds nothing (seen 2026). */
  private static final int GTIN = 14;

  private SpotifyQuery() {}

  /** Title and artist each in its own quoted filter: few and good hits. */
  static String filtered(Seed seed) {
    String title = QueryText.of(head(seed.album()));
    String artist = QueryText.of(QueryText.artist(head(seed.artist())));
    // A name made of quotes alone leaves nothing to filter by.
    String form =
        (title.isEmpty() ? "" : "album:\"%1$s\" ") + (artist.isEmpty() ? "" : "artist:\"%2$s\"");
    int room = LONGEST - form.replaceAll("%\\d\\$s", "").length();
    String shortArtist = cut(artist, Math.max(room / 2, room - title.length()));
    return String.format(Locale.ROOT, form, cut(title, room - shortArtist.length()), shortArtist)
        .strip();
  }

  /**
   * Words alone, without the edition: finds what an apostrophe, {@code &}, {@code $} or bracket
   * hides from filters, and what the catalogue calls by a shorter or a longer name.
   */
  static String plain(Seed seed) {
    String artist = QueryText.inOrder(QueryText.artist(head(seed.artist())));
    return cut(QueryText.of(artist + " " + QueryText.withoutEdition(head(seed.album()))), LONGEST);
  }

  /** Text as the user typed it, filters included, cut to the length that search takes. */
  static String free(String text) {
    return cut(QueryText.withoutOperators(text.strip().replaceAll("\\s+", " ")), LONGEST);
  }

  /**
   * The barcode filter.
   *
   * @return empty = {@code upc} is no barcode
   */
  static Optional<String> barcode(String upc) {
    String digits = digits(upc);
    return digits.isEmpty() || digits.length() > GTIN
        ? Optional.empty()
        : Optional.of("upc:" + "0".repeat(GTIN - digits.length()) + digits);
  }

  /** Whether two barcodes are the same number, whatever their leading zeros and separators. */
  static boolean isSameBarcode(String one, String other) {
    String number = digits(one).replaceFirst("^0+", "");
    return !number.isEmpty() && number.equals(digits(other).replaceFirst("^0+", ""));
  }

  private static String digits(String upc) {
    return upc.replaceAll("[^0-9]", "");
  }

  /** Enough of a name to fill a query, whatever its length. */
  private static String head(String name) {
    return name.substring(0, Math.min(name.length(), 4 * LONGEST));
  }

  /** At most so many characters, cut between words where there is one to cut between. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int blank = text.lastIndexOf(' ', most);
    int end = blank > 0 ? blank : most;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
