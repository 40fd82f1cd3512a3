package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.sources.Tally;
import io.tensoe.ingestion.store.RunNotes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the only catalogue source lets us in at all. The other sources of a run wait for its
 * first word, so that nothing is spent on them when the run cannot succeed. The word is written
 * down for workers in other processes. Safe for use by several threads.
 */
final class Verdict {
  static final String REFUSED = "not asked: the only catalogue source refused our credentials";

  /** A catalogue that takes longer than this for one album is slow, not closed. */
  private static final long PATIENCE_MILLIS = 20_000;

  private static final long LOOK_MILLIS = 250;
  private static final Map<String, Verdict> BY_RUN = new ConcurrentHashMap<>();

  private final RunSettings run;
  private final CountDownLatch spoken = new CountDownLatch(1);
  private volatile boolean isRefused;

  private Verdict(RunSettings run) {
    this.run = run;
    if (Sources.cataloguesOf(run).size() != 1) {
      spoken.countDown();
    }
  }

  static Verdict of(RunSettings run) {
    return BY_RUN.computeIfAbsent(run.runId(), id -> new Verdict(run));
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
  void heard(Tally catalogue) throws InterruptedException {
    if (spoken.getCount() > 0) {
      speak(catalogue.isRefused());
      notes().refused(isRefused);
    }
  }

  /** Waits for the first word, if there is a word to wait for. */
  boolean isRefused() throws InterruptedException {
    for (long waited = 0; waited < PATIENCE_MILLIS; waited += LOOK_MILLIS) {
      if (spoken.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
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
      notes().isRefused().ifPresent(this::speak);
    }
  }

  private RunNotes notes() {
    return new RunNotes(run.database().apply(null), run.runId());
  }

  private void speak(boolean word) {
    isRefused = word;
    spoken.countDown();
  }
}
