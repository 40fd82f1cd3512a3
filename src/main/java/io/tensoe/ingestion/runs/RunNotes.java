package io.tensoe.ingestion.runs;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Query;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What processes of one run let each other know, and whoever asks about it later. Safe for use by
 * several threads.
 */
public final class RunNotes {
  private final DataSource source;
  private final String runId;

  public RunNotes(DataSource source, String runId) {
    this.source = source;
    this.runId = runId;
  }

  /** The name of its job on a cluster. */
  public void job(String job) throws InterruptedException {
    note("UPDATE runs SET job = ? WHERE run_id = ?", job);
  }

  /** Whether its only catalogue source refused our credentials. */
  public void refused(boolean isRefused) throws InterruptedException {
    note("UPDATE runs SET refused = ?::boolean WHERE run_id = ?", String.valueOf(isRefused));
  }

  /** What {@link #refused(boolean)} wrote; empty = the catalogue has not spoken yet. */
  public Optional<Boolean> isRefused() throws InterruptedException {
    Query query = Query.of("SELECT refused FROM runs WHERE run_id = ?", runId);
    return Persistent.run(
        source,
        connection ->
            Optional.ofNullable(query.first(connection, row -> row.getObject(1, Boolean.class))));
  }

  /** For how long it has been going on; zero = it is not registered. */
  public Duration age() throws InterruptedException {
    Query query =
        Query.of(
            "SELECT extract(epoch FROM clock_timestamp() - started) * 1000 FROM runs"
                + " WHERE run_id = ?",
            runId);
    return Persistent.run(
        source,
        connection -> {
          @Nullable Double millis = query.first(connection, row -> row.getDouble(1));
          return Duration.ofMillis(millis == null ? 0 : Math.max(0, millis.longValue()));
        });
  }

  private void note(String sql, String value) throws InterruptedException {
    Persistent.run(source, Query.of(sql, value, runId)::update);
  }
}
