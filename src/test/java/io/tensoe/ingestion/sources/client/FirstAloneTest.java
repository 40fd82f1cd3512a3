package io.tensoe.ingestion.sources.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class FirstAloneTest {
  private static final Question<String> QUESTION =
      Question.of(
          Call.get(URI.create("http://site.test/a")), String.class, reply -> Optional.empty());

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger tries = new AtomicInteger();
  private final CountDownLatch firstIsUnderWay = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private volatile Kind failure = Kind.UNAVAILABLE;

  private final Attempt alone =
      new FirstAlone(
          new Refusable(
              new Attempt() {
                @Override
                public <A> Optional<A> once(Question<A> question, Throttles throttles)
                    throws SourceException, InterruptedException {
                  tries.incrementAndGet();
                  firstIsUnderWay.countDown();
                  mayEnd.await();
                  throw new SourceException(failure, "no");
                }
              },
              new Refusal("Site", new SourceCounters())));

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  /** So many at once: one is under way, all others wait. */
  private List<Future<?>> atOnce(int questions) throws InterruptedException {
    List<Thread> waiting = new ArrayList<>();
    List<Future<?>> asked = new ArrayList<>();
    for (int i = 0; i < questions; i++) {
      CountDownLatch started = new CountDownLatch(1);
      asked.add(
          threads.submit(
              () -> {
                synchronized (waiting) {
                  waiting.add(Thread.currentThread());
                }
                started.countDown();
                return alone.once(QUESTION, new Throttles());
              }));
      started.await();
    }
    firstIsUnderWay.await();
    for (Thread each : waiting) {
      while (each.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    return asked;
  }

  @Test
  void aSourceThatRefusesUsIsAskedOnceHoweverManyAskAtTheSameTime() throws Exception {
    failure = Kind.CREDENTIALS;
    List<Future<?>> asked = atOnce(5);
    assertThat(tries.get(), is(1));
    mayEnd.countDown();
    for (Future<?> each : asked) {
      SourceException e =
          (SourceException) assertThrows(ExecutionException.class, each::get).getCause();
      assertThat(e.kind(), is(Kind.CREDENTIALS));
    }
    assertThat(tries.get(), is(1));
  }

  @Test
  void onceAFirstTryIsOverTheOthersGoAtTheSameTime() throws Exception {
    List<Future<?>> asked = atOnce(5);
    assertThat("only the first is under way", tries.get(), is(1));
    mayEnd.countDown();
    for (Future<?> each : asked) {
      assertThrows(ExecutionException.class, each::get);
    }
    assertThat(tries.get(), is(5));
  }

  @Test
  void whoWaitsForTheFirstTryCanBeInterrupted() throws Exception {
    List<Future<?>> asked = atOnce(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread second =
        new Thread(
            () -> {
              try {
                alone.once(QUESTION, new Throttles());
              } catch (InterruptedException e) {
                interrupted.countDown();
              } catch (SourceException e) {
                // not interrupted
              }
            });
    second.start();
    while (second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    second.interrupt();
    interrupted.await();
    mayEnd.countDown();
    assertThrows(ExecutionException.class, asked.get(0)::get);
  }
}
