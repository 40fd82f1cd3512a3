package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.http.Backoff;
import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.CallLog;
import io.tensoe.ingestion.http.ClosedException;
import io.tensoe.ingestion.http.Http;
import io.tensoe.ingestion.http.RateLimiter;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.http.RetryAfter;
import io.tensoe.ingestion.http.Sleeper;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The client of a running lane: every try takes a slot, transient failures are tried again, what
 * the service says about its limits is obeyed by everybody, and a refusal closes the source. One
 * place for the order of these concerns.
 */
public final class LaneDesk implements SourceClient {
  /** Longer than this is not waited for: the source is closed until then. */
  public static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /**
   * A quota answer that does not say when to come back; such windows are about a day, so look
   * again.
   */
  private static final Duration UNSAID_QUOTA = Duration.ofHours(1);

  /** Another run has sent the same question: its answer will be here soon. */
  private static final Duration WHILE_UNDER_WAY = Duration.ofMillis(150);

  /** A service that says "too fast" this often in a row to one question is not asked it again. */
  private static final int MOST_THROTTLES = 20;

  /** Beyond this, "too fast" is said of one question and not of our pace: only that one waits. */
  private static final int LONELY_THROTTLES = 3;

  /** Beyond this, such a question is given up. */
  private static final int MOST_LONELY_THROTTLES = 8;

  private final String title;
  private final Http http;
  private final RateLimiter limiter;
  private final SourceCounters counters;
  private final ExecutorService calls;
  private final int attempts;
  private final Sleeper sleeper;
  private final AnswerCache cache;

  // What others have been answered since is not known to cache, but to the call log.
  private final long openedNanos;
  private final Memo memo = new Memo(4096);
  private final ReentrantLock probe = new ReentrantLock();
  private volatile boolean isOpen;
  private final AtomicReference<@Nullable SourceException> shut = new AtomicReference<>();

  /**
   * @param title the source as people call it
   * @param calls runs the questions that are put together; bounds the calls in flight
   * @param attempts tries per question, from 1; being throttled is a pause, not a try
   * @param cache what the source answered before
   */
  public LaneDesk(
      String title,
      Http http,
      RateLimiter limiter,
      SourceCounters counters,
      ExecutorService calls,
      int attempts,
      Sleeper sleeper,
      AnswerCache cache) {
    this.title = title;
    this.http = http;
    this.limiter = limiter;
    this.counters = counters;
    this.calls = calls;
    this.attempts = attempts;
    this.sleeper = sleeper;
    this.cache = cache;
    this.openedNanos = limiter.nanos();
  }

  @Override
  public <A> Optional<A> ask(Question<A> question) throws SourceException, InterruptedException {
    return memo.once(question.call().toString(), () -> answer(question));
  }

  private <A> Optional<A> answer(Question<A> question)
      throws SourceException, InterruptedException {
    @Nullable CachedAnswer<A> known = cache.find(question);
    if (known != null) {
      counters.stored.increment();
      return known.answer();
    }
    refuseOffline();
    Call ready = question.signer().sign(question.call());
    return askOpenly(
        () -> send(question, ready), new Patience(Math.min(attempts, question.mostTries())));
  }

  private <A> Optional<A> send(Question<A> question, Call ready)
      throws SourceException, InterruptedException {
    @Nullable String name = cache.name(question.call());
    while (true) {
      RateLimiter.Permit permit = enter(name);
      if (permit.elsewhere() == null) {
        return sendNow(question, ready, permit);
      }
      if (permit.elsewhere() == CallLog.Elsewhere.UNDER_WAY) {
        sleeper.sleep(WHILE_UNDER_WAY);
        continue;
      }
      @Nullable CachedAnswer<A> known = cache.findNew(question);
      if (known != null) {
        counters.stored.increment();
        return known.answer();
      }
      // An answer that we cannot read is asked for.
      name = null;
    }
  }

  private <A> Optional<A> sendNow(Question<A> question, Call ready, RateLimiter.Permit permit)
      throws SourceException, InterruptedException {
    counters.requests.increment();
    counters.waitedNanos.add(permit.waited().toNanos());
    Reply reply;
    try {
      reply = send(ready, nanos -> limiter.sent(permit, nanos));
    } finally {
      limiter.over(permit);
    }
    Optional<A> answer = question.handler().handle(reply);
    // Before anybody hears of it: whatever ends this process, it is not asked again.
    cache.keep(question, ready, reply, answer);
    counters.answers.increment();
    return answer;
  }

  private void refuseOffline() throws SourceException {
    if (cache.isOffline()) {
      throw SourceException.closed("not asked: --offline, and no answer is stored", null);
    }
  }

  /**
   * The first try goes alone: a source that refuses us or challenges us is asked once, not by
   * everybody at the same time, and so is one that asks for a pause. Only the try: one question
   * that gets no answer must not keep the others waiting.
   */
  private <A> Optional<A> askOpenly(Try<A> question, Patience patience)
      throws SourceException, InterruptedException {
    @Nullable SourceException failed = null;
    if (!isOpen) {
      probe.lockInterruptibly();
      try {
        if (!isOpen && shut.get() == null) {
          try {
            return question.once();
          } catch (SourceException e) {
            if (e.kind() == Kind.UNAVAILABLE || e.kind() == Kind.UNREADABLE) {
              failed = e;
            } else {
              afterwards(e, patience);
              counters.retries.increment();
            }
          } finally {
            isOpen = true;
          }
        }
      } finally {
        probe.unlock();
      }
    }
    return persist(question, failed, patience);
  }

  @Override
  public <A> Optional<A> askAside(Call call, ResponseHandler<A> handler)
      throws SourceException, InterruptedException {
    refuseOffline();
    return persist(
        () -> {
          pass();
          counters.aside.increment();
          return handler.handle(send(call, nanos -> {}));
        },
        null,
        new Patience(attempts));
  }

  /**
   * @param failed how the first try ended; null = none was made yet
   */
  private <A> Optional<A> persist(
      Try<A> question, @Nullable SourceException failed, Patience patience)
      throws SourceException, InterruptedException {
    @Nullable SourceException last = failed;
    while (true) {
      if (last != null) {
        afterwards(last, patience);
        counters.retries.increment();
      }
      @Nullable SourceException closed = shut.get();
      if (closed != null) {
        throw ofTheSource(closed);
      }
      try {
        return question.once();
      } catch (SourceException e) {
        last = e;
      }
    }
  }

  /** Waits until the question may be tried again, or throws what no try can change. */
  private void afterwards(SourceException e, Patience patience)
      throws SourceException, InterruptedException {
    switch (e.kind()) {
      case UNAVAILABLE, UNREADABLE -> {
        if (++patience.failures >= patience.tries) {
          counters.failures.increment();
          throw e;
        }
        sleeper.sleep(
            Backoff.DEFAULT.after(patience.failures, ThreadLocalRandom.current()::nextDouble));
      }
      case THROTTLED -> pause(e, patience);
      case QUOTA -> throw close(e, orElse(e.retryAfter(), UNSAID_QUOTA), "the quota is used up");
      case CREDENTIALS, CHALLENGED -> {
        shutIfRefused(e);
        throw ofTheSource(e);
      }
      case EXPIRED, FORBIDDEN, REFUSED, CLOSED -> throw e;
    }
  }

  private void shutIfRefused(SourceException e) {
    if (e.kind() != Kind.CREDENTIALS && e.kind() != Kind.CHALLENGED) {
      return;
    }
    shut.compareAndSet(null, e);
    if (e.kind() == Kind.CREDENTIALS) {
      counters.refuse();
    }
    counters.note(e.getMessage());
  }

  /** What all albums are told, whoever asked: it is about the source, not about one address. */
  private SourceException ofTheSource(SourceException refusal) {
    String said = refusal.getMessage().replaceFirst("^[A-Z]+ https?://\\S+: ", "");
    String what = refusal.kind() == Kind.CHALLENGED ? " does not let us in: " : " refused us: ";
    return new SourceException(refusal.kind(), title + what + said, refusal);
  }

  private void pause(SourceException e, Patience patience)
      throws SourceException, InterruptedException {
    counters.throttled.increment();
    patience.throttles++;
    Duration pause =
        orElse(
            e.retryAfter(),
            Backoff.DEFAULT.after(patience.throttles + 1, ThreadLocalRandom.current()::nextDouble));
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      throw close(
          e,
          pause,
          "Retry-After asks for a pause of "
              + pause.toSeconds()
              + " s"
              + (pause.compareTo(RetryAfter.LONGEST) < 0
                  ? ""
                  : " or more; no longer one is believed"));
    }
    boolean isLonely = patience.isLonely(counters.answers.sum());
    if (patience.throttles > MOST_THROTTLES || patience.lonely > MOST_LONELY_THROTTLES) {
      counters.failures.increment();
      throw new SourceException(Kind.UNAVAILABLE, e.getMessage(), e);
    }
    if (isLonely && patience.lonely > LONELY_THROTTLES) {
      sleeper.sleep(pause);
    } else {
      limiter.pause(pause);
    }
  }

  /** How often one question was in vain. */
  private static final class Patience {
    private final int tries;
    private int failures;
    private int throttles;
    private int lonely;
    private long answers = -1;

    /**
     * @param tries most of them, from 1
     */
    Patience(int tries) {
      this.tries = tries;
    }

    /** Whether others have been answered since this question was told "too fast" before. */
    boolean isLonely(long answersNow) {
      boolean isLonely = answers >= 0 && answersNow > answers;
      answers = answersNow;
      lonely = isLonely ? lonely + 1 : 0;
      return isLonely;
    }
  }

  private SourceException close(SourceException e, Duration time, String why)
      throws InterruptedException {
    String reason = why + " (" + e.getMessage() + ")";
    Instant until = limiter.close(time, reason);
    counters.note("closed until " + until + ": " + reason);
    return SourceException.closed(reason, until);
  }

  private RateLimiter.Permit enter(@Nullable String question)
      throws SourceException, InterruptedException {
    try {
      return limiter.enter(question, openedNanos);
    } catch (ClosedException e) {
      throw SourceException.closed(e.getMessage(), e.until());
    }
  }

  private void pass() throws SourceException, InterruptedException {
    try {
      limiter.pass();
    } catch (ClosedException e) {
      throw SourceException.closed(e.getMessage(), e.until());
    }
  }

  private Reply send(Call call, Http.SentListener sent)
      throws SourceException, InterruptedException {
    try {
      return http.send(call, sent);
    } catch (IOException e) {
      if (OpenFilesException.isMet(e)) {
        throw new OpenFilesException(e);
      }
      throw new SourceException(Kind.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private static Duration orElse(@Nullable Duration said, Duration unsaid) {
    return said == null ? unsaid : said;
  }

  @Override
  public <T> List<T> together(List<Callable<T>> questions)
      throws SourceException, InterruptedException {
    List<Future<T>> running = new ArrayList<>();
    for (Callable<T> question : questions) {
      running.add(calls.submit(question));
    }
    List<T> results = new ArrayList<>();
    @Nullable SourceException first = null;
    try {
      for (Future<T> each : running) {
        try {
          results.add(each.get());
        } catch (ExecutionException e) {
          SourceException failure = sourceExceptionIn(e);
          first = first == null ? failure : first;
        }
      }
    } finally {
      running.forEach(each -> each.cancel(true));
    }
    if (first != null) {
      throw first;
    }
    return results;
  }

  private static SourceException sourceExceptionIn(ExecutionException e)
      throws InterruptedException {
    if (e.getCause() instanceof SourceException known) {
      return known;
    }
    if (e.getCause() instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (e.getCause() instanceof RuntimeException bug) {
      throw bug;
    }
    // Wrapped, a lack of memory would look like a bug that one album met.
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(e.getCause());
  }

  /** One try of a question. */
  @FunctionalInterface
  private interface Try<A> {
    Optional<A> once() throws SourceException, InterruptedException;
  }
}
