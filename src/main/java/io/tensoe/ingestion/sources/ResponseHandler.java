package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.http.Reply;
import java.util.Optional;

/**
 * From status and body to an answer: the one place where a source's statuses get their meaning.
 * Called again for every try and for a reply that was kept. Safe for use by several threads.
 */
@FunctionalInterface
public interface ResponseHandler<A> {
  /**
   * @return the answer; empty = the source answered that it has none
   * @throws SourceException with the kind that says what to do
   */
  Optional<A> handle(Reply reply) throws SourceException;
}
