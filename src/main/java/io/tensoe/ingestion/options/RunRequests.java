package io.tensoe.ingestion.options;

import io.tensoe.ingestion.options.arguments.LocalPath;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.IngestOptions;
import io.tensoe.ingestion.options.commands.RunOptions;
import io.tensoe.ingestion.run.Albums;
import io.tensoe.ingestion.run.RunRequest;
import io.tensoe.ingestion.seeds.overrides.Overrides;
import io.tensoe.ingestion.snapshot.export.ExportRun;
import io.tensoe.ingestion.sources.Sources;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From the options of a command to what a run must be told. */
public final class RunRequests {
  private RunRequests() {}

  /**
   * The request.
   *
   * @param command its name, for the table of runs
   * @param started when the process started
   * @throws UsageException naming the option that is wrong
   * @throws io.tensoe.ingestion.seeds.SeedInputException naming the lines of --overrides that are
   *     wrong
   */
  public static RunRequest of(String command, RunOptions options, Instant started) {
    OptionChecks.atLeastOne("maxGenres", options.getMaxGenres());
    OptionChecks.atLeastOne("maxMoods", options.getMaxMoods());
    OptionChecks.atLeastOne("writeBatch", options.getWriteBatch());
    SandboxWorld.check(options);
    if (options.getOffline() && options.getFreshFor() != null) {
      throw new UsageException("--offline uses stored answers however old: leave out --freshFor");
    }
    RunRequest.Builder request =
        RunRequest.by(command, started, options)
            .in(DatabaseChoices.of(options))
            .detached(options.getDetached())
            .reopening(SourceTexts.named("reopen", options.getReopen()))
            .summarizing(OptionChecks.outputFile("summary", options.getSummary()))
            .exporting(export(options))
            .keeping(options.getMaxGenres(), options.getMaxMoods())
            .writing(options.getWriteBatch())
            .correcting(overrides(options))
            .asking(SourceTexts.choices(options, options.getSandbox()));
    @Nullable Path stats = OptionChecks.outputFile("sandboxStats", options.getSandboxStats());
    return options.getSandbox()
        ? request.playing(SandboxWorld.of(options), stats).build()
        : request.build();
  }

  /**
   * The albums of {@code ingest}.
   *
   * @throws UsageException naming the option that is wrong
   */
  public static Albums albums(IngestOptions options) {
    OptionChecks.atLeastOne("searchLimit", options.getSearchLimit());
    @Nullable String search = options.getSearch();
    if (search == null) {
      return new Albums.Listed(() -> SeedChoice.read(options));
    }
    if (options.getColumns() != null) {
      throw new UsageException("--columns belongs to --input: leave it out with --search");
    }
    return found(search, options.getSearchLimit());
  }

  /**
   * Albums that a search finds.
   *
   * @throws UsageException if the text is blank, or none may be found
   */
  public static Albums found(String text, int most) {
    OptionChecks.atLeastOne("searchLimit", most);
    if (text.isBlank()) {
      throw new UsageException("--search is empty");
    }
    return new Albums.Found(text, most);
  }

  private static @Nullable Path export(RunOptions options) {
    @Nullable String given = options.getExport();
    if (given == null) {
      return null;
    }
    Path folder = LocalPath.of("export", given);
    ExportRun.check(folder);
    return folder;
  }

  private static @Nullable Overrides overrides(RunOptions options) {
    @Nullable String file = options.getOverrides();
    return file == null ? null : Overrides.read(file, Sources.names(), Sources.pins());
  }
}
