package io.tensoe.ingestion.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingWindowTest {
  private static final long MS = 1_000_000;

  @Test
  void theFirstCallsLeaveAtOnceAndTheNextWaitsForTheOldest() {
    RollingWindow window = new RollingWindow(new Limit(2, Duration.ofSeconds(1)));
    sent(window, 0);
    sent(window, 300 * MS);
    assertThat(window.waitNanos(400 * MS), equalTo(600 * MS));
    assertThat(window.waitNanos(1_000 * MS), equalTo(0L));
  }

  @Test
  void aPauseIsNotSavedUpIntoABurst() {
    RollingWindow window = new RollingWindow(new Limit(2, Duration.ofSeconds(1)));
    sent(window, 0);
    long now = 60_000 * MS;
    sent(window, now);
    sent(window, now);
    assertThat(window.waitNanos(now), equalTo(1_000 * MS));
  }

  @Test
  void aLateCallMovesItsSlotAndNoOther() {
    RollingWindow window = new RollingWindow(new Limit(2, Duration.ofSeconds(1)));
    RollingWindow.Slot first = sent(window, 0);
    sent(window, 10 * MS);
    window.late(first, 200 * MS);
    assertThat(window.waitNanos(1_000 * MS), equalTo(10 * MS));
    sent(window, 1_010 * MS);
    assertThat("the late one is the next", window.waitNanos(1_010 * MS), equalTo(190 * MS));
  }

  @Test
  void nobodyGoesByTheSlotOfACallThatHasNotLeft() {
    RollingWindow window = new RollingWindow(new Limit(1, Duration.ofSeconds(1)));
    RollingWindow.Slot kept = window.take(0);
    assertThat(window.waitNanos(5_000 * MS), equalTo(RollingWindow.BETWEEN_LOOKS_NANOS));
    window.late(kept, 5_001 * MS);
    window.settle(kept);
    assertThat(window.waitNanos(5_002 * MS), equalTo(999 * MS));
  }

  @Test
  void aCorrectionThatComesAfterItsSlotWasReusedChangesNothing() {
    RollingWindow window = new RollingWindow(new Limit(1, Duration.ofSeconds(1)));
    RollingWindow.Slot first = sent(window, 0);
    sent(window, 1_000 * MS);
    window.late(first, 500 * MS);
    assertThat(window.waitNanos(1_000 * MS), equalTo(1_000 * MS));
  }

  /** A call that left at its slot. */
  private static RollingWindow.Slot sent(RollingWindow window, long nanos) {
    RollingWindow.Slot slot = window.take(nanos);
    window.settle(slot);
    return slot;
  }

  /** Any mix of latency, lateness, retries (more callers) and idle times; clocks are simulated. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noWindowEverHoldsMoreThanNCalls(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      int calls = 1 + random.nextInt(20);
      long windowNanos = (1 + random.nextInt(3_000)) * MS;
      RollingWindow window = new RollingWindow(new Limit(calls, Duration.ofNanos(windowNanos)));
      List<Long> left = new ArrayList<>();
      long now = 0;
      for (int i = 0; i < 400; i++) {
        now += random.nextInt(10) == 0 ? random.nextInt(5_000) * MS : random.nextInt(3) * MS;
        now += window.waitNanos(now);
        RollingWindow.Slot slot = window.take(now);
        if (random.nextInt(4) == 0) {
          // Left late: the clock has moved on when that is noticed.
          now += random.nextInt(300) * MS;
          window.late(slot, now);
        }
        window.settle(slot);
        left.add(now);
      }
      assertThat(mostIn(left, windowNanos), lessThanOrEqualTo(calls));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 20, 100})
  void callsThatAlwaysWaitUseTheWholeLimit(int calls) {
    long windowNanos = 1_000 * MS;
    RollingWindow window = new RollingWindow(new Limit(calls, Duration.ofNanos(windowNanos)));
    List<Long> left = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 5 * calls; i++) {
      now += window.waitNanos(now);
      window.settle(window.take(now));
      left.add(now);
    }
    assertThat(mostIn(left, windowNanos), is(calls));
    assertThat("not later than it must be", now, is(4 * windowNanos));
  }

  /**
   * The same while several calls at a time have their slots and leave in any order, some of them
   * very late.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noWindowEverHoldsMoreThanNCallsThatLeaveInAnyOrder(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      int calls = 1 + random.nextInt(20);
      long windowNanos = (1 + random.nextInt(3_000)) * MS;
      RollingWindow window = new RollingWindow(new Limit(calls, Duration.ofNanos(windowNanos)));
      TreeMap<Long, RollingWindow.Slot> leaving = new TreeMap<>();
      List<Long> left = new ArrayList<>();
      long now = 0;
      for (int i = 0; i < 400; i++) {
        now += random.nextInt(3) * MS;
        for (long wait = 1; wait > 0; ) {
          while (!leaving.isEmpty() && leaving.firstKey() <= now) {
            Map.Entry<Long, RollingWindow.Slot> one = leaving.pollFirstEntry();
            window.late(one.getValue(), one.getKey());
            window.settle(one.getValue());
            left.add(one.getKey());
          }
          wait = window.waitNanos(now);
          now = leaving.isEmpty() ? now + wait : Math.min(now + wait, leaving.firstKey());
        }
        long delay = random.nextInt(4) == 0 ? random.nextInt(300) * MS : random.nextInt(5);
        long veryLate = random.nextInt(20) == 0 ? 2 * windowNanos : 0;
        long when = now + delay + veryLate;
        while (leaving.containsKey(when)) {
          when++;
        }
        leaving.put(when, window.take(now));
      }
      assertThat(mostIn(left, windowNanos), lessThanOrEqualTo(calls));
    }
  }

  private static int mostIn(List<Long> times, long windowNanos) {
    Collections.sort(times);
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(last) - times.get(first) >= windowNanos) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
