package io.tensoe.ingestion.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingWindowTest {
  private static final long MS = 1_000_000;

  @Test
  void theFirstCallsLeaveAtOnceAndTheNextWaitsForTheOldest() {
    RollingWindow window = new RollingWindow(new Limit(2, Duration.ofSeconds(1)));
    window.sent(0);
    window.sent(300 * MS);
    assertThat(window.waitNanos(400 * MS), equalTo(600 * MS));
    assertThat(window.waitNanos(1_000 * MS), equalTo(0L));
  }

  @Test
  void aPauseIsNotSavedUpIntoABurst() {
    RollingWindow window = new RollingWindow(new Limit(2, Duration.ofSeconds(1)));
    window.sent(0);
    long now = 60_000 * MS;
    window.sent(now);
    window.sent(now);
    assertThat(window.waitNanos(now), equalTo(1_000 * MS));
  }

  @Test
  void aLateCallMovesItsSlotAndThoseAfterIt() {
    RollingWindow window = new RollingWindow(new Limit(2, Duration.ofSeconds(1)));
    long first = window.sent(0);
    window.sent(10 * MS);
    window.late(first, 200 * MS);
    assertThat(window.waitNanos(1_000 * MS), equalTo(200 * MS));
    window.sent(1_200 * MS);
    assertThat("the second slot moved too", window.waitNanos(1_200 * MS), equalTo(0L));
  }

  @Test
  void aCorrectionThatComesAfterItsSlotWasReusedChangesNothing() {
    RollingWindow window = new RollingWindow(new Limit(1, Duration.ofSeconds(1)));
    long first = window.sent(0);
    window.sent(1_000 * MS);
    window.late(first, 500 * MS);
    assertThat(window.waitNanos(1_000 * MS), equalTo(1_000 * MS));
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
        long number = window.sent(now);
        if (random.nextInt(4) == 0) {
          // Left late: the clock has moved on when that is noticed.
          now += random.nextInt(300) * MS;
          window.late(number, now);
        }
        left.add(now);
      }
      assertThat(mostIn(left, windowNanos), lessThanOrEqualTo(calls));
      assertThat("the limit is used", mostIn(left, windowNanos), greaterThan(0));
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
