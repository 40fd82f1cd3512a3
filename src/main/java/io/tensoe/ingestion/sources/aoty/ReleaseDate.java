package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.model.DatePrecision;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date of release.
 *
 * @param day unknown parts filled with 1
 * @param precision how much of it is known
 */
record ReleaseDate(LocalDate day, DatePrecision precision) {
  /** {@code January 16, 2026}, {@code January 2026}, {@code 2026}; months may be shortened. */
  private static final Pattern WORDS =
      Pattern.compile("(?:([A-Za-z]{3,9})\\.?\\s+)?(?:(\\d{1,2})\\s*,\\s*)?(\\d{4})");

  private static final Pattern ISO =
      Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:[T ].*)?)?)?");

  /** As the page writes it; null = not a date. */
  static @Nullable ReleaseDate inWords(String text) {
    Matcher words = WORDS.matcher(text.strip());
    if (!words.matches()) {
      return null;
    }
    Integer month = words.group(1) == null ? null : month(words.group(1));
    if (words.group(1) != null && month == null) {
      return null;
    }
    return of(words.group(3), month, words.group(2));
  }

  /** As the machine-readable part writes it: {@code 2026-01-16}, {@code 2026-01}, {@code 2026}. */
  static @Nullable ReleaseDate inIso(String text) {
    Matcher iso = ISO.matcher(text.strip());
    if (!iso.matches()) {
      return null;
    }
    Integer month = iso.group(2) == null ? null : Integer.valueOf(iso.group(2));
    return of(iso.group(1), month, iso.group(3));
  }

  private static @Nullable ReleaseDate of(
      String year, @Nullable Integer month, @Nullable String day) {
    try {
      int y = Integer.parseInt(year);
      if (month == null) {
        return new ReleaseDate(LocalDate.of(y, 1, 1), DatePrecision.YEAR);
      }
      if (day == null) {
        return new ReleaseDate(LocalDate.of(y, month, 1), DatePrecision.MONTH);
      }
      return new ReleaseDate(LocalDate.of(y, month, Integer.parseInt(day)), DatePrecision.DAY);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Integer month(String name) {
    String start = name.substring(0, 3).toUpperCase(Locale.ROOT);
    for (Month month : Month.values()) {
      if (month.name().startsWith(start)) {
        return month.getValue();
      }
    }
    return null;
  }
}
