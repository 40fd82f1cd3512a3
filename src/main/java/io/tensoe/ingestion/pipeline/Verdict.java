package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.sources.Tally;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the only catalogue source lets us in at all. The other sources of a run wait for its
 * first word, so that nothing is spent on them when the run cannot succeed. Safe for use by several
 * threads.
 */
final class Verdict {
  static final String REFUSED = "not asked: the only catalogue source refused our credentials";

  /** A catalogue that takes longer than this for one album is slow, not closed. */
  private static final long PATIENCE_SECONDS = 20;

  private static final Map<String, Verdict> BY_RUN = new ConcurrentHashMap<>();

  private final CountDownLatch spoken = new CountDownLatch(1);
  private volatile boolean isRefused;

  private Verdict(int catalogues) {
    if (catalogues != 1) {
      spoken.countDown();
    }
  }

  static Verdict of(RunSettings run) {
    return BY_RUN.computeIfAbsent(run.runId(), id -> new Verdict(Sources.cataloguesOf(run).size()));
  }

  /** The catalogue had its first word. */
  void heard(Tally catalogue) {
    if (spoken.getCount() > 0) {
      isRefused = catalogue.isRefused();
      spoken.countDown();
    }
  }

  /** Waits for the first word, if there is a word to wait for. */
  boolean isRefused() throws InterruptedException {
    if (!spoken.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      spoken.countDown();
    }
    return isRefused;
  }
}
