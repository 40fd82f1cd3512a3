package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.environment.ProgramVersion;
import io.tensoe.ingestion.options.DataFolder;
import io.tensoe.ingestion.options.OptionChecks;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.ReportOptions;
import io.tensoe.ingestion.report.RunPageFile;
import io.tensoe.ingestion.runs.RunQuery;
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
    try (Database database = ExistingDatabase.open(name(), options)) {
      RunQuery runs = new RunQuery(database.dataSource());
      String run = runId(options, runs);
      // An id becomes the name of a folder only once the database knows it.
      Path file =
          output == null
              ? DataFolder.of(options).resolve(Path.of("runs", run, "report.html"))
              : output;
      if (!RunPageFile.write(runs, run, ProgramVersion.text(), file)) {
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
    return OptionChecks.outputFile("output", output);
  }

  private String runId(ReportOptions options, RunQuery runs) throws InterruptedException {
    @Nullable String named = options.getRun();
    if (named != null) {
      return named.strip();
    }
    List<String> last = runs.newest(1);
    if (last.isEmpty()) {
      throw new UsageException(
          "there is no run yet in " + ExistingDatabase.placeAndElsewhere(name(), options));
    }
    return last.get(0);
  }

  private static String newest(RunQuery runs) throws InterruptedException {
    List<String> ids = runs.newest(RUNS_NAMED);
    return ids.isEmpty() ? "none: there is no run yet" : String.join(", ", ids);
  }
}
