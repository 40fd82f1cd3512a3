package io.tensoe.ingestion.runs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tensoe.ingestion.database.connection.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far the newest run is, wherever it runs.
 *
 * @param finished when its command saw it end; null = it goes on, or nobody saw its end (a run that
 *     was detached, or whose command was killed)
 * @param job its job on a Flink cluster; null = none, or the command waits for it
 * @param asked albums it was asked for
 * @param done of these, how many have an outcome and are not deferred
 * @param deferred of these, how many were left for another run
 */
public record LastRun(
    @JsonProperty("run") String runId,
    String command,
    String runner,
    Instant started,
    @Nullable Instant finished,
    @Nullable String job,
    long asked,
    long done,
    long deferred) {

  private static final String QUERY =
      """
      SELECT r.run_id, r.command, r.runner, r.started, r.finished, r.job, count(a.run_id),
          count(*) FILTER (WHERE a.status <> 'deferred'), count(*) FILTER (WHERE a.status = 'deferred')
        FROM runs r LEFT JOIN run_albums a USING (run_id)
        WHERE r.run_id = (SELECT max(run_id) FROM runs) GROUP BY r.run_id
      """;

  /** Reads it; null = there was no run. */
  public static @Nullable LastRun read(Connection connection) throws SQLException {
    return Query.of(QUERY)
        .first(
            connection,
            row ->
                new LastRun(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    Query.time(row, 5),
                    row.getString(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9)));
  }
}
