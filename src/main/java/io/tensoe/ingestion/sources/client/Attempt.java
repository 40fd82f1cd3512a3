package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceException;
import java.util.Optional;

/**
 * Tries once to get a question answered. A class that implements it has one concern and leaves the
 * rest to the next attempt. Safe for use by several threads.
 */
interface Attempt {
  /**
   * @param throttles how often this question was told "too fast" before
   * @return the answer; empty = the source answered that it has none
   * @throws SourceException if this try brought no usable answer
   */
  <A> Optional<A> once(Question<A> question, Throttles throttles)
      throws SourceException, InterruptedException;
}
