package io.tensoe.ingestion.limits;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.database.connection.DatabaseSettings;
import io.tensoe.ingestion.files.FolderTree;
import io.tensoe.ingestion.http.Limit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What one reservation takes, by the size of the limit, on an embedded server with twice as many
 * calls as the limit: {@code java … io.tensoe.ingestion.limits.CallLogBenchmark}. Prints the median
 * and the slowest of a hundred, in milliseconds.
 */
public final class CallLogBenchmark {
  private static final int[] SIZES = {10, 1_000, 100_000, 1_000_000};
  private static final int ROUNDS = 100;

  private CallLogBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("callLog");
    DatabaseSettings settings = DatabaseSettings.resolve(null, null, null, Map.of(), folder, false);
    try (Database database = Database.open(settings)) {
      database.migrate();
      for (int calls : SIZES) {
        measure(database, calls);
      }
    } finally {
      FolderTree.delete(folder);
    }
  }

  private static void measure(Database database, int calls) throws Exception {
    String source = "of " + calls;
    fill(database, source, 2 * calls);
    PostgresCallLog callLog =
        new PostgresCallLog(
            database.dataSource(),
            source,
            "run",
            new Limit(calls, Duration.ofSeconds(30)),
            null,
            line -> {});
    long[] nanos = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long before = System.nanoTime();
      callLog.reserve();
      nanos[i] = System.nanoTime() - before;
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "n = %,9d: median %8.2f ms, slowest %8.2f ms%n",
        calls,
        nanos[ROUNDS / 2] / 1e6,
        nanos[ROUNDS - 1] / 1e6);
  }

  /** As many calls as that, over the last hour, all of them out of every window of the limit. */
  private static void fill(Database database, String source, int calls) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement state =
            connection.prepareStatement(
                "INSERT INTO source_state (source_id, last_number, last_at)"
                    + " VALUES (?, ?, now() - interval '1 minute')");
        PreparedStatement rows =
            connection.prepareStatement(
                "INSERT INTO calls (source_id, number, at, run_id) SELECT ?, i, now()"
                    + " - interval '1 hour' + i * interval '59 minutes' / ?, 'run'"
                    + " FROM generate_series(1, ?) AS i")) {
      state.setString(1, source);
      state.setInt(2, calls);
      state.executeUpdate();
      rows.setString(1, source);
      rows.setInt(2, calls);
      rows.setInt(3, calls);
      rows.executeUpdate();
      connection.createStatement().execute("ANALYZE calls");
    }
  }
}
