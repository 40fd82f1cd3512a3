package io.tensoe.ingestion.snapshot.export;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** A real database to export from, and DuckDB to read what came out. */
public final class ExportDesk implements AutoCloseable {
  private final Database database;

  private ExportDesk(Database database) {
    this.database = database;
  }

  public static ExportDesk open() {
    return new ExportDesk(TestDatabase.fresh());
  }

  public Database database() {
    return database;
  }

  public void run(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A run that wrote these tracks, which are in the table or will be. */
  void register(String runId, String... trackIds) throws SQLException {
    run(
        String.format(
            Locale.ROOT,
            "INSERT INTO runs (run_id, command, runner, started) VALUES ('%s', 'ingest', '',"
                + " now())",
            runId));
    for (String id : trackIds) {
      run(
          String.format(
              Locale.ROOT, "INSERT INTO run_tracks VALUES ('%s', '%s', 'inserted')", runId, id));
    }
  }

  /** A run with as many made-up tracks. */
  public void fill(String runId, int tracks) throws SQLException {
    register(runId);
    run(
        String.format(
            Locale.ROOT,
            """
            INSERT INTO tracks (id, title, artist, album, release_date, duration_ms, genres, moods,
                                aoty_score, spotify_url, explicit, artists, provenance, album_key)
            SELECT md5(i || '%1$s'), 'Title ' || md5((i * 7)::text), 'Artist ' || i / 12,
                   'Album ' || i / 12, date '1990-01-01' + i %% 9000, 200000 + i,
                   ARRAY['indie rock', 'post-punk', 'shoegaze'], ARRAY['melancholic', 'nocturnal'],
                   70.5, 'https://open.spotify.com/track/' || md5(i || '%1$s'), i %% 5 = 0,
                   ARRAY['Artist ' || i / 12], '{"title": "spotify", "genres": "lastfm"}', 'key ' || i
              FROM generate_series(1, %2$d) AS i;
            INSERT INTO run_tracks
            SELECT '%1$s', md5(i || '%1$s'), 'inserted' FROM generate_series(1, %2$d) AS i
            """,
            runId,
            tracks));
  }

  List<Path> export(String runId, Path folder, String... runner)
      throws IOException, InterruptedException {
    return ExportRun.write(
        PipelineOptionsFactory.fromArgs(runner).create(), database.workers(), runId, folder);
  }

  /** Rows that DuckDB finds, values separated by bars. */
  public static List<String> duck(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        StringJoiner row = new StringJoiner(" | ");
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getObject(i)));
        }
        rows.add(row.toString());
      }
      return rows;
    }
  }

  /** Names in a folder, hidden ones too. */
  public static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
