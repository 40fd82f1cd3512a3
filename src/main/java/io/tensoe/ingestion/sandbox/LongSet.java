package io.tensoe.ingestion.sandbox;

import io.tensoe.ingestion.sandbox.albums.Dice;

/** A set of numbers in 8 to 16 bytes each; a boxed one takes 50. Not safe for threads. */
final class LongSet {
  private long[] slots = new long[1 << 10]; // 0 = empty
  private int size;

  boolean contains(long value) {
    return slots[slot(slots, stored(value))] != 0;
  }

  void add(long value) {
    long stored = stored(value);
    int slot = slot(slots, stored);
    if (slots[slot] == 0) {
      slots[slot] = stored;
      size++;
      if (size * 2L > slots.length) {
        grow();
      }
    }
  }

  private void grow() {
    long[] bigger = new long[slots.length * 2];
    for (long stored : slots) {
      if (stored != 0) {
        bigger[slot(bigger, stored)] = stored;
      }
    }
    slots = bigger;
  }

  private static long stored(long value) {
    return value == 0 ? 1 : value;
  }

  private static int slot(long[] slots, long stored) {
    int mask = slots.length - 1;
    int slot = (int) Dice.mix(stored) & mask;
    while (slots[slot] != 0 && slots[slot] != stored) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
