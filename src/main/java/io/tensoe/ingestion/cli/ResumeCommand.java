package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.runs.OpenAlbums;
import io.tensoe.ingestion.seeds.Overrides;
import io.tensoe.ingestion.seeds.SeedList;
import io.tensoe.ingestion.sources.SourceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finishes what earlier runs left. */
final class ResumeCommand implements Command<ResumeOptions> {
  /** What was answered is not asked again; only {@code ingest} refreshes. */
  private static final Duration ANY_AGE = Duration.ofDays(1_000_000);

  @Override
  public String name() {
    return "resume";
  }

  @Override
  public String summary() {
    return "finishes every album that is not final";
  }

  @Override
  public Class<ResumeOptions> options() {
    return ResumeOptions.class;
  }

  @Override
  public String notes() {
    return """
    Takes all albums of the database that are not final, and final ones where a source was skipped
    that can be asked now. What was answered before is not asked again, however old it is, unless
    --freshFor says so. A source that is closed, or whose budget of the day is used up, is not asked;
    a higher limit reopens a budget at once, --reopen what the service closed.
    The overrides of an album's last run hold on, unless --overrides names others.
    Exit code 0: everything is final now; 3: not yet, and the last lines say when to go on;
    2: there is no database, or no album was ever asked in it.\
    """;
  }

  @Override
  public int run(ResumeOptions options, Console console) throws Exception {
    RunChecks.check(options);
    Overrides overrides = RunChecks.overrides(options);
    SourceSelection selection = new SourceSelection(options, options.getSandbox(), ANY_AGE);
    List<SourceSpec> specs = selection.specs();
    selection.settings(specs, null);
    selection.notes().forEach(console::say);
    try (IngestSession session = IngestSession.reopen(name(), options, console)) {
      OpenAlbums albums = new OpenAlbums(session.database().dataSource());
      if (albums.isNoneKnown()) {
        throw new UsageException(
            "there is nothing to resume: no album was ever asked in "
                + Databases.place(options)
                + Databases.elsewhere(name(), options));
      }
      session.tendSources(selection);
      List<SourceSpec> inPlay = session.inPlay(selection, specs);
      List<OpenAlbums.Open> open = OpenSeeds.of(session, selection, inPlay);
      SeedList given = list(open.stream().map(OpenAlbums.Open::given).toList());
      SeedList corrected =
          options.getOverrides() == null
              ? list(open.stream().map(OpenAlbums.Open::last).toList())
              : overrides.on(given);
      String ifNone = "Nothing to do: every album is final.";
      int exit = session.run(selection, inPlay, given, corrected, ifNone).exitCode();
      @Nullable String lost = albums.runWithoutAlbums();
      if (lost == null) {
        return exit;
      }
      console.say(
          String.format(
              Locale.ROOT,
              "The last ingest, %s, ended before its albums were known: give it again what it was"
                  + " given.",
              lost));
      return exit == ExitCodes.DONE ? ExitCodes.UNFINISHED : exit;
    }
  }

  private static SeedList list(List<Seed> seeds) {
    return new SeedList(seeds, 0, List.of(), List.of());
  }
}
