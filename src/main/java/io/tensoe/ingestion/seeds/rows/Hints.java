package io.tensoe.ingestion.seeds.rows;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The optional columns of a row. A hint that cannot be right makes the row bad rather than being
 * ignored: the seed without it would be another album.
 */
public final class Hints {
  /** The oldest recording that can be played, by Édouard-Léon Scott (firstsounds.org). */
  private static final int FIRST_YEAR = 1860;

  /** Spreadsheets and pandas write a year column with gaps as {@code 1994.0}. */
  private static final Pattern YEAR =
      Pattern.compile(
          "(?:(?:c|ca|circa)\\.?\\s*|[~(©℗]\\s*)?(\\d{4})(?:\\.0{1,6})?[)?]?",
          Pattern.CASE_INSENSITIVE);

  /** 1994-05-10, 1994/05, 1994-00-00, with or without a time of day. */
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(\\d{4})(?:([-/])(?:0?\\d|1[0-2])(?:\\2(?:[0-2]?\\d|3[01]))?|\\.\\d{1,2}\\.\\d{1,2})"
              + "(?:[T ]\\d.{0,40})?");

  /** 10/05/1994, 10 May 1994, May 10, 1994, May 1994. */
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?:[0-3]?\\d[-/.][0-3]?\\d[-/.]"
              + "|(?:[0-3]?\\d(?:st|nd|rd|th)?\\s)?\\p{L}{3,9}\\.?,?\\s"
              + "(?:[0-3]?\\d(?:st|nd|rd|th)?,?\\s)?)"
              + "(\\d{4})(?:,?[T ]\\d{1,2}:\\d.{0,40})?");

  /**
   * Ids are base 62: https://developer.spotify.com/documentation/web-api/concepts/spotify-uris-ids
   */
  private static final Pattern SPOTIFY =
      Pattern.compile(
          "(?:spotify:album:"
              + "|(?:https?://)?(?:open|play)\\.spotify\\.com/(?:intl-[A-Za-z-]+/)?(?:embed/)?album/)?"
              + "([0-9A-Za-z]{22})(?:/?(?:[?#].*)?)");

  /** GTIN-8 to GTIN-14, as in https://www.gs1.org/standards/id-keys/gtin. */
  private static final Pattern UPC = Pattern.compile("\\d{8,14}");

  private static final Pattern MBID =
      Pattern.compile(
          "(?:(?:https?://)?(?:www\\.|beta\\.)?musicbrainz\\.org/release(?:-group)?/)?"
              + "(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(?:/[a-z-]*)?(?:[?#].*)?",
          Pattern.CASE_INSENSITIVE);

  /** The number alone decides which page it is; a user name in front of the host is refused. */
  private static final Pattern AOTY =
      Pattern.compile(
          "(https?://[!-~&&[^/?#@]]+|www\\.albumoftheyear\\.org|albumoftheyear\\.org)?"
              + "/album/\\d+[!-~&&[^?#]]*(?:[?#][!-~]*)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NO_YEAR = Pattern.compile("0{1,4}(?:[-/.]0{1,2}){0,2}");

  /** What spreadsheets, pandas, databases and people write where nothing is known. */
  private static final Set<String> NOT_GIVEN =
      Set.of(
          "0",
          "0.0",
          "-",
          "--",
          "–",
          "—",
          "?",
          "n/a",
          "na",
          "n.a.",
          "#n/a",
          "#n/a n/a",
          "<na>",
          "nan",
          "-nan",
          "nat",
          "none",
          "null",
          "nil",
          "(null)",
          "\\n",
          "undefined",
          "unknown",
          "(unknown)",
          "[unknown]",
          "not available",
          "not known",
          "not given",
          "no year",
          "year unknown",
          "unknown year",
          "-1",
          "#ref!",
          "#value!",
          "tba",
          "tbd",
          "false");

  private Hints() {}

  /**
   * The year of a year or a date.
   *
   * @param lastYear the last year an album can be announced for
   */
  static @Nullable Integer year(@Nullable String cell, int lastYear) throws BadRowException {
    String text = text(cell);
    if (text == null) {
      return null;
    }
    if (NO_YEAR.matcher(text).matches()) {
      return null;
    }
    for (Pattern form : List.of(YEAR, YEAR_FIRST, YEAR_LAST)) {
      Matcher year = form.matcher(text);
      if (year.matches()) {
        int number = Integer.parseInt(year.group(1));
        if (number >= FIRST_YEAR && number <= lastYear) {
          return number;
        }
      }
    }
    throw bad("year", text, "a year from " + FIRST_YEAR + " to " + lastYear);
  }

  /** The bare id, also out of a URI or a link of the share button. */
  public static @Nullable String spotifyId(@Nullable String cell) throws BadRowException {
    String text = text(cell);
    if (text == null) {
      return null;
    }
    Matcher id = SPOTIFY.matcher(text);
    if (id.matches()) {
      return id.group(1);
    }
    throw bad("spotify_id", text, "a Spotify album id (22 letters and digits) or album link");
  }

  /**
   * The digits. The check digit is not enforced: spreadsheets drop leading zeros and labels print
   * wrong ones, and the number is only compared with what a source has.
   */
  static @Nullable String upc(@Nullable String cell) throws BadRowException {
    String text = text(cell);
    if (text == null) {
      return null;
    }
    String digits = text.replaceAll("[\\s\\u00A0-]", "");
    if (UPC.matcher(digits).matches()) {
      return digits;
    }
    throw bad("upc", text, "8 to 14 digits (format the column as text in the spreadsheet)");
  }

  /** The bare id in lower case, also out of an address of a release or release group. */
  static @Nullable String mbid(@Nullable String cell) throws BadRowException {
    String text = text(cell);
    if (text == null) {
      return null;
    }
    Matcher id = MBID.matcher(text);
    if (id.matches()) {
      return id.group(1).toLowerCase(Locale.ROOT);
    }
    throw bad("mbid", text, "the MusicBrainz id or address of a release or release group");
  }

  /**
   * Verbatim. Any host is fine, for only the path is used; an address without a scheme gets {@code
   * https://}, so that its path can be told from its host.
   */
  public static @Nullable String aotyUrl(@Nullable String cell) throws BadRowException {
    String text = text(cell);
    if (text == null) {
      return null;
    }
    Matcher page = AOTY.matcher(text);
    if (page.matches() && !text.contains("..")) {
      String site = page.group(1);
      return site == null || site.contains("://") ? text : "https://" + text;
    }
    throw bad("aoty_url", text, "an album page such as /album/1234-artist-title.php");
  }

  /** Trimmed; null for a blank cell and for one that says that nothing is known. */
  private static @Nullable String text(@Nullable String cell) {
    String text = cell == null ? "" : cell.strip();
    return text.isEmpty() || NOT_GIVEN.contains(text.toLowerCase(Locale.ROOT)) ? null : text;
  }

  private static BadRowException bad(String column, String found, String wanted) {
    String shown = found.length() <= 80 ? found : found.substring(0, 80) + "…";
    return new BadRowException(
        column + " \"" + shown + "\" is not " + wanted + ": correct it or leave it blank");
  }
}
