package io.tensoe.ingestion.http;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before another try: doubling, with full jitter on the upper half, capped. Pure.
 *
 * @param first wait before the second try at most, e.g. 500 ms
 * @param cap longest wait
 */
public record Backoff(Duration first, Duration cap) {

  /** 0.5 s, 1 s, 2 s, … up to 30 s. */
  public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

  /**
   * Wait after a failed try.
   *
   * @param failures tries that failed so far, from 1
   * @param random uniform in [0, 1)
   * @return between half of and the whole doubled step: {@code (3, 0.5)} gives 1.5 s by default
   */
  public Duration after(int failures, DoubleSupplier random) {
    double step = first.toMillis() * Math.pow(2, Math.min(30, failures - 1));
    double capped = Math.min(step, (double) cap.toMillis());
    return Duration.ofMillis(Math.round(capped * (0.5 + 0.5 * random.getAsDouble())));
  }
}
