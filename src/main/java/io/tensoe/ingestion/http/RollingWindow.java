package io.tensoe.ingestion.http;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last n calls by the time they left, as arithmetic that never sleeps: says how long to wait so
 * that no window holds more than n. Bursts of n calls are allowed, but unused calls are not saved
 * up: after any pause exactly n may leave at once. A call that has a slot and has not left yet may
 * leave at any time, so nobody may count on the time of its slot. Safe for use by several threads.
 */
final class RollingWindow {
  /** Time until a call that has not left yet is looked at again. */
  static final long BETWEEN_LOOKS_NANOS = 1_000_000;

  private final long windowNanos;

  /** A ring from the oldest to the newest: a window may hold a million. */
  private final @Nullable Slot[] slots;

  private int first;
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
    Slot oldest = slot(0);
    long wait = Math.max(0, oldest.nanos + windowNanos - nowNanos);
    return wait == 0 && !oldest.isSettled ? BETWEEN_LOOKS_NANOS : wait;
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
    // A call that has just left is among the newest.
    for (int i = held - 1; i >= 0; i--) {
      if (slot(i) == slot) {
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

  private Slot slot(int index) {
    return Objects.requireNonNull(slots[place(index)]);
  }

  private int place(int index) {
    return (first + index) % slots.length;
  }

  private void remove(int index) {
    held--;
    if (index == 0) {
      first = place(1);
      return;
    }
    for (int i = index; i < held; i++) {
      slots[place(i)] = slots[place(i + 1)];
    }
  }

  private void insert(Slot slot) {
    int at = held;
    while (at > 0 && slot(at - 1).nanos - slot.nanos > 0) {
      slots[place(at)] = slots[place(at - 1)];
      at--;
    }
    slots[place(at)] = slot;
    held++;
  }
}
