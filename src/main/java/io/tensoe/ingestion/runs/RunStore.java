package io.tensoe.ingestion.runs;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.database.connection.Transactions;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.Seed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;

/** What runs were asked to do. Safe for use by several threads. */
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

  /** What became of the runs, so far. */
  public RunCounts counts() {
    return new RunCounts(source, longestOutage);
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
    on(
        pooled ->
            Transactions.in(
                pooled,
                connection -> {
                  forgetOldCalls(connection);
                  insertRun(connection, run, rejected.size());
                  insertSeeds(connection, run.id(), given, seeds);
                  insertRejected(connection, run.id(), rejected);
                  return true;
                }));
  }

  /** Deletes calls that are older than the longest window: no limit counts them any more. */
  private static void forgetOldCalls(Connection connection) throws SQLException {
    Query.of("DELETE FROM calls WHERE at < clock_timestamp() - interval '31 days'")
        .update(connection);
  }

  private static void insertRun(Connection connection, Run run, int rejected) throws SQLException {
    Query.of(
            "INSERT INTO runs (run_id, command, runner, started, duplicates, rejected)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (run_id) DO UPDATE"
                + " SET duplicates = excluded.duplicates, rejected = excluded.rejected",
            run.id(),
            run.command(),
            run.runner(),
            run.started(),
            run.duplicates(),
            rejected)
        .update(connection);
  }

  private static void insertSeeds(
      Connection connection, String runId, List<Seed> given, List<Seed> seeds) throws SQLException {
    for (int first = 0; first < seeds.size(); first += CHUNK) {
      Query.of(
              "INSERT INTO run_albums (run_id, position, album_key, seed)"
                  + " SELECT ?, ? + n - 1, s::jsonb ->> 'key', s::jsonb"
                  + " FROM unnest(?) WITH ORDINALITY AS u(s, n) ON CONFLICT DO NOTHING",
              runId,
              first,
              chunk(seeds, first))
          .update(connection);
    }
    // All in the order of their keys, so that two runs that start at once do not wait for each
    // other.
    List<Seed> sorted = given.stream().sorted(Comparator.comparing(Seed::key)).toList();
    for (int first = 0; first < sorted.size(); first += CHUNK) {
      Query.of(
              "INSERT INTO albums (album_key, album, artist, seed, status, outcomes, run_id)"
                  + " SELECT s::jsonb ->> 'key', s::jsonb ->> 'album', s::jsonb ->> 'artist',"
                  + " s::jsonb, 'deferred', '{}', ? FROM unnest(?) WITH ORDINALITY AS u(s, n)"
                  + " ORDER BY n ON CONFLICT (album_key) DO NOTHING",
              runId,
              chunk(sorted, first))
          .update(connection);
    }
  }

  private static List<String> chunk(List<Seed> seeds, int first) {
    return seeds.subList(first, Math.min(seeds.size(), first + CHUNK)).stream()
        .map(Json::write)
        .toList();
  }

  private static void insertRejected(Connection connection, String runId, List<Rejected> rejected)
      throws SQLException {
    Query.each(
        connection,
        "INSERT INTO dead_letters (run_id, seed, file, line, source, kind, message)"
            + " VALUES (?, jsonb_build_object('row', ?::text), ?, ?, 'input', 'invalid', ?)"
            // When this is tried again, the first commit may have succeeded although its answer was
            // lost.
            + " ON CONFLICT DO NOTHING",
        rejected,
        row ->
            new Object[] {
              runId, row.text().replace("\0", "\uFFFD"), row.file(), row.line(), row.message()
            });
  }

  /** Albums of a run at the positions from {@code first}, at most {@code count}. */
  public List<Seed> seeds(String runId, int first, int count) throws InterruptedException {
    Query query =
        Query.of(
            "SELECT seed, position FROM run_albums WHERE run_id = ? AND position >= ? AND position"
                + " < ? AND status IS NULL ORDER BY position",
            runId,
            first,
            first + count);
    return on(connection -> query.list(connection, RunStore::placed));
  }

  private static Seed placed(ResultSet row) throws SQLException {
    return Json.read(row.getString(1), Seed.class).toBuilder().place(row.getInt(2)).build();
  }

  /**
   * Ends a run: albums that got no outcome (the run was stopped) become deferred.
   *
   * @return how many those were
   */
  public int finish(String runId, Instant finished) throws InterruptedException {
    // One statement: a run is not left without an end, nor ended with albums open.
    Query query =
        Query.of(
            "WITH left_open AS (UPDATE run_albums SET status = 'deferred'"
                + " WHERE run_id = ? AND status IS NULL RETURNING 1),"
                + " ended AS (UPDATE runs SET finished = ? WHERE run_id = ?)"
                + " SELECT count(*) FROM left_open",
            runId,
            finished,
            runId);
    return on(connection -> query.one(connection, row -> row.getInt(1)));
  }

  /** Keeps the summary with its run. */
  public void summarize(String runId, String summary) throws InterruptedException {
    Query query = Query.of("UPDATE runs SET summary = ?::jsonb WHERE run_id = ?", summary, runId);
    on(query::update);
  }

  private <T> T on(Persistent.Work<T> work) throws InterruptedException {
    return Persistent.run(source, longestOutage, work);
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

  /** A row of the input that names no album; the text is verbatim. */
  public record Rejected(String file, long line, String text, String message) {}
}
