package io.tensoe.ingestion.sandbox.site;

import java.time.Duration;

/**
 * At most {@code requests} in any window of this length, counted where they arrive.
 *
 * @param requests at least 1
 */
public record RequestLimit(int requests, Duration window) {
  public RequestLimit {
    if (requests < 1 || window.isZero() || window.isNegative()) {
      throw new IllegalArgumentException("a limit needs at least 1 request and a window");
    }
  }
}
