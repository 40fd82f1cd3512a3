package io.tensoe.ingestion.runs;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.model.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What became of the albums, tracks and sources of a run, so far. Safe for use by several threads.
 */
public final class RunCounts {
  private final DataSource source;
  private final Duration longestOutage;

  RunCounts(DataSource source, Duration longestOutage) {
    this.source = source;
    this.longestOutage = longestOutage;
  }

  /** How many albums of the run stand where; an empty text as a key is "no outcome yet". */
  public Map<String, Long> albumsByStatus(String runId) throws InterruptedException {
    return counts(
        "SELECT coalesce(status, ''), count(*) FROM run_albums WHERE run_id = ? GROUP BY 1", runId);
  }

  /** Whether every album of the run has its outcome. */
  public boolean isAllDone(String runId) throws InterruptedException {
    Query query =
        Query.of(
            "SELECT NOT EXISTS (SELECT FROM run_albums WHERE run_id = ? AND status IS NULL)",
            runId);
    return on(connection -> query.one(connection, row -> row.getBoolean(1)));
  }

  /**
   * Albums of the run that at least one source found several of, in the order of the input.
   *
   * @param sources their names, the one whose reason counts first
   * @return one per album, with the reason of the first such source
   */
  public List<Ambiguous> ambiguous(String runId, List<String> sources) throws InterruptedException {
    Query query =
        Query.of(
            "SELECT seed ->> 'album', seed ->> 'artist', o.reason FROM run_albums, LATERAL (SELECT"
                + " value ->> 'reason' AS reason FROM jsonb_each(outcomes) WHERE value ->> 'cause'"
                + " = ? ORDER BY array_position(?, key) LIMIT 1) AS o"
                + " WHERE run_id = ? ORDER BY position",
            Cause.AMBIGUOUS.name().toLowerCase(Locale.ROOT),
            sources,
            runId);
    return on(
        connection ->
            query.list(
                connection,
                row -> new Ambiguous(row.getString(1), row.getString(2), row.getString(3))));
  }

  /** How many tracks of the run were inserted, updated, unchanged; every track once. */
  public Map<String, Long> tracksByChange(String runId) throws InterruptedException {
    return counts("SELECT change, count(*) FROM run_tracks WHERE run_id = ? GROUP BY 1", runId);
  }

  /** How many albums of the run had which outcome at a source. */
  public Map<String, Long> outcomesOf(String runId, String name) throws InterruptedException {
    return counts(
        "SELECT coalesce(outcomes -> ? ->> 'outcome', ''), count(*) FROM run_albums"
            + " WHERE run_id = ? GROUP BY 1",
        name,
        runId);
  }

  /** Counts of a source, added up over all processes of the run. */
  public Map<String, Long> countersOf(String runId, String name) throws InterruptedException {
    return counts(
        "SELECT key, sum(value::bigint) FROM run_sources, jsonb_each_text(counts)"
            + " WHERE run_id = ? AND source = ? GROUP BY 1",
        runId,
        name);
  }

  /** Calls a run sent under a source's limit, counted one by one. */
  public long callsOf(String runId, String sourceId) throws InterruptedException {
    Query query =
        Query.of("SELECT count(*) FROM calls WHERE source_id = ? AND run_id = ?", sourceId, runId);
    return on(connection -> query.one(connection, row -> row.getLong(1)));
  }

  /** The line for people about a source; null = nothing to say. */
  public @Nullable String noteOf(String runId, String name) throws InterruptedException {
    Query query =
        Query.of(
            "SELECT note FROM run_sources WHERE run_id = ? AND source = ? AND note IS NOT NULL",
            runId,
            name);
    return first(query, row -> row.getString(1));
  }

  /** What the input held beside its albums. */
  public InputCounts inputCounts(String runId) throws InterruptedException {
    Query query = Query.of("SELECT duplicates, rejected FROM runs WHERE run_id = ?", runId);
    @Nullable InputCounts counts =
        first(query, row -> new InputCounts(row.getLong(1), row.getLong(2)));
    return counts == null ? new InputCounts(0, 0) : counts;
  }

  /**
   * Until when a source is closed, by the service or by our own budget.
   *
   * @return null = open
   */
  public @Nullable Instant closedUntil(String runId, String name, String sourceId)
      throws InterruptedException {
    Query query =
        Query.of(
            "SELECT max(t) FROM (SELECT closed_until AS t FROM source_state WHERE source_id = ?"
                + " UNION ALL SELECT (o ->> 'until')::timestamptz FROM (SELECT outcomes -> ? AS o"
                + " FROM run_albums WHERE run_id = ?) AS d WHERE o ->> 'outcome' = 'deferred' AND"
                + " coalesce(o ->> 'cause', 'closed') = 'closed') AS u WHERE t > now()",
            sourceId,
            name,
            runId);
    return firstTime(query);
  }

  /**
   * Earliest time at which a deferred album of the run can be asked again; null = none is deferred.
   */
  public @Nullable Instant resumeAt(String runId) throws InterruptedException {
    Query query =
        Query.of(
            "SELECT min((o.value ->> 'until')::timestamptz) FROM run_albums, jsonb_each(outcomes)"
                + " AS o WHERE run_id = ? AND o.value ->> 'outcome' = 'deferred'",
            runId);
    return firstTime(query);
  }

  private Map<String, Long> counts(String sql, String... parameters) throws InterruptedException {
    Query query = Query.of(sql, (Object[]) parameters);
    return on(
        connection -> {
          Map<String, Long> counts = new LinkedHashMap<>();
          query.each(connection, row -> counts.put(row.getString(1), row.getLong(2)));
          return counts;
        });
  }

  private <T> @Nullable T first(Query query, Query.NullableReader<T> reader)
      throws InterruptedException {
    return on(connection -> Optional.<T>ofNullable(query.first(connection, reader))).orElse(null);
  }

  private @Nullable Instant firstTime(Query query) throws InterruptedException {
    return on(connection -> Optional.ofNullable(query.firstTime(connection))).orElse(null);
  }

  private <T> T on(Persistent.Work<T> work) throws InterruptedException {
    return Persistent.run(source, longestOutage, work);
  }

  /**
   * An album of which a source has several.
   *
   * @param reason names them and what to add, for people
   */
  public record Ambiguous(String album, String artist, String reason) {}

  /**
   * What the input held beside its albums.
   *
   * @param duplicates rows dropped because another row named the same album
   * @param rejected rows that name no album
   */
  public record InputCounts(long duplicates, long rejected) {}
}
