package io.tensoe.ingestion.sources.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.sources.Question;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SingleFlightTest {
  private final AtomicInteger sent = new AtomicInteger();
  private final CountDownLatch asking = new CountDownLatch(1);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private Answering answering = () -> Optional.of("answer " + sent.incrementAndGet());

  private final SingleFlight flight =
      new SingleFlight(
          new Channel() {
            @Override
            public <A> Optional<A> ask(Question<A> question)
                throws SourceException, InterruptedException {
              return answering.answer().map(question.form()::cast);
            }
          },
          2);

  /** What the service says. */
  @FunctionalInterface
  private interface Answering {
    Optional<String> answer() throws SourceException, InterruptedException;
  }

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  private Optional<String> ask(String key) throws SourceException, InterruptedException {
    Call call = Call.get(URI.create("http://site.test/" + key));
    return flight.ask(Question.of(call, String.class, reply -> Optional.empty()));
  }

  @Test
  void equalQuestionsAreSentOnce() throws Exception {
    assertThat(ask("a"), is(Optional.of("answer 1")));
    assertThat(ask("a"), is(Optional.of("answer 1")));
  }

  @Test
  void noneIsAnAnswerAndRemembered() throws Exception {
    answering =
        () -> {
          sent.incrementAndGet();
          return Optional.empty();
        };
    assertThat(ask("a"), is(Optional.empty()));
    assertThat(ask("a"), is(Optional.empty()));
    assertThat(sent.get(), is(1));
  }

  @Test
  void theLeastRecentlyUsedIsForgottenFirst() throws Exception {
    ask("a");
    ask("b");
    ask("a");
    ask("c");
    assertThat(ask("a"), is(Optional.of("answer 1")));
    assertThat(ask("b"), is(Optional.of("answer 4")));
  }

  @Test
  void failuresAreNotRemembered() throws Exception {
    Answering later = answering;
    answering =
        () -> {
          throw new SourceException(Kind.UNAVAILABLE, "down");
        };
    assertThrows(SourceException.class, () -> ask("a"));
    answering = later;
    assertThat(ask("a"), is(Optional.of("answer 1")));
  }

  /** One thread asks and waits for the service, then four more ask the same. */
  private List<Future<Optional<String>>> fiveAtOnce(Answering first) throws InterruptedException {
    answering =
        () -> {
          sent.incrementAndGet();
          asking.countDown();
          mayAnswer.await();
          return first.answer();
        };
    List<Future<Optional<String>>> answers = new ArrayList<>();
    answers.add(pool.submit(() -> ask("a")));
    asking.await();
    for (int i = 0; i < 4; i++) {
      answers.add(pool.submit(() -> ask("a")));
    }
    return answers;
  }

  @Test
  void threadsShareOneQuestion() throws Exception {
    List<Future<Optional<String>>> answers = fiveAtOnce(() -> Optional.of("first"));
    mayAnswer.countDown();
    for (Future<Optional<String>> answer : answers) {
      assertThat(answer.get(), is(Optional.of("first")));
    }
    assertThat(sent.get(), is(1));
  }

  @Test
  void whoeverWaitsHearsOfTheFailure() throws Exception {
    SourceException failure = new SourceException(Kind.UNAVAILABLE, "down");
    CountDownLatch waiting = new CountDownLatch(1);
    answering =
        () -> {
          sent.incrementAndGet();
          asking.countDown();
          mayAnswer.await();
          throw failure;
        };
    Future<Optional<String>> first = pool.submit(() -> ask("a"));
    asking.await();
    Thread second =
        new Thread(
            () -> {
              try {
                ask("a");
              } catch (SourceException e) {
                if (e == failure) {
                  waiting.countDown();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    second.start();
    while (second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    mayAnswer.countDown();
    assertThat(
        assertThrows(ExecutionException.class, first::get).getCause(), sameInstance(failure));
    waiting.await();
    assertThat("one question, one failure", sent.get(), is(1));
  }

  @Test
  void whoeverWaitsForAThreadWhoseTokenHasExpiredAsksItself() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    answering =
        () -> {
          if (sent.incrementAndGet() > 1) {
            return Optional.of("with another token");
          }
          asking.countDown();
          mayAnswer.await();
          throw new SourceException(Kind.EXPIRED, "the token has expired");
        };
    Future<Optional<String>> first = pool.submit(() -> ask("a"));
    asking.await();
    Thread second =
        new Thread(
            () -> {
              try {
                if (ask("a").equals(Optional.of("with another token"))) {
                  answered.countDown();
                }
              } catch (SourceException e) {
                throw new AssertionError(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    second.start();
    while (second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    mayAnswer.countDown();
    assertThrows(ExecutionException.class, first::get);
    assertThat(answered.await(20, TimeUnit.SECONDS), is(true));
    assertThat(sent.get(), is(2));
  }

  @Test
  void whoeverWaitsForAnInterruptedThreadAsksItself() throws Exception {
    answering =
        () -> {
          asking.countDown();
          new CountDownLatch(1).await();
          return Optional.of("never");
        };
    Future<Optional<String>> interrupted = pool.submit(() -> ask("a"));
    asking.await();
    answering = () -> Optional.of("second");
    Future<Optional<String>> waiting = pool.submit(() -> ask("a"));
    interrupted.cancel(true);
    assertThat(waiting.get(), is(Optional.of("second")));
  }
}
