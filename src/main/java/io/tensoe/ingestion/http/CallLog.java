package io.tensoe.ingestion.http;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The one truth about what was spent on a source, shared by every process that asks it. Safe for
 * use by several threads.
 */
public interface CallLog {

  /**
   * Takes a slot for one call now, or says how long there is none. Never waits.
   *
   * @return granted, to be tried again after a wait, or closed
   */
  Reservation reserve() throws InterruptedException;

  /**
   * Like {@link #reserve()}, for one question: no slot if another run has been answered meanwhile,
   * or has just sent it.
   *
   * @param question its name among the stored answers
   * @param lookedUp how long ago it was looked up there
   */
  default Reservation reserve(String question, Duration lookedUp) throws InterruptedException {
    return reserve();
  }

  /**
   * Whether the source is paused, closed by the service or out of budget; takes no slot and counts
   * nothing.
   */
  Reservation standing() throws InterruptedException;

  /** Calls left of the day's budget; empty = there is no such budget. */
  default OptionalLong left() throws InterruptedException {
    return OptionalLong.empty();
  }

  /**
   * Corrects a slot whose call left later than reserved.
   *
   * @param by how much later, positive
   */
  void late(long number, Duration by) throws InterruptedException;

  /** Keeps everybody from asking for so long; a shorter pause never ends a longer one. */
  void pause(Duration time) throws InterruptedException;

  /**
   * Closes the source by word of the service.
   *
   * @param reason one sentence for people, free of secrets
   * @return when it opens again
   */
  Instant close(Duration time, String reason) throws InterruptedException;

  /** Writes down what is not written yet; nothing may be reserved afterwards. */
  default void settle() throws InterruptedException {}

  /**
   * What came of asking for a slot.
   *
   * @param number the slot's number; meaningful only when granted
   * @param pause zero = granted; otherwise ask again after this time
   * @param closedUntil non-null = closed, nothing to wait for
   * @param reason why it is closed; non-null exactly when {@code closedUntil} is
   * @param elsewhere why this question needs no slot; null = it needs one
   */
  record Reservation(
      long number,
      Duration pause,
      @Nullable Instant closedUntil,
      @Nullable String reason,
      @Nullable Elsewhere elsewhere) {

    public Reservation(
        long number, Duration pause, @Nullable Instant closedUntil, @Nullable String reason) {
      this(number, pause, closedUntil, reason, null);
    }

    /** A slot, now. */
    public static Reservation granted(long number) {
      return new Reservation(number, Duration.ZERO, null, null);
    }
  }

  /** What became of a question in another run. */
  enum Elsewhere {
    /** Its answer is stored. */
    ANSWERED,
    /** It was sent a moment ago. */
    UNDER_WAY
  }
}
