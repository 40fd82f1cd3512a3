package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.database.connection.DatabaseSettings;
import io.tensoe.ingestion.database.connection.PasswordSource;
import io.tensoe.ingestion.database.connection.WorkerDataSource;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.runs.RunStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * How fast merged albums are written, and how many times longer it takes than the bare database:
 * COPY of the same rows into a temporary table and one statement that merges them into {@code
 * tracks}. Both write into the same empty tables of the same server, in turn. Run by hand, see
 * CONTRIBUTING.md.
 *
 * <p>The bare way writes nothing else; ours also decides column by column what stays, and writes
 * albums, outcomes, and what became of each track. It runs as a whole pipeline, from its start to
 * its end, on the runner that an argument file names.
 */
final class UpsertBenchmark {
  private UpsertBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int albums = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    PipelineOptions options =
        options(arguments.length > 2 ? arguments[2] : "runner-configs/flink-local.args");
    Path folder = Files.createTempDirectory("upsert");
    System.out.printf(
        Locale.ROOT, "%d albums of %d tracks in %s%n", albums, InventedAlbums.TRACKS, folder);
    try (Database database =
        Database.open(new DatabaseSettings(null, null, PasswordSource.NONE, folder))) {
      database.migrate();
      sink(database, options, Math.min(albums, 500), 0);
      sink(database, options, albums, 0);
      byte[] rows = rows(database);
      double ours = Double.MAX_VALUE;
      double bare = Double.MAX_VALUE;
      for (int round = 1; round <= rounds; round++) {
        double bareNow = bare(database, rows);
        double oursNow = sink(database, options, albums, round);
        System.out.printf(Locale.ROOT, "ratio %.2f%n", oursNow / bareNow);
        bare = Math.min(bare, bareNow);
        ours = Math.min(ours, oursNow);
      }
      System.out.printf(
          Locale.ROOT,
          "best: ours %.2f s (%.0f tracks/s), bare %.2f s, ratio %.2f%n",
          ours,
          albums * InventedAlbums.TRACKS / ours,
          bare,
          ours / bare);
    }
  }

  private static PipelineOptions options(String argumentFile) throws IOException {
    return PipelineOptionsFactory.fromArgs(
            Files.readAllLines(Path.of(argumentFile)).stream()
                .filter(line -> line.startsWith("--"))
                .toArray(String[]::new))
        .create();
  }

  /** Seconds of a pipeline that makes albums and writes them. */
  private static double sink(Database database, PipelineOptions options, int albums, int round)
      throws Exception {
    empty(database);
    String runId = "run-" + round;
    List<Seed> seeds = LongStream.range(0, albums).mapToObj(InventedAlbums::seed).toList();
    RunStore.Run run = new RunStore.Run(runId, "benchmark", "", Instant.now(), 0);
    new RunStore(database.dataSource()).register(run, seeds, seeds, List.of());
    settle(database);
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("Count", GenerateSequence.from(0).to(albums))
        // Over all workers, as albums come to the sink; a short sequence may be read by one of
        // them.
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("Invent", ParDo.of(new InventFn()))
        .setCoder(JsonCoder.of(MergedAlbum.class))
        .apply("Write", new WriteAlbums(settings(runId, database.workers())));
    long start = System.nanoTime();
    pipeline.run().waitUntilFinish();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "ours %6.2f s  %s%n", seconds, counts(database));
    return seconds;
  }

  private static RunSettings settings(String runId, WorkerDataSource database) {
    SourceSettings spotify =
        new SourceSettings(
            "spotify",
            "spotify@x",
            Map.of("api", URI.create("http://localhost/")),
            null,
            null,
            1,
            null,
            false,
            Map.of(),
            true);
    return new RunSettings(runId, database, List.of(spotify), Map.of(), 10, 10, 500);
  }

  /** Seconds of COPY and one merge, in one transaction. */
  private static double bare(Database database, byte[] rows) throws SQLException, IOException {
    empty(database);
    settle(database);
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      List<String> columns = columns(statement);
      String names = String.join(", ", columns);
      String changes =
          String.join(
              ", ",
              columns.stream()
                  .filter(name -> !name.equals("id"))
                  .map(name -> name + " = excluded." + name)
                  .toList());
      long start = System.nanoTime();
      connection.setAutoCommit(false);
      statement.execute(
          String.format(
              Locale.ROOT,
              "CREATE TEMPORARY TABLE staged ON COMMIT DROP AS SELECT %s FROM tracks LIMIT 0",
              names));
      new CopyManager(connection.unwrap(BaseConnection.class))
          .copyIn("COPY staged FROM STDIN", new ByteArrayInputStream(rows));
      double copied = (System.nanoTime() - start) / 1e9;
      statement.execute(
          String.format(
              Locale.ROOT,
              "INSERT INTO tracks (%1$s) SELECT %1$s FROM staged ON CONFLICT (id) DO UPDATE SET"
                  + " %2$s",
              names,
              changes));
      connection.commit();
      double seconds = (System.nanoTime() - start) / 1e9;
      connection.setAutoCommit(true);
      System.out.printf(Locale.ROOT, "bare %6.2f s  of these COPY %.2f s%n", seconds, copied);
      return seconds;
    }
  }

  /** The rows of {@code tracks} as COPY takes them. */
  private static byte[] rows(Database database) throws SQLException, IOException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      ByteArrayOutputStream rows = new ByteArrayOutputStream();
      new CopyManager(connection.unwrap(BaseConnection.class))
          .copyOut(
              String.format(
                  Locale.ROOT,
                  "COPY (SELECT %s FROM tracks ORDER BY album_key, track_number) TO STDOUT",
                  String.join(", ", columns(statement))),
              rows);
      return rows.toByteArray();
    }
  }

  /** What both ways write; the times are left to their defaults. */
  private static List<String> columns(Statement statement) throws SQLException {
    List<String> columns = new java.util.ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            "SELECT attname FROM pg_attribute WHERE attrelid = 'tracks'::regclass AND attnum > 0"
                + " AND attname NOT IN ('created_at', 'updated_at') ORDER BY attnum")) {
      while (row.next()) {
        columns.add(row.getString(1));
      }
    }
    return columns;
  }

  private static String counts(Database database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM tracks) || ' tracks, ' || (SELECT count(*) FROM"
                    + " albums WHERE status = 'complete') || ' albums, ' || (SELECT count(*) FROM"
                    + " run_tracks WHERE change = 'inserted') || ' inserted'")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void empty(Database database) throws SQLException {
    run(
        database,
        "TRUNCATE tracks, albums, runs, run_albums, run_tracks, dead_letters, run_sources");
  }

  /** Nobody pays for what was written before. */
  private static void settle(Database database) throws SQLException {
    run(database, "VACUUM ANALYZE albums, run_albums, tracks, run_tracks");
    run(database, "CHECKPOINT");
  }

  private static void run(Database database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static final class InventFn extends DoFn<Long, MergedAlbum> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void invent(@Element Long number, OutputReceiver<MergedAlbum> out) {
      out.output(InventedAlbums.of(number));
    }
  }
}
