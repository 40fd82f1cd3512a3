package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.runs.RunNotes;
import io.tensoe.ingestion.sources.SourceCounters;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the only catalogue source lets us in at all. The other sources of a run wait for its
 * first answer, so that nothing is spent on them if it refuses us and the run cannot succeed.
 * Whether it did is written to the database for workers in other processes. Safe for use by several
 * threads.
 */
final class CatalogueAccess {
  static final String REFUSED = "not asked: the only catalogue source refused our credentials";

  /** A catalogue that takes longer than this for one album is slow, not closed. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Map<String, CatalogueAccess> BY_RUN = new ConcurrentHashMap<>();

  private final Notes notes;
  private final Duration patience;
  private final Duration betweenLooks;
  private final CountDownLatch decided = new CountDownLatch(1);
  private volatile boolean isRefused;

  /**
   * @param isAwaited whether there is one catalogue only, whose first answer the others wait for
   * @param patience longest wait for it; after that the catalogue counts as open
   * @param betweenLooks time between two looks at what another process has written
   */
  CatalogueAccess(boolean isAwaited, Notes notes, Duration patience, Duration betweenLooks) {
    this.notes = notes;
    this.patience = patience;
    this.betweenLooks = betweenLooks;
    if (!isAwaited) {
      decided.countDown();
    }
  }

  /** Where the processes of one run tell each other. */
  interface Notes {
    void refused(boolean isRefused) throws InterruptedException;

    /** Empty = no process knows yet. */
    Optional<Boolean> isRefused() throws InterruptedException;
  }

  static CatalogueAccess of(RunSettings run) {
    return BY_RUN.computeIfAbsent(run.runId(), id -> inDatabase(run));
  }

  private static CatalogueAccess inDatabase(RunSettings run) {
    Notes notes =
        new Notes() {
          @Override
          public void refused(boolean isRefused) throws InterruptedException {
            inDatabase().refused(isRefused);
          }

          @Override
          public Optional<Boolean> isRefused() throws InterruptedException {
            return inDatabase().isRefused();
          }

          private RunNotes inDatabase() {
            return new RunNotes(run.database().apply(null), run.runId());
          }
        };
    boolean isOnly = run.catalogues().size() == 1;
    return new CatalogueAccess(isOnly, notes, PATIENCE, BETWEEN_LOOKS);
  }

  /** No lane of the run is open here any more. One that opens later asks the database. */
  static void forget(RunSettings run) {
    BY_RUN.remove(run.runId());
  }

  /** Runs that are remembered. */
  static int count() {
    return BY_RUN.size();
  }

  /** This process has asked the catalogue about an album; only the first time counts. */
  void asked(SourceCounters catalogue) throws InterruptedException {
    if (decided.getCount() > 0) {
      decide(catalogue.isRefused());
      notes.refused(isRefused);
    }
  }

  /** Whether it refused us; waits until that is known. */
  boolean isRefused() throws InterruptedException {
    for (Duration waited = Duration.ZERO;
        waited.compareTo(patience) < 0;
        waited = waited.plus(betweenLooks)) {
      if (decided.await(betweenLooks.toMillis(), TimeUnit.MILLISECONDS)) {
        return isRefused;
      }
      look();
    }
    decided.countDown();
    return isRefused;
  }

  /** The catalogue may be asked by another process. */
  private synchronized void look() throws InterruptedException {
    if (decided.getCount() > 0) {
      notes.isRefused().ifPresent(this::decide);
    }
  }

  private void decide(boolean refused) {
    isRefused = refused;
    decided.countDown();
  }
}
