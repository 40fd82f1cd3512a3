package io.tensoe.ingestion.http;

import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At most {@code calls} calls in any window of the length {@code window}, wherever the window
 * starts.
 *
 * @param calls most calls, from 1
 * @param window length of the window, positive
 */
public record Limit(int calls, Duration window) implements Serializable {
  private static final int MOST_CALLS = 1_000_000;

  /** Calls older than 31 days are forgotten. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(30);

  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{1,9})\\s*/\\s*(\\d{1,9})?\\s*(ms|s|m|min|h|d)", Pattern.CASE_INSENSITIVE);

  public Limit {
    if (calls < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("a limit needs at least one call and a window above zero");
    }
  }

  /**
   * Reads {@code 60/30s}, {@code 5/1s}, {@code 1000/1d}, {@code 100/s} or {@code none}.
   *
   * @return empty = unlimited
   * @throws IllegalArgumentException if the text is none of these; the message says what is
   *     expected
   */
  public static Optional<Limit> parse(String text) {
    if (text.strip().equalsIgnoreCase("none")) {
      return Optional.empty();
    }
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a limit; write calls/window such as 60/30s, 5/1s or 1/3s, or none");
    }
    long amount = parts.group(2) == null ? 1 : Long.parseLong(parts.group(2));
    Duration window =
        switch (parts.group(3).toLowerCase(Locale.ROOT)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "h" -> Duration.ofHours(amount);
          case "d" -> Duration.ofDays(amount);
          default -> Duration.ofMinutes(amount);
        };
    int calls = Integer.parseInt(parts.group(1));
    if (calls < 1 || window.isZero()) {
      throw new IllegalArgumentException("'" + text + "' allows no call at all; use at least 1/1s");
    }
    if (calls > MOST_CALLS || window.compareTo(LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is beyond what is counted: at most "
              + MOST_CALLS
              + " calls in at most 30 days");
    }
    return Optional.of(new Limit(calls, window));
  }

  /**
   * The limit that is kept so that this one is never broken where the service counts: the window is
   * stretched, n is never rounded down. Calls leave us at one moment and arrive at another; what
   * matters is how much that delay varies from call to call. Measured on loopback with two busy
   * cores: up to 20 ms, rarely 28. 2 % of the window and at least 20 ms, at most 1 s.
   */
  public Limit withMargin() {
    long margin = Math.min(1_000, Math.max(20, window.toMillis() / 50));
    return new Limit(calls, window.plusMillis(margin));
  }

  /**
   * Shortest possible time from the first to the last of so many calls: (ceil(requests / n) - 1)
   * windows.
   *
   * @param requests calls sent; 0 takes no time
   */
  public Duration bound(long requests) {
    long windows = (requests + calls - 1) / calls;
    return window.multipliedBy(Math.max(0, windows - 1));
  }

  /** Calls per second in the long run. */
  public double perSecond() {
    return calls * 1000.0 / window.toMillis();
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    long millis = window.toMillis();
    return calls + "/" + (millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms");
  }
}
