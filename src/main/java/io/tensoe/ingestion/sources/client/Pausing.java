package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.http.Backoff;
import io.tensoe.ingestion.http.RateLimiter;
import io.tensoe.ingestion.http.RetryAfter;
import io.tensoe.ingestion.http.Sleeper;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Obeys what the service says about its limits. After "too fast" all callers pause, in every
 * process; a long pause or a quota that is used up closes the source until then. The failure is
 * thrown on: the question may be tried again.
 */
final class Pausing implements Attempt {
  /** Longer than this is not waited for: the source is closed until then. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /**
   * A quota answer that does not say when to come back; such windows are about a day, so look
   * again.
   */
  private static final Duration UNSAID_QUOTA = Duration.ofHours(1);

  private final Attempt next;
  private final RateLimiter limiter;
  private final SourceCounters counters;
  private final Sleeper sleeper;

  Pausing(Attempt next, RateLimiter limiter, SourceCounters counters, Sleeper sleeper) {
    this.next = next;
    this.limiter = limiter;
    this.counters = counters;
    this.sleeper = sleeper;
  }

  @Override
  public <A> Optional<A> once(Question<A> question, Throttles throttles)
      throws SourceException, InterruptedException {
    try {
      return next.once(question, throttles);
    } catch (SourceException e) {
      switch (e.kind()) {
        case THROTTLED -> pause(e, throttles);
        case QUOTA -> throw closed(e, orElse(e.retryAfter(), UNSAID_QUOTA), "the quota is used up");
        default -> {}
      }
      throw e;
    }
  }

  private void pause(SourceException e, Throttles throttles)
      throws SourceException, InterruptedException {
    counters.throttled.increment();
    Duration backoff =
        Backoff.DEFAULT.after(throttles.count() + 2, ThreadLocalRandom.current()::nextDouble);
    Duration pause = orElse(e.retryAfter(), backoff);
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      boolean isCut = pause.compareTo(RetryAfter.LONGEST) >= 0;
      String more = isCut ? " or more; no longer one is believed" : "";
      throw closed(e, pause, "Retry-After asks for a pause of " + pause.toSeconds() + " s" + more);
    }
    throttles.add(counters.answers.sum());
    if (throttles.areTooMany()) {
      return; // given up
    }
    if (throttles.concernOneQuestion()) {
      sleeper.sleep(pause);
    } else {
      limiter.pause(pause);
    }
  }

  private SourceException closed(SourceException e, Duration time, String why)
      throws InterruptedException {
    String reason = why + " (" + e.getMessage() + ")";
    Instant until = limiter.close(time, reason);
    counters.note("closed until " + until + ": " + reason);
    return SourceException.closed(reason, until);
  }

  private static Duration orElse(@Nullable Duration said, Duration unsaid) {
    return said == null ? unsaid : said;
  }
}
