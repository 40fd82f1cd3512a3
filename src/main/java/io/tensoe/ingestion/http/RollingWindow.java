package io.tensoe.ingestion.http;

/**
 * The last n calls by when they left, as arithmetic that never sleeps: how long to wait so that no
 * window holds more than n. Bursts are allowed, saved-up ones are not: after a pause exactly n
 * calls may leave at once. A call that has a slot and has not left yet may leave at any time, so
 * nobody goes by its slot. Safe for use by several threads.
 */
final class RollingWindow {
  /** Time until a call that has not left yet is looked at again. */
  static final long BETWEEN_LOOKS_NANOS = 1_000_000;

  private final long windowNanos;

  /** From the oldest to the newest; those without a call are null, at the end. */
  private final Slot[] slots;

  private int held;

  RollingWindow(Limit limit) {
    this.slots = new Slot[limit.calls()];
    this.windowNanos = limit.window().toNanos();
  }

  /** The place of one call. */
  static final class Slot {
    private long nanos;
    private boolean isSettled;

    private Slot(long nanos) {
      this.nanos = nanos;
    }
  }

  /**
   * Time until one more call may be sent.
   *
   * @param nowNanos a clock that never goes back, e.g. {@link System#nanoTime()}
   * @return nanoseconds; 0 = now
   */
  synchronized long waitNanos(long nowNanos) {
    if (held < slots.length) {
      return 0;
    }
    long wait = Math.max(0, slots[0].nanos + windowNanos - nowNanos);
    return wait == 0 && !slots[0].isSettled ? BETWEEN_LOOKS_NANOS : wait;
  }

  /** Gives one call a slot from now on; it must be allowed. */
  synchronized Slot take(long nowNanos) {
    if (held == slots.length) {
      remove(0);
    }
    Slot slot = new Slot(nowNanos);
    insert(slot);
    return slot;
  }

  /** Notes that a call left later than its slot, if {@code nanos} is later. */
  synchronized void late(Slot slot, long nanos) {
    if (nanos - slot.nanos <= 0) {
      return;
    }
    for (int i = 0; i < held; i++) {
      if (slots[i] == slot) {
        remove(i);
        slot.nanos = nanos;
        insert(slot);
        return;
      }
    }
  }

  /** Notes that a call has left or never will: its slot stays where it is. */
  synchronized void settle(Slot slot) {
    slot.isSettled = true;
  }

  private void remove(int index) {
    held--;
    System.arraycopy(slots, index + 1, slots, index, held - index);
  }

  private void insert(Slot slot) {
    int at = held;
    while (at > 0 && slots[at - 1].nanos - slot.nanos > 0) {
      slots[at] = slots[at - 1];
      at--;
    }
    slots[at] = slot;
    held++;
  }
}
