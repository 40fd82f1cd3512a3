package io.tensoe.ingestion.seeds.exports;

import io.tensoe.ingestion.seeds.csv.CsvRows;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Last.fm scrobbles without a header: {@code artist,album,title,date}, the date as {@code 28 Nov
 * 2015 18:44} (https://github.com/benjaminbenben/lastfm-to-csv, read 2026-11-26).
 */
public final class Scrobbles {
  private static final Pattern DATE =
      Pattern.compile("\\d{1,2} \\p{L}{3} \\d{4},? \\d{1,2}:\\d{2}(?::\\d{2})?");

  private Scrobbles() {}

  /** Whether one of the first rows is one; what is being played now has no date. */
  public static boolean areIn(CsvRows rows) throws IOException {
    for (int i = 0; i < 3; i++) {
      CsvRows.Row row = rows.next(cells -> true);
      if (row == null || row.cells().size() != 4) {
        return false;
      }
      if (DATE.matcher(row.cells().get(3).strip()).matches()) {
        return true;
      }
    }
    return false;
  }
}
