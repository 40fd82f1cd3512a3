package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.http.ClosedException;
import io.tensoe.ingestion.http.RateLimiter;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.SourceException;
import java.util.Optional;

/**
 * Sends what is no question about music: outside the limit, never stored, but not while the source
 * is paused or closed.
 */
final class SendingAside implements Attempt {
  private final Transport transport;
  private final RateLimiter limiter;
  private final SourceCounters counters;

  SendingAside(Transport transport, RateLimiter limiter, SourceCounters counters) {
    this.transport = transport;
    this.limiter = limiter;
    this.counters = counters;
  }

  @Override
  public <A> Optional<A> once(Question<A> question, Throttles throttles)
      throws SourceException, InterruptedException {
    try {
      limiter.pass();
    } catch (ClosedException e) {
      throw SourceException.closed(e.getMessage(), e.until());
    }
    counters.aside.increment();
    return question.handler().handle(transport.send(question.call(), nanos -> {}));
  }
}
