package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.seeds.Overrides;
import io.tensoe.ingestion.seeds.SeedList;
import io.tensoe.ingestion.sources.SourceSpec;
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
   * Runs it.
   *
   * @param given the wanted albums; null = the options name them
   */
  static IngestSession.Result ingest(
      IngestOptions options, @Nullable SeedList given, Console console) throws Exception {
    check(options);
    Overrides overrides = RunChecks.overrides(options);
    SourceSelection selection = new SourceSelection(options, options.getSandbox());
    List<SourceSpec> specs = selection.specs();
    selection.settings(specs, null);
    @Nullable SeedList seeds =
        given == null && options.getSearch() == null ? SeedChoice.read(options) : given;
    selection.notes().forEach(console::say);
    try (IngestSession session = IngestSession.open("ingest", options, console)) {
      session.tendSources(selection);
      List<SourceSpec> inPlay = session.inPlay(selection, specs);
      SeedList wanted = seeds == null ? found(options, session, selection, inPlay) : seeds;
      String ifNone =
          options.getSearch() == null
              ? "The input names no album."
              : "The search found no album: " + options.getSearch();
      return session.run(selection, inPlay, wanted, overrides.on(wanted), ifNone);
    }
  }

  private static SeedList found(
      IngestOptions options,
      IngestSession session,
      SourceSelection selection,
      List<SourceSpec> specs)
      throws InterruptedException {
    session.register();
    return SearchSeeds.found(
        String.valueOf(options.getSearch()),
        options.getSearchLimit(),
        specs,
        session.settings(selection, specs));
  }

  private static void check(IngestOptions options) {
    RunChecks.check(options);
    RunChecks.atLeastOne("searchLimit", options.getSearchLimit());
    if (options.getSearch() != null && options.getColumns() != null) {
      throw new UsageException("--columns belongs to --input: leave it out with --search");
    }
    if (options.getSearch() != null && options.getSearch().isBlank()) {
      throw new UsageException("--search is empty");
    }
  }
}
