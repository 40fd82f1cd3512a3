package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.SourceException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers from what is stored; what is not stored, or too old, is asked for. */
final class Cached implements Channel {
  private final Channel next;
  private final AnswerCache cache;
  private final SourceCounters counters;

  Cached(Channel next, AnswerCache cache, SourceCounters counters) {
    this.next = next;
    this.cache = cache;
    this.counters = counters;
  }

  @Override
  public <A> Optional<A> ask(Question<A> question) throws SourceException, InterruptedException {
    @Nullable CachedAnswer<A> known = cache.find(question);
    if (known == null) {
      return next.ask(question);
    }
    counters.stored.increment();
    return known.answer();
  }
}
