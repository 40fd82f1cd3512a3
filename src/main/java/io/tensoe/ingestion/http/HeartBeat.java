package io.tensoe.ingestion.http;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Notices when this process stood still: a garbage collection, a starved or a suspended machine. A
 * call that was sent just before may have arrived that much later, so its slot has to move. Notices
 * also when the machine is so busy that threads wake late all the time, those that carry and
 * receive calls included. Safe for use by several threads.
 */
final class HeartBeat {
  /** Shorter standstills are far inside {@link Limit#withMargin()}. */
  static final long TOLERATED_NANOS = Duration.ofMillis(8).toNanos();

  private static final long BEAT_NANOS = Duration.ofMillis(2).toNanos();
  private static final int KEPT = 32;

  /** Beats that the average of their lateness goes back over: half a second. */
  private static final int AVERAGED = 256;

  /**
   * Lateness of an average beat on a machine that is not short of processors: 0.12 to 0.4 ms were
   * measured. While workers start on two cores it is 1 to 5 ms, and calls arrive up to 40 ms late.
   */
  private static final double CALM_NANOS = 500_000;

  private static final int CAUTION_PER_LATENESS = 60;
  private static final long MOST_CAUTION_NANOS = Duration.ofMillis(150).toNanos();

  /** Held by those who use it: when the last of them is gone, the heart stops. */
  private static WeakReference<HeartBeat> ofProcess = new WeakReference<>(null);

  private final long[] from = new long[KEPT];
  private final long[] to = new long[KEPT];
  private long stalls;
  private long lastBeat = System.nanoTime();
  private double lateNanos;

  HeartBeat() {}

  /** The heart of this process; beats from the first call on while anybody holds it. */
  static synchronized HeartBeat ofProcess() {
    @Nullable HeartBeat beating = ofProcess.get();
    if (beating != null) {
      return beating;
    }
    HeartBeat heart = new HeartBeat();
    ofProcess = new WeakReference<>(heart);
    WeakReference<HeartBeat> held = ofProcess;
    Thread thread = new Thread(() -> beat(held), "heartbeat");
    thread.setDaemon(true);
    thread.start();
    return heart;
  }

  private static void beat(WeakReference<HeartBeat> held) {
    while (true) {
      long slept = System.nanoTime();
      LockSupport.parkNanos(BEAT_NANOS);
      long woke = System.nanoTime();
      @Nullable HeartBeat heart = held.get();
      if (heart == null) {
        return;
      }
      heart.beat();
      heart.woke(Math.max(0, woke - slept - BEAT_NANOS));
    }
  }

  /** Notes how much later than it wanted to a thread woke up. */
  synchronized void woke(long late) {
    lateNanos += (late - lateNanos) / AVERAGED;
  }

  /**
   * What a limit's window should be stretched by while the machine is this busy, in nanoseconds; 0
   * when it is not. A single standstill, however long, hardly counts here.
   */
  synchronized long cautionNanos() {
    double late = Math.max(0, lateNanos - CALM_NANOS);
    return Math.min(MOST_CAUTION_NANOS, (long) (late * CAUTION_PER_LATENESS));
  }

  /**
   * Beats; whoever depends on the answer beats first, because after a standstill all wake at once.
   */
  synchronized void beat() {
    long now = System.nanoTime();
    if (now - lastBeat > TOLERATED_NANOS) {
      int slot = (int) (stalls % KEPT);
      from[slot] = lastBeat;
      to[slot] = now;
      stalls++;
    }
    lastBeat = now;
  }

  /** How many standstills there were so far. */
  synchronized long count() {
    return stalls;
  }

  /** When standstill number {@code index} began and ended, as {@link System#nanoTime()}. */
  synchronized Standstill get(long index) {
    int slot = (int) (Math.max(index, stalls - KEPT) % KEPT);
    return new Standstill(from[slot], to[slot]);
  }

  /**
   * A time in which nothing of this process ran.
   *
   * @param fromNanos the last sign of life before
   * @param toNanos the first sign of life after
   */
  record Standstill(long fromNanos, long toNanos) {}
}
