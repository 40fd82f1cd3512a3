package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.http.RateLimiter;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.SourceException;
import java.util.Optional;

/** Sends a question, has its reply understood, and stores the answer. */
record Sending(
    Transport transport, RateLimiter limiter, SourceCounters counters, AnswerCache cache) {
  /**
   * @param permit used for this one call
   */
  <A> Optional<A> send(Question<A> question, RateLimiter.Permit permit)
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
    // Stored before the caller gets it: if the process ends now, the question is not asked again.
    cache.keep(question, reply, answer);
    counters.answers.increment();
    return answer;
  }
}
