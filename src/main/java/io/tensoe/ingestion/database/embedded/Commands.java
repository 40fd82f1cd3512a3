package io.tensoe.ingestion.database.embedded;

import io.tensoe.ingestion.database.connection.DatabaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Runs a program to its end and keeps what it said. */
final class Commands {
  /** Variables that a program needs to be found and to run; the second line is for Windows. */
  private static final Set<String> PASSED_ON =
      Set.of(
          "PATH",
          "TMPDIR",
          "LD_LIBRARY_PATH",
          "DYLD_LIBRARY_PATH", //
          "SYSTEMROOT",
          "SYSTEMDRIVE",
          "TEMP",
          "TMP",
          "PATHEXT");

  private Commands() {}

  /**
   * @param exitCode 0 = success
   * @param output standard output and error together
   */
  record Result(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /**
   * @throws DatabaseException if the program cannot be started, or the thread is interrupted (the
   *     flag stays set, the program goes on)
   */
  static Result run(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    // Everything else is kept from the server: credentials would be visible in /proc for as long as
    // it runs, and PGPORT, PGDATA, PGOPTIONS … are meant for the user's own servers.
    environment.keySet().removeIf(name -> !PASSED_ON.contains(name.toUpperCase(Locale.ROOT)));
    // Plain messages; and PostgreSQL on macOS does not start without a locale.
    environment.put("LC_ALL", "C");
    // Saves initdb the search through all time zones.
    environment.put("TZ", "UTC");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output.strip());
    } catch (IOException e) {
      throw new DatabaseException("Cannot run " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("Interrupted while running " + command.get(0), e);
    }
  }

  /**
   * Waits a moment.
   *
   * @throws DatabaseException if the thread is interrupted (the flag stays set)
   */
  static void pause(Duration moment) {
    LockSupport.parkNanos(moment.toNanos());
    if (Thread.currentThread().isInterrupted()) {
      throw new DatabaseException("Interrupted while waiting for the database");
    }
  }
}
