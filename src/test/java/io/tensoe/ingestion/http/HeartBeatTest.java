package io.tensoe.ingestion.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class HeartBeatTest {
  @Test
  void aStandstillIsNoticedWithItsBeginningAndItsEnd() {
    HeartBeat heart = HeartBeat.ofProcess();
    long before = heart.count();
    long stopped = System.nanoTime();
    synchronized (heart) {
      // Nobody can beat while the heart is held: to it, the process stands still.
      while (System.nanoTime() - stopped < 3 * HeartBeat.TOLERATED_NANOS) {
        Thread.onSpinWait();
      }
    }
    heart.beat();
    assertThat(heart.count(), greaterThan(before));
    HeartBeat.Standstill last = heart.get(heart.count() - 1);
    assertThat(last.toNanos() - last.fromNanos() > HeartBeat.TOLERATED_NANOS, is(true));
  }

  @Test
  void aBeatInTimeIsNoStandstill() {
    HeartBeat heart = HeartBeat.ofProcess();
    boolean wasCalm = false;
    for (int i = 0; i < 50 && !wasCalm; i++) {
      heart.beat();
      long before = heart.count();
      heart.beat();
      // On a busy machine this thread itself may have stood still between the two.
      wasCalm = heart.count() == before;
    }
    assertThat(wasCalm, is(true));
  }
}
