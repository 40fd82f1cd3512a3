package io.tensoe.ingestion.runs;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Transactions;
import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.Seed;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What runs were asked to do and what became of it. Safe for use by several threads. */
public final class RunStore {
  private static final int CHUNK = 1_000;

  private final DataSource source;
  private final Duration longestOutage;

  public RunStore(DataSource source) {
    this(source, Persistent.LONGEST_OUTAGE);
  }

  /**
   * @param longestOutage how long a database that is away is waited for
   */
  public RunStore(DataSource source, Duration longestOutage) {
    this.source = source;
    this.longestOutage = longestOutage;
  }

  /**
   * Registers a run and all its albums, in order, before anything is asked: from here on nothing is
   * lost. An album that is known keeps its status until this run has an outcome for it.
   *
   * @param given the albums as they were wanted
   * @param seeds the same albums as this run takes them, with its overrides
   * @param rejected rows of the input that name no album
   */
  public void register(Run run, List<Seed> given, List<Seed> seeds, List<Rejected> rejected)
      throws InterruptedException {
    Persistent.run(
        source,
        longestOutage,
        connection -> {
          connection.setAutoCommit(false);
          try {
            forgetOldCalls(connection);
            insertRun(connection, run, rejected.size());
            insertSeeds(connection, run.id(), given, seeds);
            insertRejected(connection, run.id(), rejected);
            connection.commit();
            return true;
          } catch (SQLException | RuntimeException e) {
            Transactions.rollBack(connection, e);
            throw e;
          } finally {
            Transactions.end(connection);
          }
        });
  }

  /** No window is longer than this; a call of before says nothing any more. */
  private static void forgetOldCalls(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM calls WHERE at < clock_timestamp() - interval '31 days'")) {
      delete.executeUpdate();
    }
  }

  private static void insertRun(Connection connection, Run run, int rejected) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO runs (run_id, command, runner, started, duplicates, rejected)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (run_id) DO UPDATE"
                + " SET duplicates = excluded.duplicates, rejected = excluded.rejected")) {
      insert.setString(1, run.id());
      insert.setString(2, run.command());
      insert.setString(3, run.runner());
      insert.setObject(4, run.started().atOffset(ZoneOffset.UTC));
      insert.setLong(5, run.duplicates());
      insert.setLong(6, rejected);
      insert.executeUpdate();
    }
  }

  private static void insertSeeds(
      Connection connection, String runId, List<Seed> given, List<Seed> seeds) throws SQLException {
    try (PreparedStatement list =
        connection.prepareStatement(
            "INSERT INTO run_albums (run_id, position, album_key, seed)"
                + " SELECT ?, ? + n - 1, s::jsonb ->> 'key', s::jsonb"
                + " FROM unnest(?) WITH ORDINALITY AS u(s, n) ON CONFLICT DO NOTHING")) {
      for (int first = 0; first < seeds.size(); first += CHUNK) {
        list.setString(1, runId);
        list.setInt(2, first);
        list.setArray(3, json(connection, chunk(seeds, first)));
        list.executeUpdate();
      }
    }
    // All in the order of their keys, so that two runs that start at once do not wait for each
    // other.
    List<Seed> sorted = given.stream().sorted(Comparator.comparing(Seed::key)).toList();
    try (PreparedStatement albums =
        connection.prepareStatement(
            "INSERT INTO albums (album_key, album, artist, seed, status, outcomes, run_id)"
                + " SELECT s::jsonb ->> 'key', s::jsonb ->> 'album', s::jsonb ->> 'artist',"
                + " s::jsonb, 'deferred', '{}', ? FROM unnest(?) WITH ORDINALITY AS u(s, n)"
                + " ORDER BY n ON CONFLICT (album_key) DO NOTHING")) {
      for (int first = 0; first < sorted.size(); first += CHUNK) {
        albums.setString(1, runId);
        albums.setArray(2, json(connection, chunk(sorted, first)));
        albums.executeUpdate();
      }
    }
  }

  private static List<Seed> chunk(List<Seed> seeds, int first) {
    return seeds.subList(first, Math.min(seeds.size(), first + CHUNK));
  }

  private static Array json(Connection connection, List<Seed> seeds) throws SQLException {
    return connection.createArrayOf("text", seeds.stream().map(Json::write).toArray(String[]::new));
  }

  private static void insertRejected(Connection connection, String runId, List<Rejected> rejected)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO dead_letters (run_id, seed, file, line, source, kind, message)"
                + " VALUES (?, jsonb_build_object('row', ?::text), ?, ?, 'input', 'invalid', ?)"
                // The commit of before may have arrived although nobody heard so.
                + " ON CONFLICT DO NOTHING")) {
      for (Rejected row : rejected) {
        insert.setString(1, runId);
        insert.setString(2, row.text().replace("\0", "\uFFFD"));
        insert.setString(3, row.file());
        insert.setLong(4, row.line());
        insert.setString(5, row.message());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Albums of a run at the positions from {@code first}, at most {@code count}. */
  public List<Seed> seeds(String runId, int first, int count) throws InterruptedException {
    return Persistent.run(
        source,
        longestOutage,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT seed, position FROM run_albums WHERE run_id = ? AND position >= ? AND"
                      + " position < ? AND status IS NULL ORDER BY position")) {
            query.setString(1, runId);
            query.setInt(2, first);
            query.setInt(3, first + count);
            List<Seed> seeds = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                seeds.add(
                    Json.read(rows.getString(1), Seed.class).toBuilder()
                        .place(rows.getInt(2))
                        .build());
              }
            }
            return seeds;
          }
        });
  }

  /**
   * Ends a run: albums that got no outcome (the run was stopped) become deferred.
   *
   * @return how many those were
   */
  public int finish(String runId, Instant finished) throws InterruptedException {
    return Persistent.run(
        source,
        longestOutage,
        connection -> {
          // One statement: a run is not left without an end, nor ended with albums open.
          try (PreparedStatement end =
              connection.prepareStatement(
                  "WITH left_open AS (UPDATE run_albums SET status = 'deferred'"
                      + " WHERE run_id = ? AND status IS NULL RETURNING 1),"
                      + " ended AS (UPDATE runs SET finished = ? WHERE run_id = ?)"
                      + " SELECT count(*) FROM left_open")) {
            end.setString(1, runId);
            end.setObject(2, finished.atOffset(ZoneOffset.UTC));
            end.setString(3, runId);
            try (ResultSet row = end.executeQuery()) {
              row.next();
              return row.getInt(1);
            }
          }
        });
  }

  /** How many albums of the run stand where; an empty text as a key is "no outcome yet". */
  public Map<String, Long> albumsByStatus(String runId) throws InterruptedException {
    return counts(
        "SELECT coalesce(status, ''), count(*) FROM run_albums WHERE run_id = ? GROUP BY 1", runId);
  }

  /** Whether every album of the run has its outcome. */
  public boolean isAllDone(String runId) throws InterruptedException {
    List<Boolean> answer = new ArrayList<>();
    query(
        "SELECT NOT EXISTS (SELECT FROM run_albums WHERE run_id = ? AND status IS NULL)",
        row -> answer.add(row.getBoolean(1)),
        runId);
    return answer.get(0);
  }

  /**
   * Albums of the run that at least one source found several of, in the order of the input.
   *
   * @param sources their names, the one whose reason counts first
   * @return one per album, with the reason of the first such source
   */
  public List<Ambiguous> ambiguous(String runId, List<String> sources) throws InterruptedException {
    List<Ambiguous> albums = new ArrayList<>();
    query(
        "SELECT seed ->> 'album', seed ->> 'artist', o.reason FROM run_albums, LATERAL (SELECT"
            + " value ->> 'reason' AS reason FROM jsonb_each(outcomes) WHERE value ->> 'cause' = ?"
            + " ORDER BY array_position(string_to_array(?, ','), key) LIMIT 1) AS o WHERE run_id ="
            + " ? ORDER BY position",
        row -> albums.add(new Ambiguous(row.getString(1), row.getString(2), row.getString(3))),
        Cause.AMBIGUOUS.name().toLowerCase(Locale.ROOT),
        String.join(",", sources),
        runId);
    return albums;
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
    return counts(
            "SELECT 'calls', count(*) FROM calls WHERE source_id = ? AND run_id = ?",
            sourceId,
            runId)
        .getOrDefault("calls", 0L);
  }

  /** The line for people about a source; null = nothing to say. */
  public @Nullable String noteOf(String runId, String name) throws InterruptedException {
    List<String> notes = new ArrayList<>();
    query(
        "SELECT note FROM run_sources WHERE run_id = ? AND source = ? AND note IS NOT NULL",
        row -> notes.add(row.getString(1)),
        runId,
        name);
    return notes.isEmpty() ? null : notes.get(0);
  }

  /** What the input held beside its albums. */
  public InputCounts inputCounts(String runId) throws InterruptedException {
    List<InputCounts> counts = new ArrayList<>();
    query(
        "SELECT duplicates, rejected FROM runs WHERE run_id = ?",
        row -> counts.add(new InputCounts(row.getLong(1), row.getLong(2))),
        runId);
    return counts.isEmpty() ? new InputCounts(0, 0) : counts.get(0);
  }

  /**
   * Until when a source is closed, by the service or by our own budget.
   *
   * @return null = open
   */
  public @Nullable Instant closedUntil(String runId, String name, String sourceId)
      throws InterruptedException {
    List<Instant> until = new ArrayList<>();
    query(
        "SELECT max(t) FROM (SELECT closed_until AS t FROM source_state WHERE source_id = ? UNION"
            + " ALL SELECT (o ->> 'until')::timestamptz FROM (SELECT outcomes -> ? AS o FROM"
            + " run_albums WHERE run_id = ?) AS d WHERE o ->> 'outcome' = 'deferred' AND coalesce(o"
            + " ->> 'cause', 'closed') = 'closed') AS u WHERE t > now()",
        row -> {
          @Nullable OffsetDateTime time = row.getObject(1, OffsetDateTime.class);
          if (time != null) {
            until.add(time.toInstant());
          }
        },
        sourceId,
        name,
        runId);
    return until.isEmpty() ? null : until.get(0);
  }

  /**
   * Earliest time at which a deferred album of the run can be asked again; null = none is deferred.
   */
  public @Nullable Instant resumeAt(String runId) throws InterruptedException {
    List<Instant> at = new ArrayList<>();
    query(
        "SELECT min((o.value ->> 'until')::timestamptz) FROM run_albums, jsonb_each(outcomes) AS o"
            + " WHERE run_id = ? AND o.value ->> 'outcome' = 'deferred'",
        row -> {
          @Nullable OffsetDateTime time = row.getObject(1, OffsetDateTime.class);
          if (time != null) {
            at.add(time.toInstant());
          }
        },
        runId);
    return at.isEmpty() ? null : at.get(0);
  }

  /** Keeps the summary with its run. */
  public void summarize(String runId, String summary) throws InterruptedException {
    Persistent.run(
        source,
        longestOutage,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement("UPDATE runs SET summary = ?::jsonb WHERE run_id = ?")) {
            update.setString(1, summary);
            update.setString(2, runId);
            return update.executeUpdate();
          }
        });
  }

  private Map<String, Long> counts(String sql, String... parameters) throws InterruptedException {
    Map<String, Long> counts = new LinkedHashMap<>();
    query(sql, row -> counts.put(row.getString(1), row.getLong(2)), parameters);
    return counts;
  }

  private void query(String sql, Reader reader, String... parameters) throws InterruptedException {
    Persistent.run(
        source,
        longestOutage,
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
              query.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                reader.read(rows);
              }
            }
            return true;
          }
        });
  }

  /** Reads one row. */
  @FunctionalInterface
  private interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  /**
   * A run as it starts.
   *
   * @param id sortable by time
   * @param command name of the command
   * @param runner simple name of the runner
   * @param started when the process started
   * @param duplicates rows dropped because another row named the same album
   */
  public record Run(String id, String command, String runner, Instant started, long duplicates) {}

  /**
   * An album of which a source has several.
   *
   * @param reason names them and what to add, for people
   */
  public record Ambiguous(String album, String artist, String reason) {}

  /** A row of the input that names no album; the text is verbatim. */
  public record Rejected(String file, long line, String text, String message) {}

  /**
   * What the input held beside its albums.
   *
   * @param duplicates rows dropped because another row named the same album
   * @param rejected rows that name no album
   */
  public record InputCounts(long duplicates, long rejected) {}
}
