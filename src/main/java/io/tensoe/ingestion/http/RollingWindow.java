package io.tensoe.ingestion.http;

/**
 * The last n sends, as arithmetic that never sleeps: how long to wait so that no window holds more
 * than n. Bursts are allowed, saved-up ones are not: after a pause exactly n calls may leave at
 * once. Not thread-safe.
 */
public final class RollingWindow {
  private final long[] sends;
  private final long windowNanos;
  private long count;

  public RollingWindow(Limit limit) {
    this.sends = new long[limit.calls()];
    this.windowNanos = limit.window().toNanos();
  }

  /**
   * Time until one more call may be sent.
   *
   * @param nowNanos a clock that never goes back, e.g. {@link System#nanoTime()}
   * @return nanoseconds; 0 = now
   */
  public long waitNanos(long nowNanos) {
    if (count < sends.length) {
      return 0;
    }
    long oldest = sends[(int) (count % sends.length)];
    return Math.max(0, oldest + windowNanos - nowNanos);
  }

  /**
   * Notes a send.
   *
   * @return its number, from 0
   */
  public long sent(long nowNanos) {
    sends[(int) (count % sends.length)] = nowNanos;
    return count++;
  }

  /** What {@link #sent} will return next. */
  public long next() {
    return count;
  }

  /**
   * Corrects the time of a send that left later than noted; all sends noted after it count as at
   * least as late, so that the order of the noted times stays the order of the sends.
   *
   * @param number what {@link #sent} returned
   */
  public void late(long number, long atNanos) {
    long first = Math.max(number, count - sends.length);
    for (long i = Math.max(0, first); i < count; i++) {
      int slot = (int) (i % sends.length);
      if (sends[slot] - atNanos < 0) {
        sends[slot] = atNanos;
      }
    }
  }
}
