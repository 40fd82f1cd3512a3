package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.MemoryTempDir;
import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.options.DatabaseChoices;
import io.tensoe.ingestion.options.OptionParser;
import io.tensoe.ingestion.options.commands.DatabaseOptions;
import io.tensoe.ingestion.options.commands.IngestOptions;
import io.tensoe.ingestion.run.Databases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program as a user calls it, in this JVM, in a data folder of its own. */
final class TensoeCommands {
  private static final Map<List<String>, Done> DONE = new HashMap<>();

  private final Path folder;

  /**
   * A command that was run once.
   *
   * @param folder a copy of the data folder after it
   */
  private record Done(Result result, Path folder) {}

  TensoeCommands(Path folder) {
    this.folder = folder;
  }

  /** What a command did. */
  record Result(int exit, String out, String err, Map<?, ?> summary, Map<?, ?> sandbox) {
    /** A figure of the summary by its path, e.g. {@code albums.complete}. */
    Object at(String path) {
      return in(summary, path);
    }

    /** A figure of the sandbox's own count, e.g. {@code aoty.violations}. */
    Object counted(String path) {
      return in(sandbox, path);
    }

    private static Object in(Map<?, ?> map, String path) {
      Object value = map;
      for (String key : path.split("\\.")) {
        value = ((Map<?, ?>) value).get(key);
      }
      return value;
    }
  }

  Result run(String... arguments) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Path summary = folder.resolve("summary.json");
    Path stats = folder.resolve("stats.json");
    Files.deleteIfExists(summary);
    Files.deleteIfExists(stats);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--dataDir=" + folder);
    if (List.of("ingest", "resume").contains(arguments[0])) {
      all.add("--summary=" + summary);
      all.add("--sandboxStats=" + stats);
      all.add("--enforceImmutability=true");
      all.add("--enforceEncodability=true");
    }
    int exit =
        CommandLine.run(
            all.toArray(String[]::new),
            new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Instant.now(),
                false));
    return new Result(
        exit,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        read(summary),
        read(stats));
  }

  /**
   * The same, for a command whose effect is where a test begins: the first who asks in this JVM
   * runs it, everybody else gets a copy of the data folder it left and what was said then.
   *
   * @param arguments none may name a file of this test
   */
  Result once(String... arguments) throws IOException {
    List<String> key = List.of(arguments);
    synchronized (DONE) {
      Done done = DONE.get(key);
      if (done == null) {
        Path copy = MemoryTempDir.createForThisJvm();
        done = new Done(run(arguments), copy);
        copy(folder, copy);
        DONE.put(key, done);
      } else {
        copy(done.folder(), folder);
      }
      return done.result();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(each -> !each.equals(from)).toList()) {
        // PostgreSQL refuses a folder that others may read.
        Files.copy(
            file, to.resolve(from.relativize(file) + ""), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static Map<?, ?> read(Path file) throws IOException {
    return Files.exists(file) ? Json.read(Files.readString(file), Map.class) : Map.of();
  }

  /** Rows of the sandbox database as text, columns joined by {@code |}. */
  List<String> rows(String sql) throws Exception {
    DatabaseOptions options =
        OptionParser.parse(IngestOptions.class, List.of("--sandbox", "--dataDir=" + folder));
    try (io.tensoe.ingestion.database.Database database =
            Databases.open(DatabaseChoices.of(options));
        Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          cells.add(String.valueOf(rows.getString(i)));
        }
        texts.add(String.join("|", cells));
      }
      return texts;
    }
  }

  /** Changes the database by hand. */
  void change(String sql) throws Exception {
    DatabaseOptions options =
        OptionParser.parse(IngestOptions.class, List.of("--sandbox", "--dataDir=" + folder));
    try (io.tensoe.ingestion.database.Database database =
            Databases.open(DatabaseChoices.of(options));
        Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
