package io.tensoe.ingestion.sources.lastfm;

import io.tensoe.ingestion.sources.SourceException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Puts equal questions once: of several threads one asks, the others wait for its answer. Answers
 * are remembered, the least recently used are forgotten first; failures are shared with those who
 * wait but not remembered. Safe for use by several threads.
 */
final class Memo<A> {

  /** One look-up. */
  @FunctionalInterface
  interface Question<A> {
    Optional<A> put() throws SourceException, InterruptedException;
  }

  private final Map<String, CompletableFuture<Optional<A>>> answers;

  /**
   * @param most answers kept, to bound the memory
   */
  Memo(int most) {
    answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(
              Map.Entry<String, CompletableFuture<Optional<A>>> eldest) {
            return size() > most;
          }
        };
  }

  /** The remembered answer, or that of the thread that is asking already, or a new one. */
  Optional<A> answer(String key, Question<A> question)
      throws SourceException, InterruptedException {
    while (true) {
      CompletableFuture<Optional<A>> mine = new CompletableFuture<>();
      CompletableFuture<Optional<A>> theirs = remember(key, mine);
      if (theirs == null) {
        return put(key, mine, question);
      }
      try {
        return theirs.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof SourceException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      } catch (CancellationException e) {
        // The asking thread was interrupted: the next round asks ourselves.
      }
    }
  }

  private Optional<A> put(String key, CompletableFuture<Optional<A>> mine, Question<A> question)
      throws SourceException, InterruptedException {
    try {
      Optional<A> answer = question.put();
      mine.complete(answer);
      return answer;
    } catch (SourceException e) {
      forget(key, mine);
      mine.completeExceptionally(e);
      throw e;
    } finally {
      if (!mine.isDone()) {
        forget(key, mine);
        mine.cancel(false);
      }
    }
  }

  private @Nullable CompletableFuture<Optional<A>> remember(
      String key, CompletableFuture<Optional<A>> mine) {
    synchronized (answers) {
      return answers.putIfAbsent(key, mine);
    }
  }

  private void forget(String key, CompletableFuture<Optional<A>> mine) {
    synchronized (answers) {
      answers.remove(key, mine);
    }
  }
}
