package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a question once however many threads ask it at the same time: one asks, the others wait for
 * its answer or its failure; a token that has expired concerns only the thread that used it. The
 * latest answers are at hand, so that a second look at an album repeats only what failed; failures
 * are not remembered.
 */
final class SingleFlight implements Channel {
  private final Channel next;
  private final Map<String, CompletableFuture<Optional<?>>> latest;

  /**
   * @param size most answers at hand; the least recently used go first
   */
  SingleFlight(Channel next, int size) {
    this.next = next;
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

  @Override
  @SuppressWarnings("unchecked") // the same question always has answers of the same type
  public <A> Optional<A> ask(Question<A> question) throws SourceException, InterruptedException {
    String asked = question.call().toString();
    while (true) {
      CompletableFuture<Optional<?>> mine = new CompletableFuture<>();
      @Nullable CompletableFuture<Optional<?>> theirs;
      synchronized (latest) {
        theirs = latest.putIfAbsent(asked, mine);
      }
      if (theirs == null) {
        return answer(question, asked, mine);
      }
      try {
        return (Optional<A>) theirs.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof SourceException failure)) {
          throw new IllegalStateException(e.getCause());
        }
        if (failure.kind() != SourceException.Kind.EXPIRED) {
          throw failure;
        }
        // It was the token of the other thread that was refused. Only who signed knows which one
        // that was, so this thread asks with its own.
      } catch (CancellationException e) {
        // The thread that asked was interrupted or met a bug: ask ourselves.
      }
    }
  }

  private <A> Optional<A> answer(
      Question<A> question, String asked, CompletableFuture<Optional<?>> promise)
      throws SourceException, InterruptedException {
    try {
      Optional<A> answer = next.ask(question);
      promise.complete(answer);
      return answer;
    } catch (SourceException e) {
      forget(asked, promise);
      promise.completeExceptionally(e);
      throw e;
    } finally {
      if (!promise.isDone()) {
        forget(asked, promise);
        promise.cancel(false);
      }
    }
  }

  private void forget(String asked, CompletableFuture<Optional<?>> promise) {
    synchronized (latest) {
      latest.remove(asked, promise);
    }
  }
}
