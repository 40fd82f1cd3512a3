package io.tensoe.ingestion.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a service asks to be left alone. */
public final class RetryAfter {
  /** Whole seconds as the standard says; a fraction, which some services add, is rounded up. */
  private static final Pattern SECONDS = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

  /**
   * Longest wait that is believed. A service that means a longer one says so again at the next
   * call, a day later; one that was mistaken costs a day and no more. The longest seen is 86,400 s,
   * for a quota that is counted over a rolling day; 48,925 to 64,063 s are more usual.
   */
  public static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /**
   * Reads the header {@code Retry-After}: seconds or an HTTP date, see <a
   * href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, 10.2.3</a>.
   *
   * @param now time at which the reply arrived; a date is counted from here
   * @return never negative (a date that has passed is zero) and at most a day; empty = not sent or
   *     not understood
   */
  public static Optional<Duration> of(Reply reply, Instant now) {
    String header = reply.header("retry-after");
    if (header == null) {
      return Optional.empty();
    }
    String value = header.strip();
    Matcher seconds = SECONDS.matcher(value);
    return seconds.matches() ? Optional.of(seconds(seconds)) : untilDate(value, now);
  }

  private static Duration seconds(Matcher value) {
    String whole = value.group(1);
    if (whole.length() > 9) {
      return LONGEST;
    }
    String fraction = value.group(2);
    long more = fraction == null || fraction.chars().allMatch(digit -> digit == '0') ? 0 : 1;
    return within(Duration.ofSeconds(Long.parseLong(whole) + more));
  }

  private static Optional<Duration> untilDate(String value, Instant now) {
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(within(Duration.between(now, until)));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private static Duration within(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
