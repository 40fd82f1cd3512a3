package io.tensoe.ingestion.sources.lastfm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoTest {
  private final Memo<String> memo = new Memo<>(2);
  private final AtomicInteger put = new AtomicInteger();
  private final ExecutorService pool = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  private String ask(String key) throws SourceException, InterruptedException {
    return memo.answer(key, () -> Optional.of(key + put.incrementAndGet())).orElseThrow();
  }

  @Test
  void equalQuestionsArePutOnce() throws Exception {
    assertThat(ask("a"), is("a1"));
    assertThat(ask("a"), is("a1"));
  }

  @Test
  void noneIsAnAnswerAndRemembered() throws Exception {
    Memo.Question<String> none =
        () -> {
          put.incrementAndGet();
          return Optional.empty();
        };
    assertThat(memo.answer("a", none), is(Optional.empty()));
    assertThat(memo.answer("a", none), is(Optional.empty()));
    assertThat(put.get(), is(1));
  }

  @Test
  void theLeastRecentlyUsedIsForgottenFirst() throws Exception {
    ask("a");
    ask("b");
    ask("a");
    ask("c");
    assertThat(ask("a"), is("a1"));
    assertThat(ask("b"), is("b4"));
  }

  @Test
  void failuresAreNotRemembered() throws Exception {
    Memo.Question<String> fails =
        () -> {
          throw new SourceException(Kind.UNAVAILABLE, "down");
        };
    assertThrows(SourceException.class, () -> memo.answer("a", fails));
    assertThat(ask("a"), is("a1"));
  }

  @Test
  void threadsShareOneQuestion() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    List<Future<Optional<String>>> answers = new ArrayList<>();
    answers.add(
        pool.submit(
            () ->
                memo.answer(
                    "a",
                    () -> {
                      asking.countDown();
                      mayAnswer.await();
                      return Optional.of("first");
                    })));
    asking.await();
    for (int i = 0; i < 4; i++) {
      answers.add(pool.submit(() -> memo.answer("a", () -> Optional.of("again"))));
    }
    mayAnswer.countDown();
    for (Future<Optional<String>> answer : answers) {
      assertThat(answer.get(), is(Optional.of("first")));
    }
  }

  @Test
  void whoeverWaitsForAnInterruptedThreadAsksItself() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    Future<Optional<String>> interrupted =
        pool.submit(
            () ->
                memo.answer(
                    "a",
                    () -> {
                      asking.countDown();
                      new CountDownLatch(1).await();
                      return Optional.of("never");
                    }));
    asking.await();
    Future<Optional<String>> waiting =
        pool.submit(() -> memo.answer("a", () -> Optional.of("second")));
    interrupted.cancel(true);
    assertThat(waiting.get(), is(Optional.of("second")));
  }
}
