package io.tensoe.ingestion.merge;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value must be like to be believed. A value that is not is as good as not said: null, never
 * an exception, so that one odd field does not cost a track.
 */
final class Validation {

  /** Longer than any pressed or streamed track; beyond it, sources mix up units. */
  private static final int LONGEST_MS = 24 * 60 * 60 * 1000;

  /** The oldest playable recording, Scott de Martinville's phonautogram, was made in 1860. */
  private static final int FIRST_YEAR = 1860;

  /** Albums are announced, but not earlier than this. */
  private static final int YEARS_AHEAD = 2;

  /** ISO 3901: country, registrant, year, designation; without the hyphens. */
  private static final Pattern ISRC = Pattern.compile("[A-Z]{2}[A-Z0-9]{3}[0-9]{7}");

  private Validation() {}

  /**
   * A text for people, without blanks around it and without NUL, which PostgreSQL cannot store.
   *
   * @return null if nothing is left
   */
  static @Nullable String text(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String clean = text.replace("\0", "").strip();
    return clean.isEmpty() ? null : clean;
  }

  /** Milliseconds, more than 0 and at most 24 hours. */
  static @Nullable Integer durationMs(@Nullable Integer ms) {
    return within(ms, 1, LONGEST_MS);
  }

  /** 0 to 100. */
  static @Nullable Integer popularity(@Nullable Integer popularity) {
    return within(popularity, 0, 100);
  }

  /** A position or a number of things, from 1. */
  static @Nullable Integer count(@Nullable Integer count) {
    return within(count, 1, Integer.MAX_VALUE);
  }

  /** 0 to 100, exact. */
  static @Nullable Double score(@Nullable Double score) {
    return score != null && score >= 0 && score <= 100 ? score : null;
  }

  /** 12 characters, upper case; hyphens are taken out first. */
  static @Nullable String isrc(@Nullable String isrc) {
    if (isrc == null) {
      return null;
    }
    String plain = isrc.strip().replace("-", "").toUpperCase(Locale.ROOT);
    return ISRC.matcher(plain).matches() ? plain : null;
  }

  /** From 1860 to two years after {@code today}. */
  static @Nullable LocalDate releaseDate(@Nullable LocalDate date, LocalDate today) {
    return date != null
            && date.getYear() >= FIRST_YEAR
            && !date.isAfter(today.plusYears(YEARS_AHEAD))
        ? date
        : null;
  }

  private static @Nullable Integer within(@Nullable Integer value, int least, int most) {
    return value != null && value >= least && value <= most ? value : null;
  }
}
