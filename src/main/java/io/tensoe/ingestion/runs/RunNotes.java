package io.tensoe.ingestion.runs;

import io.tensoe.ingestion.database.connection.Persistent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

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
    return Persistent.run(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement("SELECT refused FROM runs WHERE run_id = ?")) {
            query.setString(1, runId);
            try (ResultSet row = query.executeQuery()) {
              return row.next()
                  ? Optional.ofNullable((Boolean) row.getObject(1))
                  : Optional.empty();
            }
          }
        });
  }

  /** For how long it has been going on; zero = it is not registered. */
  public Duration age() throws InterruptedException {
    return Persistent.run(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT extract(epoch FROM clock_timestamp() - started) * 1000 FROM runs"
                      + " WHERE run_id = ?")) {
            query.setString(1, runId);
            try (ResultSet row = query.executeQuery()) {
              return Duration.ofMillis(row.next() ? Math.max(0, (long) row.getDouble(1)) : 0);
            }
          }
        });
  }

  private void note(String sql, String value) throws InterruptedException {
    Persistent.run(
        source,
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, value);
            update.setString(2, runId);
            return update.executeUpdate();
          }
        });
  }
}
