package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.options.DatabaseChoices;
import io.tensoe.ingestion.options.OptionParser;
import io.tensoe.ingestion.options.commands.DatabaseOptions;
import io.tensoe.ingestion.options.commands.IngestOptions;
import io.tensoe.ingestion.run.Databases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * How fast a run is that finds all answers stored, and how many times longer it takes than the bare
 * work: reading the same answers by plain JDBC and writing the same rows by COPY. Run by hand, see
 * CONTRIBUTING.md.
 */
final class WarmRunBenchmark {
  private WarmRunBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int albums = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("warm-run");
    System.out.printf(Locale.ROOT, "%d generated albums in %s%n", albums, folder);
    run(folder, albums, "cold");
    double warm = run(folder, albums, "warm");
    warm = Math.min(warm, run(folder, albums, "warm again"));
    DatabaseOptions options =
        OptionParser.parse(IngestOptions.class, List.of("--sandbox", "--dataDir=" + folder));
    try (Database database = Databases.open(DatabaseChoices.of(options));
        Connection connection = database.dataSource().getConnection()) {
      double least = Double.MAX_VALUE;
      for (int i = 0; i < 3; i++) {
        least = Math.min(least, bareWork(connection));
      }
      System.out.printf(
          Locale.ROOT,
          "warm %.2f s (%.0f albums/s), bare %.2f s, ratio %.1f%n",
          warm,
          albums / warm,
          least,
          warm / least);
    }
  }

  private static double run(Path folder, int albums, String what) throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream console = new PrintStream(err, true, StandardCharsets.UTF_8);
    Path summary = folder.resolve("summary.json");
    long start = System.nanoTime();
    int exit =
        CommandLine.run(
            new String[] {
              "ingest",
              "--sandbox",
              "--generated=" + albums,
              "--spotifyLimit=none",
              "--lastfmLimit=none",
              "--aotyLimit=none",
              "--dataDir=" + folder,
              "--summary=" + summary
            },
            new Console(console, console, Instant.now(), false));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (exit != 0) {
      throw new IllegalStateException(err.toString(StandardCharsets.UTF_8));
    }
    List<String> sources = new ArrayList<>();
    ((Map<?, ?>) Json.read(Files.readString(summary), Map.class).get("sources"))
        .forEach(
            (name, source) ->
                sources.add(
                    String.format(
                        Locale.ROOT,
                        "%s %s requests, %s stored",
                        name,
                        ((Map<?, ?>) source).get("requests"),
                        ((Map<?, ?>) source).get("stored_answers"))));
    System.out.printf(
        Locale.ROOT, "%-10s %6.2f s  %s%n", what, seconds, String.join("; ", sources));
    return seconds;
  }

  /** Seconds. */
  private static double bareWork(Connection connection) throws SQLException, IOException {
    CopyManager copy = new CopyManager(connection.unwrap(BaseConnection.class));
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    copy.copyOut("COPY tracks TO STDOUT", rows);
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS bare; CREATE TABLE bare (LIKE tracks INCLUDING ALL)");
      long start = System.nanoTime();
      long characters = 0;
      try (ResultSet answers = statement.executeQuery("SELECT answer FROM answers")) {
        while (answers.next()) {
          byte[] deflated = answers.getBytes(1);
          characters += deflated == null ? 0 : inflated(deflated);
        }
      }
      long written =
          copy.copyIn("COPY bare FROM STDIN", new ByteArrayInputStream(rows.toByteArray()));
      double seconds = (System.nanoTime() - start) / 1e9;
      statement.execute("DROP TABLE bare");
      System.out.printf(
          Locale.ROOT,
          "bare       %6.2f s  %d kB of answers, %d rows%n",
          seconds,
          characters / 1024,
          written);
      return seconds;
    }
  }

  private static long inflated(byte[] deflated) throws IOException {
    try (InflaterInputStream inflater =
        new InflaterInputStream(new ByteArrayInputStream(deflated))) {
      return inflater.readAllBytes().length;
    }
  }
}
