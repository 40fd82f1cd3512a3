package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LaneTest {
  private static final BudgetAdmission FREE = new BudgetAdmission(OptionalLong::empty, 1);

  private final List<Lane> open = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private Lane lane(int albums, BudgetAdmission admission, Function<Wanted, Outcome> lookUp) {
    Lane lane = new Lane("test", albums, admission, lookUp);
    open.add(lane);
    return lane;
  }

  @AfterEach
  void close() {
    open.forEach(Lane::close);
    threads.shutdownNow();
  }

  private static Wanted wanted(int number) {
    return new Wanted(InventedAlbums.seed(number), null);
  }

  private static String key(int number) {
    return InventedAlbums.seed(number).key();
  }

  private static Outcome outcome(Wanted wanted) {
    return Outcomes.absent("test", wanted.seed(), "none", null);
  }

  /** Waits for what other threads bring about; the class has a time-out. */
  private static void until(Callable<Boolean> isSo) throws Exception {
    while (!isSo.call()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the time is over");
      }
      Thread.onSpinWait();
    }
  }

  private static Outcome await(Semaphore go, Wanted wanted) {
    try {
      go.acquire();
    } catch (InterruptedException e) {
      throw new Lane.Interrupted(e);
    }
    return outcome(wanted);
  }

  @Test
  void anAlbumIsKnownFromItsStartUntilItIsHandedOut() throws Exception {
    Semaphore go = new Semaphore(0);
    Lane lane = lane(2, FREE, each -> await(go, each));
    lane.start(wanted(1));
    assertThat(lane.knows(key(1)), is(true));
    assertThat(lane.knows(key(2)), is(false));
    assertThat(lane.finished(), is(empty()));
    go.release();
    assertThat(lane.await(key(1)).seed().key(), is(key(1)));
    assertThat(lane.knows(key(1)), is(false));
    assertThat(lane.finished(), is(empty()));
  }

  @Test
  void whatFinishesFirstIsHandedOutFirst() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    Lane lane =
        lane(
            2,
            FREE,
            each -> {
              if (each.seed().key().equals(key(1))) {
                try {
                  second.await();
                } catch (InterruptedException e) {
                  throw new Lane.Interrupted(e);
                }
              }
              return outcome(each);
            });
    lane.start(wanted(1));
    lane.start(wanted(2));
    until(() -> lane.finished().size() == 1);
    second.countDown();
    until(() -> lane.finished().size() == 2);
    assertThat(lane.finished(), contains(key(2), key(1)));
  }

  @Test
  void anAlbumThatIsUnderWayIsNotStartedAgain() throws Exception {
    AtomicInteger started = new AtomicInteger();
    Semaphore go = new Semaphore(0);
    Lane lane =
        lane(
            3,
            FREE,
            each -> {
              started.incrementAndGet();
              return await(go, each);
            });
    for (int i = 0; i < 3; i++) {
      lane.start(wanted(1));
    }
    go.release(3);
    lane.await(key(1));
    assertThat(started.get(), is(1));
  }

  @Test
  void noMoreAlbumsThanItHasRoomForAreUnderWay() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Lane lane =
        lane(
            3,
            FREE,
            each -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              LockSupport.parkNanos(1);
              underWay.decrementAndGet();
              return outcome(each);
            });
    for (int i = 0; i < 200; i++) {
      lane.start(wanted(i));
    }
    for (int i = 0; i < 200; i++) {
      lane.await(key(i));
    }
    assertThat(most.get(), is(lessThanOrEqualTo(3)));
  }

  @Test
  void whoStartsOneTooManyWaitsUntilOneHasEnded() throws Exception {
    Semaphore go = new Semaphore(0);
    AtomicInteger started = new AtomicInteger();
    Lane lane =
        lane(
            2,
            FREE,
            each -> {
              started.incrementAndGet();
              return await(go, each);
            });
    AtomicReference<@Nullable Thread> starter = new AtomicReference<>();
    Future<?> starting = startAll(lane, 3, starter);
    until(() -> started.get() == 2 && isWaiting(starter));
    assertThat(lane.knows(key(2)), is(false));
    go.release();
    starting.get(10, TimeUnit.SECONDS);
    until(() -> started.get() == 3);
    go.release(2);
    lane.await(key(2));
  }

  /** Starts albums from number 0 on, in a thread of its own. */
  private Future<?> startAll(Lane lane, int albums, AtomicReference<@Nullable Thread> starter) {
    return threads.submit(
        () -> {
          starter.set(Thread.currentThread());
          for (int i = 0; i < albums; i++) {
            lane.start(wanted(i));
          }
          return null;
        });
  }

  private static boolean isWaiting(AtomicReference<@Nullable Thread> thread) {
    @Nullable Thread found = thread.get();
    return found != null && found.getState() == Thread.State.WAITING;
  }

  @Test
  void neverMoreAreStartedThanTheBudgetLastsFor() throws Exception {
    AtomicLong left = new AtomicLong(7);
    AtomicInteger started = new AtomicInteger();
    Semaphore go = new Semaphore(0);
    Lane lane =
        lane(
            5,
            new BudgetAdmission(() -> OptionalLong.of(left.get()), 3),
            each -> {
              started.incrementAndGet();
              Outcome outcome = await(go, each);
              left.addAndGet(-3);
              return outcome;
            });
    AtomicReference<@Nullable Thread> starter = new AtomicReference<>();
    Future<?> starting = startAll(lane, 3, starter);
    until(() -> started.get() == 2 && isWaiting(starter));
    assertThat("3 times 3 calls are not there", lane.knows(key(2)), is(false));
    go.release();
    until(() -> lane.finished().size() == 1 && isWaiting(starter));
    assertThat("2 times 3 calls are not left", lane.knows(key(2)), is(false));
    go.release();
    // A lone album always starts, whatever is left: what it is told is kept.
    starting.get(10, TimeUnit.SECONDS);
    go.release();
    lane.await(key(2));
    assertThat(started.get(), is(3));
  }

  @Test
  void theBudgetOfManyAlbumsIsSpentOnWholeOnes() throws Exception {
    AtomicLong left = new AtomicLong(31);
    AtomicInteger halves = new AtomicInteger();
    AtomicInteger whole = new AtomicInteger();
    Lane lane =
        lane(
            8,
            new BudgetAdmission(() -> OptionalLong.of(Math.max(0, left.get())), 3),
            each -> {
              int got = 0;
              for (int call = 0; call < 3; call++) {
                got += left.getAndDecrement() > 0 ? 1 : 0;
                LockSupport.parkNanos(1);
              }
              (got == 3 ? whole : got == 0 ? new AtomicInteger() : halves).incrementAndGet();
              return outcome(each);
            });
    for (int i = 0; i < 40; i++) {
      lane.start(wanted(i));
    }
    for (int i = 0; i < 40; i++) {
      lane.await(key(i));
    }
    assertThat(whole.get(), is(10));
    assertThat(halves.get(), is(1));
  }

  @Test
  void aFailureIsHeardByWhoWaitsForItsAlbum() throws Exception {
    Semaphore go = new Semaphore(0);
    Error noMemory = new OutOfMemoryError("Java heap space");
    Lane lane =
        lane(
            2,
            FREE,
            each -> {
              await(go, each);
              throw noMemory;
            });
    lane.start(wanted(1));
    AtomicReference<@Nullable Thread> waiter = new AtomicReference<>();
    Future<Outcome> waiting =
        threads.submit(
            () -> {
              waiter.set(Thread.currentThread());
              return lane.await(key(1));
            });
    until(() -> isWaiting(waiter));
    go.release();
    Throwable heard =
        assertThrows(Exception.class, () -> waiting.get(10, TimeUnit.SECONDS)).getCause();
    assertThat(heard, instanceOf(IllegalStateException.class));
    assertThat(heard.getCause(), sameInstance(noMemory));
    assertThat(heard.getMessage(), is("Java heap space"));
  }

  @Test
  void aFailureIsHeardByWhoAsksForFinishedAlbums() throws Exception {
    Lane lane =
        lane(
            2,
            FREE,
            each -> {
              throw new IllegalStateException("the database is gone");
            });
    lane.start(wanted(1));
    IllegalStateException heard =
        assertThrows(IllegalStateException.class, () -> until(() -> lane.finished().size() == 1));
    assertThat(heard.getMessage(), is("the database is gone"));
  }

  @Test
  void aFailedAlbumMakesRoomForTheNext() throws Exception {
    AtomicInteger started = new AtomicInteger();
    Lane lane =
        lane(
            1,
            FREE,
            each -> {
              started.incrementAndGet();
              throw new IllegalStateException("no");
            });
    lane.start(wanted(1));
    lane.start(wanted(2));
    until(() -> started.get() == 2);
  }

  @Test
  void anAlbumThatWasNeverStartedIsNotWaitedFor() {
    Lane lane = lane(1, FREE, LaneTest::outcome);
    assertThrows(IllegalStateException.class, () -> lane.await(key(1)));
    assertThrows(IllegalStateException.class, () -> lane.take(key(1)));
  }

  @Test
  void anInterruptEndsWaitingForRoomAndGivesNoneAway() throws Exception {
    Semaphore go = new Semaphore(0);
    Lane lane = lane(1, FREE, each -> await(go, each));
    lane.start(wanted(1));
    AtomicReference<@Nullable Thread> starter = new AtomicReference<>();
    interruptWhileWaiting(() -> lane.start(wanted(2)), starter);
    assertThat(lane.knows(key(2)), is(false));
    go.release(2);
    lane.await(key(1));
    lane.start(wanted(2));
    lane.await(key(2));
  }

  @Test
  void anInterruptEndsWaitingForTheBudgetAndGivesTheRoomBack() throws Exception {
    Semaphore go = new Semaphore(0);
    AtomicLong left = new AtomicLong(1);
    Lane lane =
        lane(2, new BudgetAdmission(() -> OptionalLong.of(left.get()), 1), each -> await(go, each));
    lane.start(wanted(1));
    for (int i = 0; i < 3; i++) {
      AtomicReference<@Nullable Thread> starter = new AtomicReference<>();
      interruptWhileWaiting(() -> lane.start(wanted(2)), starter);
    }
    left.set(100);
    lane.start(wanted(2));
    go.release(2);
    lane.await(key(1));
    lane.await(key(2));
  }

  @Test
  void anInterruptEndsWaitingForAnAlbum() throws Exception {
    Semaphore go = new Semaphore(0);
    Lane lane = lane(1, FREE, each -> await(go, each));
    lane.start(wanted(1));
    interruptWhileWaiting(() -> lane.await(key(1)), new AtomicReference<>());
    go.release();
    assertThat("the album is still there", lane.await(key(1)).seed().key(), is(key(1)));
  }

  /** Runs what waits for ever, and sees that it ends with the interrupt. */
  private void interruptWhileWaiting(
      Interruptible waiting, AtomicReference<@Nullable Thread> thread) throws Exception {
    Future<?> running =
        threads.submit(
            () -> {
              thread.set(Thread.currentThread());
              assertThrows(InterruptedException.class, waiting::run);
              return null;
            });
    until(() -> isWaiting(thread));
    @Nullable Thread found = thread.get();
    if (found != null) {
      found.interrupt();
    }
    running.get(10, TimeUnit.SECONDS);
  }

  @FunctionalInterface
  private interface Interruptible {
    void run() throws InterruptedException;
  }

  @Test
  void closingInterruptsWhatIsUnderWay() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Lane lane =
        lane(
            1,
            FREE,
            each -> {
              started.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                stopped.countDown();
                throw new Lane.Interrupted(e);
              }
              return outcome(each);
            });
    lane.start(wanted(1));
    started.await();
    lane.close();
    assertThat(stopped.await(10, TimeUnit.SECONDS), is(true));
  }
}
