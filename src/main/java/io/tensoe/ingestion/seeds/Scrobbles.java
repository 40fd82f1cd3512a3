package io.tensoe.ingestion.seeds;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Last.fm scrobbles without a header: {@code artist,album,title,date}, the date as {@code 28 Nov
 * 2015 18:44} (https://github.com/benjaminbenben/lastfm-to-csv, read 2026-11-26).
 */
final class Scrobbles {
  private static final Pattern DATE =
      Pattern.compile("\\d{1,2} \\p{L}{3} \\d{4},? \\d{1,2}:\\d{2}(?::\\d{2})?");

  private Scrobbles() {}

  static boolean isRow(List<String> cells) {
    return cells.size() == 4 && DATE.matcher(cells.get(3).strip()).matches();
  }
}
