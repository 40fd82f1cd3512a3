package io.tensoe.ingestion.sandbox.albums;

/**
 * Repeatable chance: the same seed and the same throw give the same number, whatever the thread.
 */
public final class Dice {
  private static final int UNIT_BITS = 53;

  private Dice() {}

  /** A well mixed non-negative number. */
  public static long of(long seed, long... throwNumbers) {
    long mixed = seed;
    for (long number : throwNumbers) {
      mixed = mix(mixed * 31 + number + 1);
    }
    return mix(mixed) >>> 1;
  }

  /** A number of 0 (inclusive) to {@code sides} (exclusive). */
  public static int below(int sides, long seed, long... throwNumbers) {
    return (int) (of(seed, throwNumbers) % sides);
  }

  /** Uniform in [0, 1). */
  public static double unit(long seed, long... throwNumbers) {
    return (of(seed, throwNumbers) >>> (63 - UNIT_BITS)) / (double) (1L << UNIT_BITS);
  }

  /** The finalizer of SplitMix64. */
  public static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
