package io.tensoe.ingestion.sandbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Knows when the sandbox's own process stood still, as in a garbage collection: what it notices
 * right afterwards may have arrived at any moment of that time. Safe for use by many threads.
 */
final class Pulse {
  private static final long BEAT_NANOS = Duration.ofMillis(2).toNanos();

  /** Shorter standstills are no news: a thread that has just been woken up is that late. */
  private static final long TOLERATED_NANOS = Duration.ofMillis(5).toNanos();

  /** What was waiting at the end of a standstill has been noticed by then. */
  private static final long AFTERMATH_NANOS = Duration.ofMillis(10).toNanos();

  private final LongSupplier nanoTime;
  private long lastBeat;
  private long stoodFrom;
  private long stoodTo;

  /** Does not beat by itself, see {@link #beatUntil}. */
  Pulse(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastBeat = nanoTime.getAsLong();
    this.stoodFrom = lastBeat;
    this.stoodTo = lastBeat - AFTERMATH_NANOS;
  }

  /** Beats until it is over. */
  void beatUntil(BooleanSupplier isOver) {
    while (!isOver.getAsBoolean()) {
      LockSupport.parkNanos(BEAT_NANOS);
      beat();
    }
  }

  /** Beats; gives the time. */
  synchronized long beat() {
    long now = nanoTime.getAsLong();
    if (now - lastBeat > TOLERATED_NANOS) {
      stoodFrom = lastBeat;
      stoodTo = now;
    }
    lastBeat = now;
    return now;
  }

  /** When what is noticed now may have arrived at the earliest. */
  synchronized long earliest(long now) {
    return now - stoodTo < AFTERMATH_NANOS ? stoodFrom : now;
  }
}
