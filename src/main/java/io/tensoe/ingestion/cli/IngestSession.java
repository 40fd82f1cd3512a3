package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.match.AlbumKey;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SkipCause;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.pipeline.IngestPipeline;
import io.tensoe.ingestion.pipeline.OpenSource;
import io.tensoe.ingestion.pipeline.ReadSeeds;
import io.tensoe.ingestion.pipeline.RunSettings;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.pipeline.Sources;
import io.tensoe.ingestion.pipeline.WriteAlbums;
import io.tensoe.ingestion.report.Summary;
import io.tensoe.ingestion.report.SummaryFile;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.seeds.SeedList;
import io.tensoe.ingestion.snapshot.ExportRun;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.store.Database;
import io.tensoe.ingestion.store.OpenAlbums;
import io.tensoe.ingestion.store.Persistent;
import io.tensoe.ingestion.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.jspecify.annotations.Nullable;

/** One run: its database, its upstreams, its pipeline and its end. */
final class IngestSession implements AutoCloseable {
  private final String command;
  private final RunOptions options;
  private final Console console;
  private final Database database;
  private final @Nullable Sandbox sandbox;
  private final String runId;
  private final RunStore runs;

  private IngestSession(
      String command,
      RunOptions options,
      Console console,
      Database database,
      @Nullable Sandbox sandbox) {
    this.command = command;
    this.options = options;
    this.console = console;
    this.database = database;
    this.sandbox = sandbox;
    this.runId = RunIds.of(console.started());
    this.runs = new RunStore(database.dataSource());
  }

  /**
   * How a run ended.
   *
   * @param exitCode what the command says to scripts
   */
  record Result(int exitCode, Summary summary) {}

  /**
   * Opens the database, and the sandbox if it is asked.
   *
   * @param command name of the command, for the table of runs
   */
  static IngestSession open(String command, RunOptions options, Console console)
      throws IOException {
    Logs.open(Path.of(options.getDataDir()));
    if (!Databases.exists(options)) {
      WarmUp.start(options);
    }
    Database database = Databases.open(options);
    @Nullable Sandbox sandbox =
        options.getSandbox() && !options.getOffline()
            ? Sandbox.start(SandboxWorld.of(options, options), 0)
            : null;
    return new IngestSession(command, options, console, database, sandbox);
  }

  /** Albums that the catalogue sources find for {@code --search}. */
  SeedList search(SourceSelection selection, List<SourceSpec> specs, String text, int most)
      throws InterruptedException {
    RunSettings run = settings(selection, specs);
    runs.register(started(0), List.of(), List.of());
    List<Seed> seeds = new ArrayList<>();
    for (SourceSpec spec : specs) {
      if (spec.isCatalogue() && seeds.isEmpty()) {
        OpenSource opened = new OpenSource(spec, run);
        try {
          opened.source().search(text, most).forEach(album -> seeds.add(seedOf(album)));
        } catch (SourceException e) {
          String message = "--search: " + e.getMessage();
          throw e.kind() == SourceException.Kind.CREDENTIALS
              ? new UsageException(message)
              : new UnfinishedException(message, e);
        } finally {
          opened.close();
        }
      }
    }
    return new SeedList(List.copyOf(seeds), 0, List.of(), List.of());
  }

  /** Albums that a run can bring further. */
  SeedList unfinished(SourceSelection selection, List<SourceSpec> specs)
      throws InterruptedException {
    OpenAlbums albums = new OpenAlbums(database.dataSource());
    List<OpenAlbums.Skip> gone = new ArrayList<>();
    for (SourceSpec spec : specs) {
      gone.add(new OpenAlbums.Skip(spec.name(), SkipCause.CREDENTIALS));
      gone.add(new OpenAlbums.Skip(spec.name(), SkipCause.CATALOGUE_REFUSED));
      if (selection.maySkipRobots(spec)) {
        gone.add(new OpenAlbums.Skip(spec.name(), SkipCause.ROBOTS));
      }
      OpenAlbums.Skip challenged = new OpenAlbums.Skip(spec.name(), SkipCause.CHALLENGE);
      List<Seed> waiting = albums.skipped(challenged);
      if (!waiting.isEmpty() && isLetIn(spec, settings(selection, specs), waiting.get(0))) {
        gone.add(challenged);
      }
    }
    return new SeedList(albums.unfinished(gone), 0, List.of(), List.of());
  }

  /**
   * Asks about one album before hundreds are taken up again in vain: most sites that challenge
   * programs go on doing so.
   */
  private boolean isLetIn(SourceSpec spec, RunSettings run, Seed seed) throws InterruptedException {
    runs.register(started(0), List.of(), List.of());
    OpenSource opened = new OpenSource(spec, run);
    try {
      opened.source().find(new Wanted(seed, null));
      return true;
    } catch (SourceException e) {
      return e.kind() != SourceException.Kind.CHALLENGED && e.kind() != SourceException.Kind.CLOSED;
    } finally {
      opened.close();
    }
  }

  private RunStore.Run started(long duplicates) {
    return new RunStore.Run(
        runId, command, options.getRunner().getSimpleName(), console.started(), duplicates);
  }

  private static Seed seedOf(SourceAlbum album) {
    String artist = album.artists().isEmpty() ? "Various Artists" : album.artists().get(0);
    @Nullable String id = album.source().equals("spotify") ? album.id() : null;
    return new Seed(
        AlbumKey.of(artist, album.title(), null, id, null, null, null),
        album.title(),
        artist,
        null,
        id,
        null,
        null,
        null,
        "--search",
        0);
  }

  /** Runs the pipeline over the seeds and reports. */
  Result run(SourceSelection selection, List<SourceSpec> specs, SeedList seeds) throws Exception {
    seeds.notes().forEach(console::say);
    RunSettings run = settings(selection, specs);
    runs.register(
        started(seeds.duplicates()),
        seeds.seeds(),
        seeds.rejected().stream()
            .map(row -> new RunStore.Rejected(row.origin(), row.line(), row.raw(), row.message()))
            .toList());
    Map<String, Long> planned = Planner.requests(seeds.seeds(), specs, run, database);
    boolean isStopped = !seeds.seeds().isEmpty() && !execute(run, specs, seeds.seeds().size());
    runs.finish(runId, Instant.now());
    if (options.getExport() != null && !isStopped) {
      ExportRun.write(options, database.workers(), runId, Path.of(options.getExport()));
    }
    return report(run, planned, isStopped);
  }

  private RunSettings settings(SourceSelection selection, List<SourceSpec> specs) {
    List<SourceSettings> sources = selection.settings(specs, sandbox);
    return new RunSettings(
        runId,
        database.workers(),
        sources,
        selection.unusable(),
        options.getMaxGenres(),
        options.getMaxMoods(),
        options.getWriteBatch());
  }

  private boolean execute(RunSettings run, List<SourceSpec> specs, int albums) throws Exception {
    Pipeline pipeline = Runners.pipeline(options, specs.size());
    IngestPipeline.build(
        pipeline, new ReadSeeds(runId, run.database(), albums), run, new WriteAlbums(run));
    RunStore glance = new RunStore(database.dataSource(), Persistent.GLANCE);
    try (Progress progress = Progress.start(console, glance, run, albums)) {
      return Runners.run(pipeline, progress);
    }
  }

  private Result report(RunSettings run, Map<String, Long> planned, boolean isStopped)
      throws Exception {
    Summary summary =
        Summary.of(
            runs,
            run,
            planned,
            console.started(),
            Instant.now(),
            options.getRunner().getSimpleName());
    runs.summarize(runId, SummaryFile.json(summary));
    Path file =
        options.getSummary() == null
            ? Path.of(options.getDataDir(), "runs", runId, "summary.json")
            : Path.of(options.getSummary());
    SummaryFile.write(summary, file);
    if (sandbox != null && options.getSandboxStats() != null) {
      Files.writeString(Path.of(options.getSandboxStats()), sandbox.statsJson());
    }
    ShortResult.print(summary, runs, runId, file, console);
    return new Result(exitCode(summary, run, isStopped), summary);
  }

  private static int exitCode(Summary summary, RunSettings run, boolean isStopped) {
    if (isStopped) {
      return ExitCodes.STOPPED;
    }
    return isRefused(summary, run)
        ? ExitCodes.USAGE
        : summary.isFinal() ? ExitCodes.DONE : ExitCodes.UNFINISHED;
  }

  /** The only catalogue source refused us: a person must act before anything can be found. */
  private static boolean isRefused(Summary summary, RunSettings run) {
    List<String> catalogues = Sources.cataloguesOf(run);
    Map<String, Summary.Source> sources = summary.sources();
    return catalogues.size() == 1
        && sources.get(catalogues.get(0)) != null
        && sources.get(catalogues.get(0)).isRefused();
  }

  @Override
  public void close() throws IOException {
    database.close();
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
