package io.tensoe.ingestion;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;

import java.util.function.Consumer;
import java.util.function.IntFunction;

/** How the time of a piece of work grows with its input: ten times the input, about ten times. */
public final class Growth {
  /** What ten times the input may cost; quadratic work costs 100 times as much. */
  private static final double MOST = 40;

  /** Shorter times are noise. */
  private static final long FLOOR_NANOS = 25_000_000;

  private static final int SMALL = 1_000;

  private Growth() {}

  /**
   * Fails unless the time for inputs of 1,000, 10,000 and 100,000 characters or levels grows about
   * as they do. What seems too long is done again, because other work may take the processor.
   */
  public static void assertLinear(String what, IntFunction<String> input, Consumer<String> work) {
    work.accept(input.apply(SMALL));
    long before = nanos(input.apply(SMALL), work);
    for (int size = SMALL * 10; size <= SMALL * 100; size *= 10) {
      String text = input.apply(size);
      double enough = MOST * Math.max(before, FLOOR_NANOS);
      long now = nanos(text, work);
      for (int again = 0; again < 3 && now > enough; again++) {
        now = Math.min(now, nanos(text, work));
      }
      assertThat(what + ": time at " + size + ", in ms", now / 1e6, lessThan(enough / 1e6));
      before = now;
    }
  }

  private static long nanos(String input, Consumer<String> work) {
    long start = System.nanoTime();
    work.accept(input);
    return System.nanoTime() - start;
  }
}
