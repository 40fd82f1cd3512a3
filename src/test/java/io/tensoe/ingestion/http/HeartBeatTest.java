package io.tensoe.ingestion.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

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

  @Test
  void threadsThatWakeLateAllTheTimeAskForCautionAndASinglePauseDoesNot() {
    HeartBeat heart = new HeartBeat();
    beats(heart, 500, 150_000);
    assertThat(heart.cautionNanos(), is(0L));
    heart.woke(40_000_000);
    assertThat(heart.cautionNanos(), is(lessThan(6_000_000L)));
    beats(heart, 500, 2_000_000);
    assertThat(heart.cautionNanos(), is(greaterThan(60_000_000L)));
    beats(heart, 5000, 20_000_000);
    assertThat(heart.cautionNanos(), is(150_000_000L));
    beats(heart, 2000, 150_000);
    assertThat(heart.cautionNanos(), is(0L));
  }

  private static void beats(HeartBeat heart, int number, long lateNanos) {
    for (int i = 0; i < number; i++) {
      heart.woke(lateNanos);
    }
  }
}
