package io.tensoe.ingestion.run;

import io.tensoe.ingestion.environment.ProgramVersion;
import io.tensoe.ingestion.files.OutputFile;
import io.tensoe.ingestion.pipeline.RunSettings;
import io.tensoe.ingestion.report.RunPageFile;
import io.tensoe.ingestion.report.Summary;
import io.tensoe.ingestion.report.SummaryFile;
import io.tensoe.ingestion.runs.DeadLetterQuery;
import io.tensoe.ingestion.runs.RunQuery;
import io.tensoe.ingestion.runs.RunStore;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The end of a run: its summary, its page and its dead letters. */
final class RunReport {
  private final RunRequest request;
  private final DataSource database;
  private final RunSettings run;
  private final @Nullable Sandbox sandbox;

  /**
   * @param sandbox what was asked instead of the public services; null = those were
   */
  RunReport(RunRequest request, DataSource database, RunSettings run, @Nullable Sandbox sandbox) {
    this.request = request;
    this.database = database;
    this.run = run;
    this.sandbox = sandbox;
  }

  /**
   * Writes them.
   *
   * @param planned calls that were expected, by source
   * @param input as it was given, without overrides
   */
  RunResult end(Map<String, Long> planned, boolean isStopped, SeedList input)
      throws IOException, InterruptedException {
    RunStore runs = new RunStore(database);
    Summary summary =
        Summary.of(runs, run, planned, request.started(), Instant.now(), request.runnerName());
    runs.summarize(run.runId(), SummaryFile.json(summary));
    Path folder = request.database().folder().resolve(Path.of("runs", run.runId()));
    @Nullable Path named = request.summary();
    Path file = named == null ? folder.resolve("summary.json") : named;
    SummaryFile.write(summary, file);
    @Nullable Path stats = request.sandboxStats();
    if (sandbox != null && stats != null) {
      OutputFile.write(stats, sandbox.statsJson());
    }
    @Nullable DeadLetters letters =
        DeadLetterFile.write(
            folder.resolve("dead-letters.csv"),
            input,
            new DeadLetterQuery(database).ofAlbums(run.runId()));
    Path page = folder.resolve("report.html");
    RunPageFile.write(new RunQuery(database), run.runId(), ProgramVersion.text(), page);
    return new RunResult(
        end(summary, isStopped),
        summary,
        run.isSandbox(),
        runs.counts().resumeAt(run.runId()),
        runs.counts().ambiguous(run.runId(), Sources.names()),
        new RunResult.Files(file, page, letters),
        null);
  }

  private RunResult.End end(Summary summary, boolean isStopped) {
    if (isStopped) {
      return RunResult.End.STOPPED;
    }
    return isRefused(summary)
        ? RunResult.End.REFUSED
        : summary.isFinal() ? RunResult.End.DONE : RunResult.End.UNFINISHED;
  }

  /** The only catalogue source refused us: a person must act before anything can be found. */
  private boolean isRefused(Summary summary) {
    List<String> catalogues = run.catalogues();
    Summary.@Nullable Source source =
        catalogues.size() == 1 ? summary.sources().get(catalogues.get(0)) : null;
    return source != null && source.isRefused();
  }
}
