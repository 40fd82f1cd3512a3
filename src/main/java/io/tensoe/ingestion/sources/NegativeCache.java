package io.tensoe.ingestion.sources;

import java.time.Duration;

/**
 * How long an answer of no use is believed: a source that has none today may have one tomorrow, and
 * less and less likely later.
 */
final class NegativeCache {
  private static final int LONGEST_DAYS = 32;

  private NegativeCache() {}

  /**
   * 1, 2, 4, 8, 16 and then 32 days.
   *
   * @param misses how often in a row the answer was of no use, from 1
   */
  static Duration freshFor(int misses) {
    return Duration.ofDays(Math.min(LONGEST_DAYS, 1L << Math.min(misses - 1, 6)));
  }
}
