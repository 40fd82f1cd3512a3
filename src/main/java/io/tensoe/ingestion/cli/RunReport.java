package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.files.OutputFile;
import io.tensoe.ingestion.pipeline.RunSettings;
import io.tensoe.ingestion.report.RunPageFile;
import io.tensoe.ingestion.report.Summary;
import io.tensoe.ingestion.report.SummaryFile;
import io.tensoe.ingestion.runs.DeadLetterQuery;
import io.tensoe.ingestion.runs.RunQuery;
import io.tensoe.ingestion.runs.RunStore;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.seeds.SeedList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The end of a run: its summary, its page, its dead letters, its last lines and its exit code. */
final class RunReport {
  private final RunOptions options;
  private final Console console;
  private final DataSource database;
  private final RunSettings run;
  private final @Nullable Sandbox sandbox;

  /**
   * @param sandbox what was asked instead of the public services; null = those were
   */
  RunReport(
      RunOptions options,
      Console console,
      DataSource database,
      RunSettings run,
      @Nullable Sandbox sandbox) {
    this.options = options;
    this.console = console;
    this.database = database;
    this.run = run;
    this.sandbox = sandbox;
  }

  /**
   * Writes and prints.
   *
   * @param planned calls that were expected, by source
   * @param input as it was given, without overrides
   * @param ifNone what a run without albums says
   */
  IngestSession.Result end(
      Map<String, Long> planned, boolean isStopped, SeedList input, String ifNone)
      throws IOException, InterruptedException {
    RunStore runs = new RunStore(database);
    String runner = options.getRunner().getSimpleName();
    Summary summary = Summary.of(runs, run, planned, console.started(), Instant.now(), runner);
    runs.summarize(run.runId(), SummaryFile.json(summary));
    Path folder = Databases.folder(options).resolve(Path.of("runs", run.runId()));
    Path file =
        options.getSummary() == null
            ? folder.resolve("summary.json")
            : LocalPath.of("summary", options.getSummary());
    SummaryFile.write(summary, file);
    if (sandbox != null && options.getSandboxStats() != null) {
      OutputFile.write(
          LocalPath.of("sandboxStats", options.getSandboxStats()), sandbox.statsJson());
    }
    @Nullable String letters =
        DeadLetterFile.write(
            folder.resolve("dead-letters.csv"),
            input,
            new DeadLetterQuery(database).ofAlbums(run.runId()),
            CommandText.resume(options));
    Path page = folder.resolve("report.html");
    RunPageFile.write(new RunQuery(database), run.runId(), Help.version(), page);
    if (summary.albums().asked() == 0 && summary.albums().rejectedRows() == 0) {
      console.out().println(ifNone);
    }
    if (run.isSandbox() && summary.tracks().written() > 0) {
      console.say("These tracks come from the sandbox: imitated, not data to use.");
    }
    ShortResult.print(
        summary,
        runs.resumeAt(run.runId()),
        CommandText.resume(options),
        runs.ambiguous(run.runId()),
        new ShortResult.Files(file, page, letters),
        console);
    return new IngestSession.Result(exitCode(summary, isStopped), summary);
  }

  private int exitCode(Summary summary, boolean isStopped) {
    if (isStopped) {
      return ExitCodes.STOPPED;
    }
    return isRefused(summary)
        ? ExitCodes.USAGE
        : summary.isFinal() ? ExitCodes.DONE : ExitCodes.UNFINISHED;
  }

  /** The only catalogue source refused us: a person must act before anything can be found. */
  private boolean isRefused(Summary summary) {
    List<String> catalogues = run.catalogues();
    Summary.@Nullable Source source =
        catalogues.size() == 1 ? summary.sources().get(catalogues.get(0)) : null;
    return source != null && source.isRefused();
  }
}
