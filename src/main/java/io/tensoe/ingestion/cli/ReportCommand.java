package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.report.RunPageFile;
import io.tensoe.ingestion.store.Database;
import io.tensoe.ingestion.store.RunQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the page of a run again, or for the first time. */
final class ReportCommand implements Command<ReportOptions> {
  private static final int RUNS_NAMED = 5;

  @Override
  public String name() {
    return "report";
  }

  @Override
  public String summary() {
    return "writes the page of the last or a named run";
  }

  @Override
  public Class<ReportOptions> options() {
    return ReportOptions.class;
  }

  @Override
  public String notes() {
    return """
    One file that any browser shows; it holds all it shows, loads nothing and sends nothing.
    ingest and resume write it as well when they end. Everything comes from the database, so runs of
    other machines, and runs that are under way or were killed, have a page too. It shows what the
    database says now: what was deleted or changed since then is said on the page.\
    """;
  }

  @Override
  public int run(ReportOptions options, Console console) throws Exception {
    @Nullable Path output = output(options);
    if (!Databases.exists(options)) {
      throw new UsageException("there is no run yet: there is no database in --dataDir");
    }
    try (Database database = Databases.open(options)) {
      RunQuery runs = new RunQuery(database.dataSource());
      String run = runId(options, runs);
      // An id becomes the name of a folder only once the database knows it.
      Path file =
          output == null ? Path.of(options.getDataDir(), "runs", run, "report.html") : output;
      if (!write(runs, run, file)) {
        throw new UsageException(
            String.format(Locale.ROOT, "--run=%s is no run; the newest are %s", run, newest(runs)));
      }
      console.out().println(file);
    }
    return ExitCodes.DONE;
  }

  private static @Nullable Path output(ReportOptions options) {
    @Nullable String output = options.getOutput();
    if (output == null) {
      return null;
    }
    if (output.isBlank() || Files.isDirectory(Path.of(output))) {
      throw new UsageException("--output=" + output + " is no file; name one, e.g. report.html");
    }
    return LocalPath.of("output", output);
  }

  private static String runId(ReportOptions options, RunQuery runs) throws InterruptedException {
    @Nullable String named = options.getRun();
    if (named != null) {
      return named.strip();
    }
    List<String> last = runs.newest(1);
    if (last.isEmpty()) {
      throw new UsageException("there is no run yet: tensoe ingest makes the first");
    }
    return last.get(0);
  }

  private static String newest(RunQuery runs) throws InterruptedException {
    List<String> ids = runs.newest(RUNS_NAMED);
    return ids.isEmpty() ? "none: there is no run yet" : String.join(", ", ids);
  }

  private static boolean write(RunQuery runs, String run, Path file) throws InterruptedException {
    try {
      return RunPageFile.write(runs, run, Help.version(), file);
    } catch (IOException e) {
      throw new UsageException("the page cannot be written to " + file + ": " + e.getMessage());
    }
  }
}
