package io.tensoe.ingestion.sources;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The latest answers of this process, and the questions under way: a question is sent once however
 * many threads ask it, and a second look at an album repeats only what failed. Failures are not
 * remembered. Safe for use by several threads.
 */
final class Memo {
  private final Map<String, CompletableFuture<Optional<?>>> latest;

  /**
   * @param size most answers kept; the least recently used go first
   */
  Memo(int size) {
    this.latest =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(
              Map.Entry<String, CompletableFuture<Optional<?>>> eldest) {
            return size() > size;
          }
        };
  }

  /**
   * The answer to a question.
   *
   * @param question without secrets; the same text always has answers of the same type
   * @param ask sends it; called by one thread at a time per question
   */
  @SuppressWarnings("unchecked") // the same question always has answers of the same type
  <A> Optional<A> once(String question, Ask<A> ask) throws SourceException, InterruptedException {
    while (true) {
      CompletableFuture<Optional<?>> mine = new CompletableFuture<>();
      @Nullable CompletableFuture<Optional<?>> theirs;
      synchronized (latest) {
        theirs = latest.putIfAbsent(question, mine);
      }
      if (theirs == null) {
        return answer(question, ask, mine);
      }
      try {
        return (Optional<A>) theirs.get();
      } catch (ExecutionException | CancellationException e) {
        // The thread that asked got no answer: ask ourselves.
      }
    }
  }

  private <A> Optional<A> answer(
      String question, Ask<A> ask, CompletableFuture<Optional<?>> promise)
      throws SourceException, InterruptedException {
    try {
      Optional<A> answer = ask.send();
      promise.complete(answer);
      return answer;
    } finally {
      if (!promise.isDone()) {
        synchronized (latest) {
          latest.remove(question, promise);
        }
        promise.cancel(false);
      }
    }
  }

  /** Sends a question. */
  @FunctionalInterface
  interface Ask<A> {
    Optional<A> send() throws SourceException, InterruptedException;
  }
}
