package io.tensoe.ingestion.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final AtomicLong clock = new AtomicLong(5_000_000_000L);
  private final FakeCallLog callLog = new FakeCallLog();
  private @Nullable Runnable whileAsleep;
  private long whenAsleep;

  private RateLimiter limiter(@Nullable Limit limit) {
    return new RateLimiter(callLog, limit, clock::get, this::sleep, Runnable::run);
  }

  private void sleep(Duration time) {
    clock.addAndGet(time.toNanos());
    if (whileAsleep != null && clock.get() >= whenAsleep) {
      Runnable now = whileAsleep;
      whileAsleep = null;
      now.run();
    }
  }

  /** Takes a slot and leaves in time. */
  private RateLimiter.Permit go(RateLimiter limiter) throws Exception {
    RateLimiter.Permit permit = limiter.enter();
    limiter.sent(permit, permit.countedNanos());
    return permit;
  }

  @Test
  void callsLeaveAtTheMomentTheirWindowAllows() throws Exception {
    RateLimiter limiter = limiter(new Limit(2, Duration.ofSeconds(1)));
    long start = clock.get();
    List<Long> left = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      left.add((go(limiter).nanos() - start) / 1_000_000);
    }
    assertThat(left, equalTo(List.of(0L, 10L, 1_000L, 1_010L, 2_000L)));
  }

  @Test
  void noCallGoesBeforeTheOneAWindowAgoHasLeft() throws Exception {
    RateLimiter limiter = limiter(new Limit(1, Duration.ofSeconds(1)));
    RateLimiter.Permit kept = limiter.enter();
    // As a suspended machine would: it leaves three windows after its slot.
    long left = kept.nanos() + 3_000_000_000L;
    whenAsleep = left;
    whileAsleep = () -> limiter.sent(kept, left);
    assertThat(limiter.enter().nanos() - left, equalTo(1_000_000_000L));
    assertThat(callLog.late, equalTo(List.of(Duration.ofSeconds(3))));
  }

  @Test
  void aCallThatNeverLeftKeepsNobody() throws Exception {
    RateLimiter limiter = limiter(new Limit(1, Duration.ofSeconds(1)));
    RateLimiter.Permit refused = limiter.enter();
    limiter.over(refused);
    assertThat(limiter.enter().nanos() - refused.nanos(), equalTo(1_000_000_000L));
  }

  @Test
  void theCallLogIsAskedOnlyWhenTheLocalWindowHasRoom() throws Exception {
    RateLimiter limiter = limiter(new Limit(1, Duration.ofSeconds(1)));
    go(limiter);
    go(limiter);
    assertThat(callLog.asked, equalTo(2));
  }

  @Test
  void whatTheCallLogSaysOfOtherProcessesIsWaitedFor() throws Exception {
    RateLimiter limiter = limiter(new Limit(1, Duration.ofSeconds(1)));
    long start = clock.get();
    callLog.answers.add(new CallLog.Reservation(0, Duration.ofMillis(700), null, null));
    limiter.enter();
    assertThat(clock.get() - start, greaterThanOrEqualTo(700_000_000L));
  }

  @Test
  void aClosedSourceIsNotWaitedFor() {
    RateLimiter limiter = limiter(null);
    Instant until = Instant.parse("2026-11-23T10:00:00Z");
    callLog.answers.add(new CallLog.Reservation(0, Duration.ZERO, until, "quota"));
    long start = clock.get();
    ClosedException closed = assertThrows(ClosedException.class, limiter::enter);
    assertThat(closed.until(), is(until));
    assertThat(closed.getMessage(), is("quota"));
    assertThat(clock.get(), is(start));
  }

  @Test
  void aCallThatLeftLateMovesItsSlotHereAndInTheCallLog() throws Exception {
    RateLimiter limiter = limiter(new Limit(1, Duration.ofSeconds(1)));
    RateLimiter.Permit permit = limiter.enter();
    long late = permit.nanos() + 400_000_000;
    clock.set(late);
    limiter.sent(permit, late);
    assertThat(callLog.late, equalTo(List.of(Duration.ofMillis(400))));
    assertThat(limiter.enter().nanos() - late, equalTo(1_000_000_000L));
  }

  @Test
  void aCallThatLeftInTimeIsNotCorrected() throws Exception {
    RateLimiter limiter = limiter(new Limit(1, Duration.ofSeconds(1)));
    RateLimiter.Permit permit = limiter.enter();
    limiter.sent(permit, permit.nanos() + 4_000_000);
    assertThat(callLog.late, equalTo(List.of()));
  }

  @Test
  void aSlotThatWasLongOnItsWayToUsIsMovedInTheCallLogOnly() throws Exception {
    RateLimiter limiter = limiter(new Limit(2, Duration.ofSeconds(1)));
    callLog.takes = Duration.ofMillis(30);
    RateLimiter.Permit usual = limiter.enter();
    limiter.sent(usual, clock.get());
    assertThat("it is far away", callLog.late, equalTo(List.of()));
    callLog.takes = Duration.ofMillis(430);
    RateLimiter.Permit slow = limiter.enter();
    limiter.sent(slow, clock.get());
    assertThat(callLog.late, equalTo(List.of(Duration.ofMillis(400))));
    assertThat(limiter.enter().nanos() - usual.nanos(), equalTo(1_000_000_000L + 430_000_000));
  }

  private final class FakeCallLog implements CallLog {
    private Duration takes = Duration.ZERO;
    private final List<Reservation> answers = new ArrayList<>();
    private final List<Duration> late = new ArrayList<>();
    private int asked;

    @Override
    public Reservation reserve() {
      asked++;
      clock.addAndGet(takes.toNanos());
      return answers.isEmpty() ? Reservation.granted(asked) : answers.remove(0);
    }

    @Override
    public Reservation standing() {
      return Reservation.granted(0);
    }

    @Override
    public void late(long number, Duration by) {
      late.add(by);
    }

    @Override
    public void pause(Duration time) {}

    @Override
    public Instant close(Duration time, String reason) {
      return Instant.EPOCH;
    }
  }
}
