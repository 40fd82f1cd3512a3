package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.sources.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Puts several questions at the same time.
 *
 * @param calls runs them; bounds the calls in flight
 */
record Together(ExecutorService calls) {
  /**
   * @return the results in the order of the questions
   * @throws SourceException the first failure, after all have ended
   */
  <T> List<T> all(List<Callable<T>> questions) throws SourceException, InterruptedException {
    List<Future<T>> running = new ArrayList<>();
    for (Callable<T> question : questions) {
      running.add(calls.submit(question));
    }
    List<T> results = new ArrayList<>();
    @Nullable SourceException first = null;
    try {
      for (Future<T> each : running) {
        try {
          results.add(each.get());
        } catch (ExecutionException e) {
          SourceException failure = sourceExceptionIn(e);
          first = first == null ? failure : first;
        }
      }
    } finally {
      running.forEach(each -> each.cancel(true));
    }
    if (first != null) {
      throw first;
    }
    return results;
  }

  private static SourceException sourceExceptionIn(ExecutionException e)
      throws InterruptedException {
    if (e.getCause() instanceof SourceException known) {
      return known;
    }
    if (e.getCause() instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (e.getCause() instanceof RuntimeException bug) {
      throw bug;
    }
    // Wrapped, a lack of memory would look like a bug that one album met.
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(e.getCause());
  }
}
