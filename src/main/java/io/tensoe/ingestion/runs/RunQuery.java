package io.tensoe.ingestion.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.database.connection.Transactions;
import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.tracks.SandboxRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the tables say about one run, all at one moment. Safe for use by several threads.
 *
 * <p>Runs are those that look albums up; a {@code purge} is none.
 */
public final class RunQuery {
  private static final String RUNS =
      "SELECT run_id, command, runner, started, finished, duplicates, rejected, summary FROM runs"
          + " WHERE command <> 'purge'";

  private static final String COUNTS =
      "SELECT s.source, min(s.note), c.key, sum(c.value::bigint)"
          + " FROM run_sources s, jsonb_each_text(s.counts) AS c WHERE s.run_id = ?"
          + " GROUP BY 1, 3 ORDER BY 1, 3";

  private final DataSource source;

  public RunQuery(DataSource source) {
    this.source = source;
  }

  /** Ids of the newest runs, the newest first. */
  public List<String> newest(int count) throws InterruptedException {
    Query query =
        Query.of(
            "SELECT run_id FROM runs WHERE command <> 'purge' ORDER BY run_id DESC LIMIT ?", count);
    return Persistent.run(source, connection -> query.list(connection, row -> row.getString(1)));
  }

  /**
   * Everything about a run.
   *
   * @return empty = there is no such run
   */
  public Optional<RunFacts> read(String runId) throws InterruptedException {
    return Persistent.run(
        source,
        connection -> {
          connection.setAutoCommit(false);
          try {
            Query.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .update(connection);
            return read(connection, runId);
          } finally {
            connection.rollback();
            Transactions.end(connection);
          }
        });
  }

  private static Optional<RunFacts> read(Connection connection, String runId) throws SQLException {
    RunFacts.@Nullable Run run = run(connection, runId);
    if (run == null) {
      return Optional.empty();
    }
    return Optional.of(
        new RunFacts(
            run,
            RunAlbumQuery.albums(connection, runId),
            RunAlbumQuery.letters(connection, runId),
            counts(connection, runId),
            RunTrackQuery.read(connection, runId),
            RunCallQuery.read(connection, runId, limits(run.summary())),
            SandboxRows.found(connection).orElse(false)));
  }

  private static RunFacts.@Nullable Run run(Connection connection, String runId)
      throws SQLException {
    return Query.of(RUNS + " AND run_id = ?", runId)
        .first(
            connection,
            row ->
                new RunFacts.Run(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    Query.time(row, 5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getString(8)));
  }

  /** Limits by source, as the summary says them; a source that is not there has none. */
  private static Map<String, Limit> limits(@Nullable String summary) throws SQLException {
    Map<String, Limit> limits = new LinkedHashMap<>();
    try {
      JsonNode sources = Json.MAPPER.readTree(summary == null ? "{}" : summary).path("sources");
      for (Map.Entry<String, JsonNode> each : sources.properties()) {
        String limit = each.getValue().path("limit").asText("none");
        Limit.parse(limit).ifPresent(parsed -> limits.put(each.getKey(), parsed));
      }
      return limits;
    } catch (JsonProcessingException e) {
      throw new SQLException("this is no summary: " + summary, e);
    }
  }

  private static Map<String, RunFacts.Counts> counts(Connection connection, String runId)
      throws SQLException {
    Map<String, RunFacts.Counts> counts = new LinkedHashMap<>();
    Query.of(COUNTS, runId)
        .each(
            connection,
            row -> {
              @Nullable String note = row.getString(2);
              counts
                  .computeIfAbsent(
                      row.getString(1), name -> new RunFacts.Counts(new LinkedHashMap<>(), note))
                  .numbers()
                  .put(row.getString(3), row.getLong(4));
            });
    return counts;
  }
}
