package io.tensoe.ingestion.run;

import io.tensoe.ingestion.answers.AnswerUse;
import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.environment.Logs;
import io.tensoe.ingestion.limits.Closures;
import io.tensoe.ingestion.pipeline.IngestPipeline;
import io.tensoe.ingestion.pipeline.ReadSeeds;
import io.tensoe.ingestion.pipeline.RunSettings;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.pipeline.WriteAlbums;
import io.tensoe.ingestion.report.Summary;
import io.tensoe.ingestion.runner.FlinkCluster;
import io.tensoe.ingestion.runner.FlinkJob;
import io.tensoe.ingestion.runner.Interruption;
import io.tensoe.ingestion.runner.Runners;
import io.tensoe.ingestion.runs.RunNotes;
import io.tensoe.ingestion.runs.RunStore;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.sandbox.SandboxConfig;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.snapshot.export.ExportRun;
import io.tensoe.ingestion.sources.SourceSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.jspecify.annotations.Nullable;

/** One run: its database, its upstreams, its pipeline and its end. */
final class IngestSession implements AutoCloseable {
  /** More make the runner copy more of what waits for the rest of its group. */
  private static final int TOGETHER = 50;

  private final RunRequest request;
  private final SourceSelection selection;
  private final RunListener listener;
  private final Database database;
  private final @Nullable Sandbox sandbox;
  private final String runId;
  private final RunStore runs;

  private IngestSession(
      RunRequest request,
      SourceSelection selection,
      RunListener listener,
      Database database,
      @Nullable Sandbox sandbox) {
    this.request = request;
    this.selection = selection;
    this.listener = listener;
    this.database = database;
    this.sandbox = sandbox;
    this.runId = RunIds.of(request.started());
    this.runs = new RunStore(database.dataSource());
  }

  /** Opens the database, and the sandbox if it is asked. */
  static IngestSession open(RunRequest request, SourceSelection selection, RunListener listener)
      throws IOException, InterruptedException {
    DatabaseChoice choice = request.database();
    boolean isNew = !choice.exists();
    if (isNew) {
      listener.say("A new database is made in " + choice.place() + ".");
    }
    if (isNew || FlinkCluster.isMeantBy(request.runner())) {
      WarmUp.start(request.runner());
    }
    Logs.open(choice.folder());
    return of(request, selection, listener, Databases.openToWrite(choice));
  }

  /**
   * The same with a database that is there already.
   *
   * @throws NoDataException if there is none
   */
  static IngestSession reopen(RunRequest request, SourceSelection selection, RunListener listener)
      throws IOException, InterruptedException {
    if (FlinkCluster.isMeantBy(request.runner())) {
      WarmUp.start(request.runner());
    }
    Database database = Databases.existingToWrite(request.database());
    Logs.open(request.database().folder());
    return of(request, selection, listener, database);
  }

  private static IngestSession of(
      RunRequest request, SourceSelection selection, RunListener listener, Database database)
      throws IOException, InterruptedException {
    try {
      Databases.checkSandbox(request.database(), database);
      @Nullable SandboxConfig world = request.sandbox();
      @Nullable Sandbox sandbox = world == null ? null : Sandbox.start(world, 0);
      return new IngestSession(request, selection, listener, database, sandbox);
    } catch (IOException | RuntimeException | InterruptedException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Opens what is to be asked again although it is closed, and says where a clock that was ahead
   * left stamps in the future.
   */
  void tendSources() throws InterruptedException {
    Closures closures = new Closures(database.dataSource());
    for (SourceSettings source : selection.settings(request.sources().specs(), sandbox)) {
      Duration ahead = closures.clamp(source.identity());
      if (!ahead.isZero()) {
        listener.say(source.source() + ": " + Closures.said(ahead));
      }
      if (request.reopened().contains(source.source())) {
        listener.say(
            closures
                .reopen(source.identity())
                .map(
                    closure ->
                        String.format(
                            Locale.ROOT,
                            "%s is asked again; it was closed until %s: %s",
                            source.source(),
                            closure.until(),
                            closure.reason()))
                .orElse(source.source() + " was not closed, so --reopen changes nothing"));
      }
    }
  }

  /** Registers the run without albums, for a first question that finds out which are wanted. */
  void register() throws InterruptedException {
    runs.register(started(0), List.of(), List.of(), List.of());
  }

  /**
   * The sources in play: offline, unless they are named, those that have a stored answer, for
   * another could only be missing.
   */
  List<SourceSpec> inPlay(List<SourceSpec> specs) {
    if (!request.sources().isOffline() || !request.sources().wanted().isEmpty()) {
      return specs;
    }
    return specs.stream()
        .filter(
            spec ->
                spec.isCatalogue()
                    || selection.needsNoRequest(spec)
                    || AnswerUse.of(
                                database.dataSource(),
                                selection.settings(List.of(spec), sandbox).get(0).identity())
                            .answers()
                        > 0)
        .toList();
  }

  /** Where the run's data is. */
  Database database() {
    return database;
  }

  private RunStore.Run started(long duplicates) {
    return new RunStore.Run(
        runId, request.command(), request.runnerName(), request.started(), duplicates);
  }

  /**
   * Runs the pipeline over the seeds and reports.
   *
   * @param given as they were wanted
   * @param seeds the same, as overrides correct them
   */
  RunResult run(List<SourceSpec> specs, SeedList given, SeedList seeds) throws Exception {
    seeds.notes().forEach(listener::say);
    RunSettings settings = settings(specs);
    for (SourceSpec spec : specs) {
      spec.effects().before(settings.of(spec.name()).settings()).forEach(listener::say);
    }
    runs.register(
        started(seeds.duplicates()),
        given.seeds(),
        seeds.seeds(),
        seeds.rejected().stream()
            .map(row -> new RunStore.Rejected(row.origin(), row.line(), row.raw(), row.message()))
            .toList());
    Map<String, Long> planned = Planner.requests(seeds.seeds(), specs, settings, database);
    RunSettings run = settings.together(together(settings, planned));
    int albums = seeds.seeds().size();
    Pipeline pipeline = Runners.pipeline(request.runner(), "tensoe-" + runId, specs.size());
    IngestPipeline.build(pipeline, new ReadSeeds(run, albums), run, new WriteAlbums(run));
    if (request.isDetached() && albums > 0) {
      return detach(pipeline, run, planned);
    }
    boolean isStopped = albums > 0 && !execute(pipeline, run, albums);
    runs.finish(runId, Instant.now());
    if (!isStopped && !FlinkCluster.isMeantBy(request.runner())) {
      for (SourceSpec spec : specs) {
        spec.effects().after(run.of(spec.name()).settings()).forEach(listener::say);
      }
    }
    @Nullable Path export = request.export();
    if (export != null && !isStopped) {
      ExportRun.write(Runners.inProcess(request.runner()), database.workers(), runId, export);
    }
    Interruption.ending();
    return ended(
        new RunReport(request, database.dataSource(), run, sandbox).end(planned, isStopped, given));
  }

  /**
   * Albums together: many where no source that has a limit is to be asked, for then the runner's
   * own work per album is most of what a run does.
   */
  private static int together(RunSettings run, Map<String, Long> planned) {
    boolean isPaced =
        run.sources().stream()
            .filter(source -> source.limit() != null || source.daily() != null)
            .anyMatch(source -> planned.getOrDefault(source.source(), 0L) > 0);
    return isPaced ? 1 : TOGETHER;
  }

  /** What every worker must know about this run. */
  RunSettings settings(List<SourceSpec> specs) {
    List<SourceSettings> sources = selection.settings(specs, sandbox);
    return new RunSettings(
        runId,
        database.workers(),
        sources,
        selection.unusable(),
        request.mostGenres(),
        request.mostMoods(),
        request.writeBatch());
  }

  /** Leaves the run to the cluster; what it does from here on stands in the tables. */
  private RunResult detach(Pipeline pipeline, RunSettings run, Map<String, Long> planned)
      throws InterruptedException {
    try (FlinkCluster cluster = FlinkCluster.named(request.runner())) {
      String job = FlinkJob.submit(pipeline, cluster, listener::say, Advice.WORKERS).id();
      new RunNotes(database.dataSource(), runId).job(job);
      return ended(
          new RunResult(
              RunResult.End.DETACHED,
              Summary.of(
                  runs, run, planned, request.started(), Instant.now(), request.runnerName()),
              run.isSandbox(),
              null,
              List.of(),
              null,
              new RunResult.Job(job, runId, cluster.address())));
    }
  }

  private RunResult ended(RunResult result) {
    listener.ended(result);
    return result;
  }

  private boolean execute(Pipeline pipeline, RunSettings run, int albums) throws Exception {
    RunStore glance = new RunStore(database.dataSource(), Persistent.GLANCE);
    try (Runners.Watcher progress = listener.watch(glance, run, albums);
        @Nullable FlinkCluster cluster = FlinkCluster.of(request.runner())) {
      return cluster == null
          ? Runners.run(pipeline, progress)
          : FlinkJob.submit(pipeline, cluster, listener::say, Advice.WORKERS).watch(progress);
    }
  }

  @Override
  public void close() throws IOException {
    database.close();
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
