package io.tensoe.ingestion.sources;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts of one source in one process; only ever grow. Safe for use by several threads. */
public final class SourceCounters {
  /** Calls sent under the source's limit, retries included. */
  public final LongAdder requests = new LongAdder();

  /** Calls outside the limit: tokens, robots.txt. */
  public final LongAdder aside = new LongAdder();

  /** Answers that said "too fast". */
  public final LongAdder throttled = new LongAdder();

  /** Tries after the first one of a question. */
  public final LongAdder retries = new LongAdder();

  /** Time calls spent waiting for their slot, summed over calls, in nanoseconds. */
  public final LongAdder waitedNanos = new LongAdder();

  /** Questions answered by what was kept, without a request. */
  public final LongAdder stored = new LongAdder();

  /** Questions answered by the service. */
  public final LongAdder answers = new LongAdder();

  /** Questions given up. */
  public final LongAdder failures = new LongAdder();

  private volatile boolean isRefused;
  private final AtomicReference<@Nullable String> note = new AtomicReference<>();

  /** The source refused our credentials: a person must act. */
  public void refuse() {
    isRefused = true;
  }

  /** Whether the source refused our credentials. */
  public boolean isRefused() {
    return isRefused;
  }

  /** One line for people about this source; the first one stays. */
  public void note(String line) {
    note.compareAndSet(null, line);
  }

  /** The line for people; null = nothing to say. */
  public @Nullable String note() {
    return note.get();
  }

  /** Whether the source answers more often than not, so that a second look is worth it. */
  public boolean isHealthy() {
    return answers.sum() > 4 * failures.sum();
  }
}
