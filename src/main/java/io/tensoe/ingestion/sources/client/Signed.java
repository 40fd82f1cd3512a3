package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceException;
import java.util.Optional;

/** Has a call made ready to leave, once for all its tries. */
final class Signed implements Channel {
  private final Channel next;

  Signed(Channel next) {
    this.next = next;
  }

  @Override
  public <A> Optional<A> ask(Question<A> question) throws SourceException, InterruptedException {
    return next.ask(question.sending(question.signer().sign(question.call())));
  }
}
