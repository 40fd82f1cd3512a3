package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.http.CallLog.Elsewhere;
import io.tensoe.ingestion.http.ClosedException;
import io.tensoe.ingestion.http.RateLimiter;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.http.Sleeper;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.SourceException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends a question with a permit of the rate limiter, and stores its answer. If another run has
 * sent the same question, its answer is taken instead.
 */
final class Sending implements Attempt {
  /** Another run has sent the same question: its answer will be here soon. */
  private static final Duration WHILE_UNDER_WAY = Duration.ofMillis(150);

  private final Transport transport;
  private final RateLimiter limiter;
  private final SourceCounters counters;
  private final AnswerCache cache;
  private final Sleeper sleeper;

  // The cache does not know what others have been answered since; the call log does.
  private final long openedNanos;

  Sending(
      Transport transport,
      RateLimiter limiter,
      SourceCounters counters,
      AnswerCache cache,
      Sleeper sleeper) {
    this.transport = transport;
    this.limiter = limiter;
    this.counters = counters;
    this.cache = cache;
    this.sleeper = sleeper;
    this.openedNanos = limiter.nanos();
  }

  @Override
  public <A> Optional<A> once(Question<A> question, Throttles throttles)
      throws SourceException, InterruptedException {
    @Nullable String name = cache.name(question.call());
    while (true) {
      RateLimiter.Permit permit = enter(name);
      if (permit.elsewhere() == null) {
        return send(question, permit);
      }
      if (permit.elsewhere() == Elsewhere.UNDER_WAY) {
        sleeper.sleep(WHILE_UNDER_WAY);
        continue;
      }
      @Nullable CachedAnswer<A> known = cache.findNew(question);
      if (known != null) {
        counters.stored.increment();
        return known.answer();
      }
      name = null; // an answer that we cannot read is asked for
    }
  }

  private RateLimiter.Permit enter(@Nullable String question)
      throws SourceException, InterruptedException {
    try {
      return limiter.enter(question, openedNanos);
    } catch (ClosedException e) {
      throw SourceException.closed(e.getMessage(), e.until());
    }
  }

  private <A> Optional<A> send(Question<A> question, RateLimiter.Permit permit)
      throws SourceException, InterruptedException {
    counters.requests.increment();
    counters.waitedNanos.add(permit.waited().toNanos());
    Reply reply;
    try {
      reply = transport.send(question.call(), nanos -> limiter.sent(permit, nanos));
    } finally {
      limiter.over(permit);
    }
    Optional<A> answer = question.handler().handle(reply);
    // Before anybody hears of it: whatever ends this process, it is not asked again.
    cache.keep(question, reply, answer);
    counters.answers.increment();
    return answer;
  }
}
