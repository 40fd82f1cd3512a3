package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the first try go alone: a source that refuses or challenges us, or asks for a pause, is
 * asked once and not by everybody at the same time. Only the try: the others need not wait until a
 * question that gets no answer is given up.
 */
final class FirstAlone implements Attempt {
  private final Attempt next;
  private final ReentrantLock first = new ReentrantLock();
  private volatile boolean isOver;

  FirstAlone(Attempt next) {
    this.next = next;
  }

  @Override
  public <A> Optional<A> once(Question<A> question, Throttles throttles)
      throws SourceException, InterruptedException {
    if (!isOver) {
      first.lockInterruptibly();
      try {
        if (!isOver) {
          return next.once(question, throttles);
        }
      } finally {
        isOver = true;
        first.unlock();
      }
    }
    return next.once(question, throttles);
  }
}
