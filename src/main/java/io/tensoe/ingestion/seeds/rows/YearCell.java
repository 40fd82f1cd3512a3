package io.tensoe.ingestion.seeds.rows;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The column {@code year}: a year, or a date in one of the forms that lists have. */
final class YearCell {
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

  private static final Pattern NO_YEAR = Pattern.compile("0{1,4}(?:[-/.]0{1,2}){0,2}");

  private YearCell() {}

  /**
   * The year of a year or a date.
   *
   * @param lastYear the last year an album can be announced for
   */
  static @Nullable Integer in(@Nullable String cell, int lastYear) throws BadRowException {
    String text = GivenText.in(cell);
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
    throw BadRowException.ofCell("year", text, "a year from " + FIRST_YEAR + " to " + lastYear);
  }
}
