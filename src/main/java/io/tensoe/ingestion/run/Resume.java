package io.tensoe.ingestion.run;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.runs.OpenAlbums;
import io.tensoe.ingestion.seeds.overrides.Overrides;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.SourceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finishes what earlier runs left. */
public final class Resume {
  /** What was answered is not asked again; only {@code ingest} refreshes. */
  private static final Duration ANY_AGE = Duration.ofDays(1_000_000);

  private Resume() {}

  /**
   * Runs it.
   *
   * @return {@link RunResult.End#UNFINISHED} also if an earlier run ended before its albums were
   *     known
   */
  public static RunResult run(RunRequest request, RunListener listener) throws Exception {
    ClusterChecks.check(request);
    SourceSelection selection = new SourceSelection(request.sources().freshByDefault(ANY_AGE));
    List<SourceSpec> specs = selection.specs();
    selection.notes().forEach(listener::say);
    try (IngestSession session = IngestSession.reopen(request, selection, listener)) {
      OpenAlbums albums = new OpenAlbums(session.database().dataSource());
      if (albums.isNoneKnown()) {
        throw new NoDataException(
            "there is nothing to resume: no album was ever asked in " + request.database().place());
      }
      session.tendSources();
      List<SourceSpec> inPlay = session.inPlay(specs);
      List<OpenAlbums.Open> open = OpenSeeds.of(session, selection, inPlay);
      SeedList given = list(open.stream().map(OpenAlbums.Open::given).toList());
      @Nullable Overrides overrides = request.overrides();
      SeedList corrected =
          overrides == null
              ? list(open.stream().map(OpenAlbums.Open::last).toList())
              : overrides.on(given);
      RunResult result = session.run(inPlay, given, corrected);
      @Nullable String lost = albums.runWithoutAlbums();
      if (lost == null) {
        return result;
      }
      listener.say(
          String.format(
              Locale.ROOT,
              "The last ingest, %s, ended before its albums were known: give it again what it was"
                  + " given.",
              lost));
      return result.end() == RunResult.End.DONE ? result.withEnd(RunResult.End.UNFINISHED) : result;
    }
  }

  private static SeedList list(List<Seed> seeds) {
    return new SeedList(seeds, 0, List.of(), List.of());
  }
}
