package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceException;
import java.util.Optional;

/**
 * Gets a question answered, once for all its tries. A class that implements it has one concern and
 * leaves the rest to the next channel. Safe for use by several threads.
 */
interface Channel {
  /**
   * @return the answer; empty = the source answered that it has none
   * @throws SourceException if there is no usable answer and no further try will be made now
   */
  <A> Optional<A> ask(Question<A> question) throws SourceException, InterruptedException;
}
