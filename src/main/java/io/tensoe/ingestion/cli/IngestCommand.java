package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.pipeline.Sources;
import io.tensoe.ingestion.report.Summary;
import io.tensoe.ingestion.seeds.Overrides;
import io.tensoe.ingestion.seeds.SeedList;
import io.tensoe.ingestion.snapshot.ExportRun;
import io.tensoe.ingestion.sources.SourceSpec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Seeds to tracks in the database. */
final class IngestCommand implements Command<IngestOptions> {
  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String summary() {
    return "looks albums up and writes their tracks into the database";
  }

  @Override
  public Class<IngestOptions> options() {
    return IngestOptions.class;
  }

  @Override
  public int run(IngestOptions options, Console console) throws Exception {
    return ingest(options, null, console).exitCode();
  }

  /**
   * How a run ended.
   *
   * @param exitCode what the command says to scripts
   */
  record Result(int exitCode, Summary summary) {}

  /**
   * Runs it.
   *
   * @param given the wanted albums; null = the options name them
   */
  static Result ingest(IngestOptions options, @Nullable SeedList given, Console console)
      throws Exception {
    check(options);
    Overrides overrides = overrides(options);
    SourceSelection selection = new SourceSelection(options, options.getSandbox());
    List<SourceSpec> specs = selection.specs();
    selection.settings(specs, null);
    @Nullable SeedList seeds =
        given == null && options.getSearch() == null ? SeedChoice.read(options) : given;
    selection.notes().forEach(console::say);
    try (IngestSession session = IngestSession.open(options, console)) {
      return session.run(
          selection, specs, seeds == null ? session.search(selection, specs) : seeds, overrides);
    }
  }

  private static Overrides overrides(IngestOptions options) {
    @Nullable String file = options.getOverrides();
    return file == null
        ? Overrides.NONE
        : Overrides.read(file, Sources.ALL.stream().map(SourceSpec::name).toList());
  }

  private static void check(IngestOptions options) {
    atLeastOne("maxGenres", options.getMaxGenres());
    atLeastOne("maxMoods", options.getMaxMoods());
    atLeastOne("writeBatch", options.getWriteBatch());
    atLeastOne("searchLimit", options.getSearchLimit());
    if (options.getSearch() != null && options.getSearch().isBlank()) {
      throw new UsageException("--search is empty");
    }
    if (!options.getSandbox() && (options.getGenerated() > 0 || options.getFaults() != null)) {
      throw new UsageException("--generated and --faults belong to --sandbox");
    }
    if (options.getSandbox()) {
      SandboxWorld.of(options, options);
    }
    Runners.check(options);
    for (String file : new String[] {options.getExport(), options.getSummary()}) {
      if (file != null && file.isBlank()) {
        throw new UsageException("--export and --summary need a path");
      }
    }
    if (options.getExport() != null) {
      ExportRun.check(Path.of(options.getExport()));
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new UsageException("--" + name + " must be at least 1");
    }
  }
}
