package io.tensoe.ingestion.database.connection;

import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Since when databases have been away, for all threads that wait for them: who comes later does not
 * wait anew, so that a run whose database is gone ends at once and not step by step. Safe for use
 * by several threads.
 */
final class Outages {
  /**
   * Whoever waits tries at least this often; without a failure for so long it is another outage.
   */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private final Map<DataSource, Outage> open = new WeakHashMap<>();

  private record Outage(long sinceNanos, long seenNanos) {}

  /**
   * A try failed.
   *
   * @param firstNanos when the first try of the same work failed, as {@link System#nanoTime()}
   * @return how long the database has been away by now
   */
  synchronized Duration failed(DataSource source, long firstNanos, long nowNanos) {
    @Nullable Outage known = open.get(source);
    long since =
        known != null && nowNanos - known.seenNanos() <= LONGEST_SILENCE.toNanos()
            ? known.sinceNanos()
            : nowNanos;
    open.put(source, new Outage(since, nowNanos));
    // Work that never gets through is not tried for ever because other work does.
    return Duration.ofNanos(nowNanos - Math.min(since, firstNanos));
  }

  /** A try succeeded. */
  synchronized void over(DataSource source) {
    open.remove(source);
  }
}
