package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.Main;
import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.options.DatabaseChoices;
import io.tensoe.ingestion.options.OptionParser;
import io.tensoe.ingestion.options.commands.DatabaseOptions;
import io.tensoe.ingestion.options.commands.SnapshotOptions;
import io.tensoe.ingestion.run.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * How fast {@code snapshot} is, as a whole process, and how many times longer it takes than {@code
 * psql} copying the same columns as CSV through a named pipe into DuckDB, which writes one Parquet
 * file with zstd. That leaves lists as text and makes no splits, hashes, manifest or card, so it is
 * less work. Prints figures; run by hand, see CONTRIBUTING.md.
 */
final class SnapshotBenchmark {
  private static final String COLUMNS =
      "id, title, artist, album, release_date, duration_ms, popularity, genres, moods, aoty_score,"
          + " spotify_url, explicit, track_number, album_total_tracks, disc_number, isrc, artists,"
          + " release_date_precision, aoty_user_score, aoty_track_score, album_key,"
          + " match_confidence, provenance, created_at, updated_at";

  private static final String TYPES =
      "{'id': 'VARCHAR', 'title': 'VARCHAR', 'artist': 'VARCHAR', 'album': 'VARCHAR',"
          + " 'release_date': 'DATE', 'duration_ms': 'INTEGER', 'popularity': 'INTEGER',"
          + " 'genres': 'VARCHAR', 'moods': 'VARCHAR', 'aoty_score': 'FLOAT',"
          + " 'spotify_url': 'VARCHAR', 'explicit': 'BOOLEAN', 'track_number': 'INTEGER',"
          + " 'album_total_tracks': 'INTEGER', 'disc_number': 'INTEGER', 'isrc': 'VARCHAR',"
          + " 'artists': 'VARCHAR', 'release_date_precision': 'VARCHAR',"
          + " 'aoty_user_score': 'FLOAT', 'aoty_track_score': 'FLOAT', 'album_key': 'VARCHAR',"
          + " 'match_confidence': 'FLOAT', 'provenance': 'VARCHAR', 'created_at': 'TIMESTAMP',"
          + " 'updated_at': 'TIMESTAMP'}";

  private SnapshotBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int tracks = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    int rounds = arguments.length < 2 ? 3 : Integer.parseInt(arguments[1]);
    Path folder =
        arguments.length < 3
            ? Files.createTempDirectory("snapshot-benchmark")
            : Files.createDirectories(Path.of(arguments[2]));
    System.out.printf(Locale.ROOT, "%d generated tracks in %s%n", tracks, folder);
    DatabaseOptions options =
        OptionParser.parse(SnapshotOptions.class, List.of("--dataDir=" + folder));
    try (Database database = Databases.open(DatabaseChoices.of(options))) {
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        fill(statement, tracks);
      }
      double ours = Double.MAX_VALUE;
      double bare = Double.MAX_VALUE;
      for (int i = 0; i < rounds; i++) {
        ours = Math.min(ours, snapshot(folder, tracks));
        bare = Math.min(bare, bare(database, folder, tracks));
      }
      System.out.printf(
          Locale.ROOT,
          "snapshot %.2f s (%.0f rows/s), psql and DuckDB %.2f s, ratio %.2f%n",
          ours,
          tracks / ours,
          bare,
          ours / bare);
    }
  }

  /**
   * Albums of 12 tracks by artists with 5 of them; every 20th track features one of ten colleagues.
   */
  private static void fill(Statement statement, int tracks) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM tracks")) {
      row.next();
      if (row.getInt(1) == tracks) {
        return;
      }
    }
    statement.execute(
        String.format(
            Locale.ROOT,
            """
            TRUNCATE tracks;
            DROP INDEX IF EXISTS tracks_artist, tracks_album_key, tracks_genres, tracks_moods, tracks_artists;
            INSERT INTO tracks (id, title, artist, artists, album, release_date, release_date_precision,
              duration_ms, popularity, genres, moods, aoty_score, aoty_user_score, aoty_track_score,
              spotify_url, explicit, track_number, disc_number, album_total_tracks, isrc, match_confidence,
              album_key, run_id, provenance)
            SELECT left(md5(i::text), 22), 'Title ' || left(md5((i * 7)::text), 12), 'Artist ' || a / 5,
              CASE WHEN i %% 20 = 0 THEN ARRAY['Artist ' || a / 5, 'Artist ' || a / 50 * 10]
                ELSE ARRAY['Artist ' || a / 5] END,
              'Album ' || a, date '1960-01-01' + a %% 24000, 'day', 120000 + i * 37 %% 300000, NULL,
              (ARRAY['indie rock', 'post-punk', 'shoegaze', 'art pop', 'hip hop', 'jazz', 'techno', 'folk'])
                [1 + a %% 5 : 4 + a %% 5],
              (ARRAY['melancholic', 'nocturnal', 'happy', 'dark', 'calm', 'energetic'])[1 + i %% 3 : 3 + i %% 3],
              60 + a %% 400 / 10.0, 55 + a %% 431 / 10.0, 50 + i %% 499 / 10.0,
              'https://open.spotify.com/track/' || left(md5(i::text), 22), i %% 5 = 0, 1 + i %% 12, 1, 12,
              'GBAYE' || lpad((i %% 10000000)::text, 7, '0'), 0.9 + a %% 10 / 100.0,
              'artist ' || a / 5 || '|album ' || a, 'run',
              jsonb_build_object('id', 'spotify', 'title', 'spotify', 'artist', 'spotify', 'artists', 'spotify',
                'album', 'spotify', 'release_date', 'spotify', 'release_date_precision', 'spotify',
                'duration_ms', 'spotify', 'genres', CASE WHEN a %% 3 = 0 THEN 'aoty' ELSE 'aoty,lastfm' END,
                'moods', 'lastfm', 'aoty_score', 'aoty', 'aoty_user_score', 'aoty', 'aoty_track_score', 'aoty',
                'spotify_url', 'spotify', 'explicit', 'spotify', 'track_number', 'spotify',
                'disc_number', 'spotify', 'album_total_tracks', 'spotify', 'isrc', 'spotify',
                'answered', 'aoty,lastfm,spotify')
              FROM (SELECT i, i / 12 AS a FROM generate_series(1, %d) AS i) AS numbers;
            """,
            tracks));
    statement.execute("VACUUM ANALYZE tracks");
    statement.execute("CHECKPOINT");
  }

  /** Seconds of a whole process. */
  private static double snapshot(Path folder, int tracks) throws Exception {
    Path output = folder.resolve("snapshots");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the launcher starts it.
    command.add("-XX:+UseSerialGC");
    for (String module : List.of("lang", "util", "nio", "time")) {
      command.add("--add-opens=java.base/java." + module + "=ALL-UNNAMED");
    }
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "snapshot",
            "--dataDir=" + folder,
            "--output=" + output));
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    long peakKilobytes = 0;
    Duration processor = Duration.ZERO;
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      peakKilobytes = Math.max(peakKilobytes, peak(process.pid()));
      processor = process.info().totalCpuDuration().orElse(processor);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(said);
    }
    System.out.printf(
        Locale.ROOT,
        "snapshot    %6.2f s  %.0f rows/s, processor %.2f s, peak memory %d MB, files %d MB%n",
        seconds,
        tracks / seconds,
        processor.toMillis() / 1e3,
        peakKilobytes >> 10,
        size(output.resolve("latest/data")) >> 20);
    return seconds;
  }

  private static long peak(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0; // it has just ended
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.toRealPath())) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** Seconds. */
  private static double bare(Database database, Path folder, int tracks) throws Exception {
    Path pipe = folder.resolve("pipe");
    Path file = folder.resolve("bare.parquet");
    Files.deleteIfExists(pipe);
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    String place = database.jdbcUrl().replace("jdbc:", "").replaceFirst("\\?.*", "");
    ProcessBuilder psql =
        new ProcessBuilder(
                "psql",
                place,
                "-U",
                String.valueOf(database.workers().user()),
                "-qc",
                String.format(
                    Locale.ROOT, "COPY (SELECT %s FROM tracks) TO STDOUT (FORMAT csv)", COLUMNS))
            .redirectOutput(pipe.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    psql.environment()
        .put("PGPASSWORD", Files.readString(Path.of(database.workers().password().name())).strip());
    long start = System.nanoTime();
    long before = processorNanos();
    AtomicReference<Duration> copied = new AtomicReference<>(Duration.ZERO);
    // To open a pipe waits for who reads it.
    Thread copying = new Thread(() -> copied.set(start(psql)));
    copying.start();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          String.format(
              Locale.ROOT,
              "COPY (SELECT * FROM read_csv('%s', auto_detect = false, header = false, delim = ',',"
                  + " quote = '\"', escape = '\"', columns = %s)) TO '%s' (FORMAT parquet,"
                  + " COMPRESSION zstd)",
              pipe,
              TYPES,
              file));
      double seconds = (System.nanoTime() - start) / 1e9;
      copying.join();
      try (ResultSet row = statement.executeQuery("SELECT count(*) FROM '" + file + "'")) {
        row.next();
        if (row.getInt(1) != tracks) {
          throw new IllegalStateException("DuckDB has " + row.getInt(1) + " rows");
        }
      }
      System.out.printf(
          Locale.ROOT,
          "psql|DuckDB %6.2f s  %.0f rows/s, processor %.2f s, files %d MB%n",
          seconds,
          tracks / seconds,
          (processorNanos() - before) / 1e9 + copied.get().toMillis() / 1e3,
          Files.size(file) >> 20);
      return seconds;
    }
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Runs it; gives the processor time it took. */
  private static Duration start(ProcessBuilder command) {
    Duration processor = Duration.ZERO;
    try {
      Process process = command.start();
      while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
        processor = process.info().totalCpuDuration().orElse(processor);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return processor;
  }
}
