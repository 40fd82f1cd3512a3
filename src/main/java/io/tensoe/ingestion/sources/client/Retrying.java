package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.http.Backoff;
import io.tensoe.ingestion.http.Sleeper;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tries again what may succeed the next time: after a passing failure with a growing wait, after a
 * pause that the service asked for at once. What no try can change is thrown on.
 */
final class Retrying implements Channel {
  private final Attempt next;
  private final int tries;
  private final SourceCounters counters;
  private final Sleeper sleeper;

  /**
   * @param tries most of them per question, from 1; a throttled one is none
   */
  Retrying(Attempt next, int tries, SourceCounters counters, Sleeper sleeper) {
    this.next = next;
    this.tries = tries;
    this.counters = counters;
    this.sleeper = sleeper;
  }

  @Override
  public <A> Optional<A> ask(Question<A> question) throws SourceException, InterruptedException {
    Throttles throttles = new Throttles();
    int most = Math.min(tries, question.mostTries());
    int failures = 0;
    while (true) {
      try {
        return next.once(question, throttles);
      } catch (SourceException e) {
        switch (e.kind()) {
          case UNAVAILABLE, UNREADABLE -> {
            if (++failures >= most) {
              counters.failures.increment();
              throw e;
            }
            sleeper.sleep(Backoff.DEFAULT.after(failures, ThreadLocalRandom.current()::nextDouble));
          }
          case THROTTLED -> {
            if (throttles.areTooMany()) {
              counters.failures.increment();
              throw new SourceException(Kind.UNAVAILABLE, e.getMessage(), e);
            }
          }
          case QUOTA, EXPIRED, CREDENTIALS, CHALLENGED, FORBIDDEN, REFUSED, CLOSED -> throw e;
        }
        counters.retries.increment();
      }
    }
  }
}
