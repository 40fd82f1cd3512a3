package io.tensoe.ingestion.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What must be closed, the newest first: all of it, whatever goes wrong with one. Not thread-safe.
 */
final class Closings {
  private final Deque<Closing> open = new ArrayDeque<>();

  /** Closes one thing. */
  @FunctionalInterface
  interface Closing {
    void close() throws InterruptedException;
  }

  void add(Closing closing) {
    open.push(closing);
  }

  /**
   * Closes what was added and not closed yet.
   *
   * @throws InterruptedException if something was interrupted; the rest is closed all the same
   */
  void close() throws InterruptedException {
    @Nullable InterruptedException interrupted = null;
    @Nullable RuntimeException failure = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (InterruptedException e) {
        interrupted = interrupted == null ? e : interrupted;
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (interrupted != null) {
      throw interrupted;
    }
    if (failure != null) {
      throw failure;
    }
  }
}
