package io.tensoe.ingestion.sandbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Detects stalls: times in which the sandbox's own process stood still or waited for a processor. A
 * request that is noticed right after a stall may have arrived at any moment of it. Safe for use by
 * many threads.
 */
final class StallDetector {
  private static final long BEAT_NANOS = Duration.ofMillis(2).toNanos();

  /** Shorter standstills are no news: a thread that has just been woken up is that late. */
  private static final long TOLERATED_NANOS = Duration.ofMillis(5).toNanos();

  /** What was waiting at the end of a standstill has been noticed by then. */
  private static final long AFTERMATH_NANOS = Duration.ofMillis(10).toNanos();

  private final LongSupplier nanoTime;
  private long lastBeat;
  private long stoodFrom;
  private long stoodTo;

  /** Does not watch the time by itself, see {@link #beatUntil}. */
  StallDetector(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastBeat = nanoTime.getAsLong();
    this.stoodFrom = lastBeat;
    this.stoodTo = lastBeat - AFTERMATH_NANOS;
  }

  /** Watches the time until it is over. */
  void beatUntil(BooleanSupplier isOver) {
    while (!isOver.getAsBoolean()) {
      LockSupport.parkNanos(BEAT_NANOS);
      beat();
    }
  }

  void beat() {
    long now = nanoTime.getAsLong();
    synchronized (this) {
      noteStandstill(now);
      lastBeat = now;
    }
  }

  /**
   * When what is noticed now arrived. The time is taken first: threads that wait for each other
   * here do not come later by that.
   */
  Moment moment() {
    long now = nanoTime.getAsLong();
    synchronized (this) {
      noteStandstill(now);
      return new Moment(now - stoodTo < AFTERMATH_NANOS ? Math.min(stoodFrom, now) : now, now);
    }
  }

  private void noteStandstill(long now) {
    if (now - lastBeat > TOLERATED_NANOS) {
      stoodFrom = lastBeat;
      stoodTo = now;
    }
  }

  /** As exactly as it can be told, in nanoseconds of the detector's clock. */
  record Moment(long earliest, long latest) {
    /** The same, if it may have been as early as that. */
    Moment orAsEarlyAs(long nanos) {
      return new Moment(Math.min(earliest, nanos), latest);
    }
  }
}
