package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.http.Call;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Where a source puts its questions. What implements it keeps limits, retries, closures and stored
 * answers; a source knows none of these. Safe for use by several threads.
 */
public interface SourceClient {

  /**
   * Asks, unless an answer is kept that is fresh enough; once as far as the source can tell,
   * transient failures are tried again by the client.
   *
   * @return the answer; empty = the source answered that it has none
   * @throws SourceException if there is no usable answer and no further try will be made now
   */
  <A> Optional<A> ask(Question<A> question) throws SourceException, InterruptedException;

  /**
   * Like {@link #ask}, for what is not a question about music (a token, robots.txt): tried again in
   * the same way, but outside the source's limit, counted apart and never stored.
   */
  <A> Optional<A> askAside(Call call, ResponseHandler<A> handler)
      throws SourceException, InterruptedException;

  /**
   * Puts several questions at the same time and waits for all of them.
   *
   * @return the results in the order of the questions
   * @throws SourceException the first failure, after all have ended
   */
  <T> List<T> together(List<Callable<T>> questions) throws SourceException, InterruptedException;
}
