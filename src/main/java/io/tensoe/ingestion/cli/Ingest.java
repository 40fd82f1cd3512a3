package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.report.Summary;
import io.tensoe.ingestion.seeds.SeedList;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * {@code ingest} for callers in the same JVM: the same options and the same run, but nothing is
 * printed. Runs take turns, because the steps of a JVM share their connections. Thread-safe.
 */
public final class Ingest {
  private static final ReentrantLock TURN = new ReentrantLock();

  private Ingest() {}

  /**
   * Runs it to its end.
   *
   * @param options values by option name, without dashes
   * @param seeds the wanted albums; null = the options name them
   * @throws UsageException if options, credentials, input or database are not usable; the message
   *     says what to do
   * @throws InterruptedException if the thread was interrupted; what was written stays
   * @throws IllegalStateException if something unexpected happened
   */
  public static Summary run(Map<String, String> options, @Nullable SeedList seeds)
      throws InterruptedException {
    TURN.lockInterruptibly();
    try (PrintStream silence = silence()) {
      return IngestCommand.ingest(
              parsed(options), seeds, new Console(silence, silence, Instant.now(), false))
          .summary();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw plain(e);
    } finally {
      TURN.unlock();
    }
  }

  /**
   * Opens the database that the options name, with a current schema.
   *
   * @throws UsageException if an option is wrong or the database cannot be used
   */
  public static Database open(Map<String, String> options) {
    try {
      return Databases.open(parsed(options));
    } catch (RuntimeException e) {
      throw plain(e);
    }
  }

  /** Closes it when no run is under way: runs use connections that are closed with it. */
  public static void close(Database database) {
    TURN.lock();
    try {
      database.close();
    } finally {
      TURN.unlock();
    }
  }

  private static IngestOptions parsed(Map<String, String> options) {
    List<String> arguments = new ArrayList<>();
    options.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return CommandLine.parse(IngestOptions.class, arguments);
  }

  private static PrintStream silence() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  private static RuntimeException plain(Exception failure) {
    @Nullable String advice = Failures.advice(failure);
    if (advice != null) {
      UsageException usage = new UsageException(advice);
      usage.initCause(failure);
      return usage;
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException("the run failed: " + failure.getMessage(), failure);
  }
}
