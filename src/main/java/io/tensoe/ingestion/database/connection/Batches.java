package io.tensoe.ingestion.database.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Work of many threads that is cheaper in bulk. What comes while one batch is under way makes the
 * next one; the first of a batch may wait a moment for company. Safe for use by several threads.
 */
public final class Batches<I, O> implements AutoCloseable {
  private static final int MOST = 200;

  private static final long LOOK_MILLIS = 100;
  private static final long PATIENCE_MILLIS = 3_000;

  private final LinkedBlockingQueue<Item<I, O>> queue = new LinkedBlockingQueue<>();
  private final Work<I, O> work;
  private final long lingerMillis;
  private final Thread worker;
  private volatile boolean isClosed;

  /**
   * @param name of its thread
   * @param lingerMillis how long the first item of a batch waits for others; 0 = not at all
   */
  public Batches(String name, long lingerMillis, Work<I, O> work) {
    this.lingerMillis = lingerMillis;
    this.work = work;
    this.worker = new Thread(this::run, name);
    worker.setDaemon(true);
    worker.start();
  }

  /**
   * Does the work on one item and waits until it is done.
   *
   * @throws InterruptedException also if this was closed before it was done
   */
  public O of(I item) throws InterruptedException {
    Item<I, O> mine = new Item<>(item, new CompletableFuture<>());
    queue.add(mine);
    if (isClosed && queue.remove(mine)) {
      throw new InterruptedException("closed");
    }
    try {
      return mine.result().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException closed) {
        throw closed;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        // The trace of the batch and that of whoever waits for it are both of interest.
        failure.addSuppressed(new IllegalStateException("asked here"));
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void run() {
    List<Item<I, O>> batch = new ArrayList<>();
    try {
      while (!isClosed || !queue.isEmpty()) {
        Item<I, O> first = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          if (lingerMillis > 0 && !isClosed) {
            Thread.sleep(lingerMillis);
          }
          queue.drainTo(batch, MOST - 1);
          doOne(batch);
          batch.clear();
        }
      }
    } catch (InterruptedException e) {
      isClosed = true;
      queue.drainTo(batch);
      batch.forEach(item -> item.result().completeExceptionally(e));
    }
  }

  private void doOne(List<Item<I, O>> batch) throws InterruptedException {
    List<O> results;
    try {
      results = work.on(batch.stream().map(Item::item).toList());
    } catch (RuntimeException | Error e) {
      batch.forEach(item -> item.result().completeExceptionally(e));
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).result().complete(results.get(i));
    }
  }

  /**
   * Ends when what has come is done; what takes longer than a few seconds is given up, and who
   * waits for it is interrupted.
   */
  @Override
  public void close() {
    isClosed = true;
    try {
      worker.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    worker.interrupt();
  }

  /** One batch of work. */
  @FunctionalInterface
  public interface Work<I, O> {
    /**
     * @return one result per item, in order
     */
    List<O> on(List<I> items) throws InterruptedException;
  }

  private record Item<I, O>(I item, CompletableFuture<O> result) {}
}
