package io.tensoe.ingestion.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls through one by one, each at the moment it may be sent. The call log decides, for all
 * processes. The window in this process only spares it the questions whose answer is known to be
 * "wait".
 *
 * <p>A permit is given out only when the call can be sent at once: an old permit used late would
 * put one call too many into a later window. A call that leaves late all the same (garbage
 * collection, a busy machine, a slow connection) moves its slot to the moment it left. A call waits
 * until the call that holds the oldest slot of its window has been sent. Safe for use by several
 * threads, first come first served.
 */
public final class RateLimiter {
  /** Lateness below this is far inside {@link Limit#withMargin()} and not worth a correction. */
  private static final Duration TOLERATED = Duration.ofMillis(5);

  /**
   * Calls of a burst leave at least so far apart: fifty calls sent in one millisecond arrive in any
   * order and at any time. A quarter of the mean distance lets unused time be caught up at four
   * times the rate. At half of it a busy machine, where handing the turn on takes time too, did not
   * reach the limit any more.
   */
  private static final long WIDEST_GAP_NANOS = 10_000_000;

  private final ReentrantLock turn = new ReentrantLock(true);
  private final CallLog callLog;
  private final @Nullable RollingWindow window;
  private final LongSupplier nanos;
  private final Sleeper sleeper;
  private final Executor corrections;
  private final long gapNanos;
  private long notBeforeNanos = Long.MIN_VALUE;
  // The call log has never answered faster than this; the database may be far away.
  private long fastestNanos = Long.MAX_VALUE;

  /**
   * @param limit the limit to keep, margin included; null = unlimited
   * @param nanos a clock that never goes back
   * @param corrections tells the call log of late calls: an answer must not wait for a database
   *     that is away
   */
  public RateLimiter(
      CallLog callLog,
      @Nullable Limit limit,
      LongSupplier nanos,
      Sleeper sleeper,
      Executor corrections) {
    this.callLog = callLog;
    this.window = limit == null ? null : new RollingWindow(limit);
    this.nanos = nanos;
    this.sleeper = sleeper;
    this.corrections = corrections;
    this.gapNanos =
        limit == null
            ? 0
            : Math.min(WIDEST_GAP_NANOS, limit.window().toNanos() / limit.calls() / 4);
  }

  /**
   * Waits until one call may be sent, and takes its slot: send at once, and tell {@link #sent} or
   * {@link #over}.
   *
   * @throws ClosedException if the source is closed or out of budget; no slot is taken
   */
  public Permit enter() throws ClosedException, InterruptedException {
    return enter(null, 0);
  }

  /**
   * Like {@link #enter()}, for a question that was looked up among the stored answers; if another
   * run has been answered since, or has just sent it, the permit is no slot.
   *
   * @param question its name there; null = it is sent in any case
   * @param lookedUpNanos when that was, as {@link #nanos()} says
   */
  public Permit enter(@Nullable String question, long lookedUpNanos)
      throws ClosedException, InterruptedException {
    long asked = nanos.getAsLong();
    turn.lockInterruptibly();
    try {
      while (true) {
        long wait = waitNanos();
        if (wait > 0) {
          // An earlier call may have left late meanwhile, so the window is asked again.
          sleeper.sleep(Duration.ofNanos(wait));
          continue;
        }
        long before = nanos.getAsLong();
        CallLog.Reservation reservation = reserve(question, lookedUpNanos);
        @Nullable Instant until = reservation.closedUntil();
        if (until != null) {
          throw new ClosedException(String.valueOf(reservation.reason()), until);
        }
        if (reservation.elsewhere() != null) {
          return new Permit(
              0, null, 0, 0, Duration.ofNanos(nanos.getAsLong() - asked), reservation.elsewhere());
        }
        if (reservation.pause().isZero()) {
          return permit(reservation.number(), asked, before);
        }
        sleeper.sleep(reservation.pause());
      }
    } finally {
      turn.unlock();
    }
  }

  /** Now, on the clock of this rate limiter. */
  public long nanos() {
    return nanos.getAsLong();
  }

  private CallLog.Reservation reserve(@Nullable String question, long lookedUpNanos)
      throws InterruptedException {
    return question == null
        ? callLog.reserve()
        : callLog.reserve(question, Duration.ofNanos(nanos.getAsLong() - lookedUpNanos));
  }

  private long waitNanos() {
    if (window == null) {
      return 0;
    }
    long now = nanos.getAsLong();
    // While the call log answers, part of the gap passes.
    long gap = notBeforeNanos == Long.MIN_VALUE ? 0 : notBeforeNanos - fastestNanos - now;
    return Math.max(gap, window.waitNanos(now));
  }

  private Permit permit(long number, long asked, long before) {
    long now = nanos.getAsLong();
    fastestNanos = Math.min(fastestNanos, now - before);
    // Counted from the earliest moment at which the call log can have granted it. Counted from now,
    // the time of its answers would add up, window by window.
    long counted = before + fastestNanos;
    RollingWindow.@Nullable Slot slot = window == null ? null : window.take(counted);
    notBeforeNanos = now + gapNanos;
    return new Permit(number, slot, now, counted, Duration.ofNanos(now - asked), null);
  }

  /** Tells when the permit's call really left; {@code sentNanos} on the same clock. */
  public void sent(Permit permit, long sentNanos) {
    Duration late = Duration.ofNanos(sentNanos - permit.countedNanos());
    if (late.compareTo(TOLERATED) > 0) {
      RollingWindow.@Nullable Slot slot = permit.slot();
      if (window != null && slot != null) {
        window.late(slot, sentNanos);
      }
      corrections.execute(() -> correct(permit.number(), late));
    }
    over(permit);
  }

  private void correct(long number, Duration late) {
    try {
      callLog.late(number, late);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells that the permit's call is over, whether it ever left or not. */
  public void over(Permit permit) {
    RollingWindow.@Nullable Slot slot = permit.slot();
    if (window != null && slot != null) {
      window.settle(slot);
    }
  }

  /**
   * Waits while the source is paused, for a call outside the limit; takes no slot.
   *
   * @throws ClosedException if the source is closed
   */
  public void pass() throws ClosedException, InterruptedException {
    while (true) {
      CallLog.Reservation standing = callLog.standing();
      @Nullable Instant until = standing.closedUntil();
      if (until != null) {
        throw new ClosedException(String.valueOf(standing.reason()), until);
      }
      if (standing.pause().isZero()) {
        return;
      }
      sleeper.sleep(standing.pause());
    }
  }

  /** Keeps everybody from asking for so long. */
  public void pause(Duration time) throws InterruptedException {
    callLog.pause(time);
  }

  /** Closes the source because the service said so; returns when it opens again. */
  public Instant close(Duration time, String reason) throws InterruptedException {
    return callLog.close(time, reason);
  }

  /**
   * The right to send one call now.
   *
   * @param number slot number in the call log
   * @param slot in the local window; null = there is no limit, or it is no slot
   * @param nanos when it was taken
   * @param countedNanos when the call log counts it at the earliest: an answer that a busy database
   *     sent late was granted before it came
   * @param waited how long that took
   * @param elsewhere why it is no slot and nothing may be sent; null = it is one
   */
  public record Permit(
      long number,
      RollingWindow.@Nullable Slot slot,
      long nanos,
      long countedNanos,
      Duration waited,
      CallLog.@Nullable Elsewhere elsewhere) {}
}
