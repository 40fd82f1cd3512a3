package io.tensoe.ingestion.run;

import io.tensoe.ingestion.options.IngestOptions;
import io.tensoe.ingestion.options.UsageException;
import io.tensoe.ingestion.seeds.overrides.Overrides;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.SourceSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Seeds to tracks in the database. */
public final class Ingest {
  private Ingest() {}

  /**
   * Runs it.
   *
   * @param given the wanted albums; null = the options name them
   * @param started when the process started
   */
  public static RunResult run(
      IngestOptions options, @Nullable SeedList given, Instant started, RunListener listener)
      throws Exception {
    check(options);
    Overrides overrides = RunChecks.overrides(options);
    SourceSelection selection = new SourceSelection(options, options.getSandbox());
    List<SourceSpec> specs = selection.specs();
    selection.settings(specs, null);
    @Nullable SeedList seeds =
        given == null && options.getSearch() == null ? SeedChoice.read(options) : given;
    selection.notes().forEach(listener::say);
    try (IngestSession session = IngestSession.open("ingest", options, started, listener)) {
      session.tendSources(selection);
      List<SourceSpec> inPlay = session.inPlay(selection, specs);
      SeedList wanted = seeds == null ? found(options, session, selection, inPlay) : seeds;
      return session.run(selection, inPlay, wanted, overrides.on(wanted));
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
