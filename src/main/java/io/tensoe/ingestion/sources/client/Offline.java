package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceException;
import java.util.Optional;

/** The end of the line when nothing may be sent. */
final class Offline implements Channel {
  @Override
  public <A> Optional<A> ask(Question<A> question) throws SourceException {
    throw SourceException.closed("not asked: --offline, and no answer is stored", null);
  }
}
