package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.util.Optional;

/** Asks nothing more of a source that has refused us: a person must act first. */
final class Refusable implements Attempt {
  private final Attempt next;
  private final Refusal refusal;

  Refusable(Attempt next, Refusal refusal) {
    this.next = next;
    this.refusal = refusal;
  }

  @Override
  public <A> Optional<A> once(Question<A> question, Throttles throttles)
      throws SourceException, InterruptedException {
    refusal.throwIfAny();
    try {
      return next.once(question, throttles);
    } catch (SourceException e) {
      if (e.kind() == Kind.CREDENTIALS || e.kind() == Kind.CHALLENGED) {
        throw refusal.met(e);
      }
      throw e;
    }
  }
}
