package io.tensoe.ingestion.runs;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.sources.SourceCounters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the counts of one source in one process in the table {@code run_sources}, one row per
 * process, so that a report can add them up whatever process counted. Safe for use by several
 * threads.
 */
public final class CounterStore {
  private static final Logger LOG = LoggerFactory.getLogger(CounterStore.class);

  private final DataSource source;
  private final String runId;
  private final String name;
  private final SourceCounters counters;
  private final String worker = UUID.randomUUID().toString();
  private String saved = "";

  public CounterStore(DataSource source, String runId, String name, SourceCounters counters) {
    this.source = source;
    this.runId = runId;
    this.name = name;
    this.counters = counters;
  }

  /** Writes the counts down if they changed. */
  public synchronized void save() throws InterruptedException {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("requests", counters.requests.sum());
    counts.put("aside", counters.aside.sum());
    counts.put("stored", counters.stored.sum());
    counts.put("answers", counters.answers.sum());
    counts.put("throttled", counters.throttled.sum());
    counts.put("retries", counters.retries.sum());
    counts.put("waited_ms", counters.waitedNanos.sum() / 1_000_000);
    counts.put("refused", counters.isRefused() ? 1L : 0L);
    String json = Json.write(counts);
    String state = json + counters.note();
    if (state.equals(saved)) {
      return;
    }
    Query upsert =
        Query.of(
            "INSERT INTO run_sources (run_id, source, worker, counts, note)"
                + " VALUES (?, ?, ?, ?::jsonb, ?) ON CONFLICT (run_id, source, worker)"
                + " DO UPDATE SET counts = excluded.counts, note = excluded.note",
            runId,
            name,
            worker,
            json,
            counters.note());
    Persistent.run(source, upsert::update);
    saved = state;
  }

  /** As {@link #save}, for a timer: an interrupt ends it quietly. */
  public void saveQuietly() {
    try {
      save();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("the counts of {} are saved later", name, e);
    }
  }
}
