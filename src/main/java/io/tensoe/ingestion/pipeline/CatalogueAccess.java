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
 * first word, so that nothing is spent on them when the run cannot succeed. The word is written
 * down for workers in other processes. Safe for use by several threads.
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
  private final CountDownLatch spoken = new CountDownLatch(1);
  private volatile boolean isRefused;

  /**
   * @param isAwaited whether there is a word to wait for: that of the only catalogue
   * @param patience longest wait for it; then the catalogue counts as open
   * @param betweenLooks time between two looks at what another process wrote down
   */
  CatalogueAccess(boolean isAwaited, Notes notes, Duration patience, Duration betweenLooks) {
    this.notes = notes;
    this.patience = patience;
    this.betweenLooks = betweenLooks;
    if (!isAwaited) {
      spoken.countDown();
    }
  }

  /** The word as the processes of one run let each other know. */
  interface Notes {
    void refused(boolean isRefused) throws InterruptedException;

    /** Empty = no process has written it down yet. */
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

  /** No lane of the run is open here any more: a later one reads the word from the database. */
  static void forget(RunSettings run) {
    BY_RUN.remove(run.runId());
  }

  /** Runs of which a word is kept. */
  static int count() {
    return BY_RUN.size();
  }

  /** The catalogue, which is asked by this process, had its first word. */
  void heard(SourceCounters catalogue) throws InterruptedException {
    if (spoken.getCount() > 0) {
      speak(catalogue.isRefused());
      notes.refused(isRefused);
    }
  }

  /** Waits for the first word, if there is a word to wait for. */
  boolean isRefused() throws InterruptedException {
    for (Duration waited = Duration.ZERO;
        waited.compareTo(patience) < 0;
        waited = waited.plus(betweenLooks)) {
      if (spoken.await(betweenLooks.toMillis(), TimeUnit.MILLISECONDS)) {
        return isRefused;
      }
      look();
    }
    spoken.countDown();
    return isRefused;
  }

  /** What the process says that asks the catalogue, if it is another one. */
  private synchronized void look() throws InterruptedException {
    if (spoken.getCount() > 0) {
      notes.isRefused().ifPresent(this::speak);
    }
  }

  private void speak(boolean word) {
    isRefused = word;
    spoken.countDown();
  }
}
