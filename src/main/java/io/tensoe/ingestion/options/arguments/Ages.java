package io.tensoe.ingestion.options.arguments;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them. */
public final class Ages {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,6})\\s*(s|m|min|h|d|w)");

  private Ages() {}

  /**
   * Reads {@code 30s}, {@code 15m}, {@code 12h}, {@code 7d}, {@code 2w}, {@code 0} or ISO 8601
   * ({@code PT36H}).
   *
   * @throws IllegalArgumentException if it is none of these; the message says what is expected
   */
  public static Duration parse(String text) {
    String clean = text.strip().toLowerCase(Locale.ROOT);
    Matcher parts = SHORT.matcher(clean);
    if (parts.matches()) {
      long amount = Long.parseLong(parts.group(1));
      return switch (parts.group(2)) {
        case "s" -> Duration.ofSeconds(amount);
        case "h" -> Duration.ofHours(amount);
        case "d" -> Duration.ofDays(amount);
        case "w" -> Duration.ofDays(7 * amount);
        default -> Duration.ofMinutes(amount);
      };
    }
    try {
      Duration iso = clean.equals("0") ? Duration.ZERO : Duration.parse(clean);
      if (!iso.isNegative()) {
        return iso;
      }
    } catch (DateTimeParseException e) {
      // Falls through to the message below.
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no length of time; write 12h, 7d, 2w or 0s");
  }

  /** As {@link #parse} reads it, in whole days, hours or seconds. */
  public static String text(Duration age) {
    if (age.equals(Duration.ofDays(age.toDays())) && !age.isZero()) {
      return age.toDays() + "d";
    }
    return age.equals(Duration.ofHours(age.toHours())) && !age.isZero()
        ? age.toHours() + "h"
        : age.toSeconds() + "s";
  }
}
