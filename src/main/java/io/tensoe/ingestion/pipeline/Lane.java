package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.http.Daemons;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Wanted;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The look-ups of one source that are under way in this JVM. A lane outlives bundles and DoFn
 * instances: what is started in one bundle is handed out in a later one. It holds nothing that must
 * not be lost (the pending albums are in Beam state). Safe for use by several threads.
 */
final class Lane {
  private final Function<Wanted, Outcome> lookUp;
  private final ExecutorService albums;
  private final Semaphore room;
  private final BudgetAdmission admission;
  private final Map<String, @Nullable Outcome> known = new HashMap<>();
  private final Set<String> finished = new LinkedHashSet<>();
  private @Nullable Throwable broken;
  private int underWay;

  /**
   * @param albums most albums under way at the same time
   * @param admission near the end of a budget allows fewer
   * @param lookUp blocking; may throw {@link Interrupted}
   */
  Lane(String name, int albums, BudgetAdmission admission, Function<Wanted, Outcome> lookUp) {
    this.lookUp = lookUp;
    this.admission = admission;
    this.room = new Semaphore(albums, true);
    this.albums = Executors.newFixedThreadPool(albums, Daemons.named("lane-" + name));
  }

  /** Whether this album was started here and not handed out yet. */
  synchronized boolean knows(String key) {
    return known.containsKey(key);
  }

  /**
   * Starts an album, waiting while too many are under way; an album that is known is left alone.
   */
  void start(Wanted wanted) throws InterruptedException {
    String key = wanted.seed().key();
    synchronized (this) {
      if (known.containsKey(key)) {
        return;
      }
    }
    room.acquire();
    boolean isAdmitted = false;
    try {
      awaitBudget();
      isAdmitted = true;
    } finally {
      if (!isAdmitted) {
        room.release();
      }
    }
    synchronized (this) {
      known.put(key, null);
      underWay++;
    }
    albums.execute(() -> run(key, wanted));
  }

  /** Albums are started by one thread at a time, so nobody else adds to those under way. */
  private void awaitBudget() throws InterruptedException {
    int now = underWay();
    while (!admission.lastsFor(now + 1)) {
      synchronized (this) {
        while (underWay == now) {
          wait();
        }
        now = underWay;
      }
    }
  }

  private synchronized int underWay() {
    return underWay;
  }

  private void run(String key, Wanted wanted) {
    @Nullable Outcome outcome = null;
    @Nullable Throwable failure = null;
    try {
      outcome = lookUp.apply(wanted);
    } catch (RuntimeException | Error e) {
      // Kept for whoever waits for this album. An Error too: otherwise they would wait for ever.
      failure = e;
    } finally {
      room.release();
    }
    synchronized (this) {
      underWay--;
      if (outcome == null) {
        broken = failure;
      } else {
        known.put(key, outcome);
        finished.add(key);
      }
      notifyAll();
    }
  }

  /** Keys of the albums that are done, the first one first; a copy. */
  synchronized List<String> finished() {
    rethrow();
    return List.copyOf(finished);
  }

  /** Hands a finished album out; from here on it is not known any more. */
  synchronized Outcome take(String key) {
    finished.remove(key);
    @Nullable Outcome outcome = known.remove(key);
    if (outcome == null) {
      throw new IllegalStateException(key + " is not finished");
    }
    return outcome;
  }

  /** Waits for an album that was started and hands it out. */
  synchronized Outcome await(String key) throws InterruptedException {
    while (!finished.contains(key)) {
      rethrow();
      if (!known.containsKey(key)) {
        throw new IllegalStateException(key + " was never started");
      }
      wait();
    }
    return take(key);
  }

  private void rethrow() {
    @Nullable Throwable failure = broken;
    if (failure != null) {
      throw new IllegalStateException(failure.getMessage(), failure);
    }
  }

  /** Ends what is under way. */
  void close() {
    albums.shutdownNow();
  }

  /** An interrupt on its way through a function that cannot declare it. */
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted(InterruptedException cause) {
      super("stopped", cause);
    }
  }
}
