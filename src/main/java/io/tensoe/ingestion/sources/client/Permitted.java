package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.http.CallLog.Elsewhere;
import io.tensoe.ingestion.http.ClosedException;
import io.tensoe.ingestion.http.RateLimiter;
import io.tensoe.ingestion.http.Sleeper;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.SourceException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a permit of the rate limiter before each try. If another run has sent the same question
 * meanwhile, its answer is taken instead and nothing is sent.
 */
final class Permitted implements Attempt {
  /** Another run has sent the same question: its answer will be here soon. */
  private static final Duration WHILE_UNDER_WAY = Duration.ofMillis(150);

  private final Sending next;
  private final RateLimiter limiter;
  private final SourceCounters counters;
  private final AnswerCache cache;
  private final Sleeper sleeper;

  // The cache does not know what others have been answered since; the call log does.
  private final long openedNanos;

  Permitted(
      Sending next,
      RateLimiter limiter,
      SourceCounters counters,
      AnswerCache cache,
      Sleeper sleeper) {
    this.next = next;
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
        return next.send(question, permit);
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
}
