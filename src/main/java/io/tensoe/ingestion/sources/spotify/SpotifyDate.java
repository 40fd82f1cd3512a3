package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.model.DatePrecision;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A release date: {@code 1983}, {@code 2007-03} or {@code 2013-06-18}.
 *
 * @param date unknown parts are 1
 * @param precision how much of {@code date} Spotify vouches for
 */
record SpotifyDate(LocalDate date, DatePrecision precision) {
  private static final Pattern SHAPE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

  /**
   * Reads a date with its separately sent precision; of the two the coarser counts.
   *
   * @param precision {@code year}, {@code month} or {@code day}; anything else = as written
   * @return empty = no date, a date that does not exist, or {@code 0000}, Spotify's word for
   *     unknown
   */
  static Optional<SpotifyDate> of(@Nullable String written, @Nullable String precision) {
    Matcher parts = SHAPE.matcher(written == null ? "" : written);
    if (!parts.matches() || "0000".equals(parts.group(1))) {
      return Optional.empty();
    }
    int vouched = "year".equals(precision) ? 1 : "month".equals(precision) ? 2 : 3;
    try {
      int year = Integer.parseInt(parts.group(1));
      if (parts.group(2) == null || vouched == 1) {
        return Optional.of(new SpotifyDate(LocalDate.of(year, 1, 1), DatePrecision.YEAR));
      }
      int month = Integer.parseInt(parts.group(2));
      if (parts.group(3) == null || vouched == 2) {
        return Optional.of(new SpotifyDate(LocalDate.of(year, month, 1), DatePrecision.MONTH));
      }
      int day = Integer.parseInt(parts.group(3));
      return Optional.of(new SpotifyDate(LocalDate.of(year, month, day), DatePrecision.DAY));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
