package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.environment.Logs;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.options.CommandText;
import io.tensoe.ingestion.options.DataFolder;
import io.tensoe.ingestion.options.DatabaseChoices;
import io.tensoe.ingestion.options.OptionChecks;
import io.tensoe.ingestion.options.SourceTexts;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.PurgeOptions;
import io.tensoe.ingestion.options.commands.SourceOptions;
import io.tensoe.ingestion.pipeline.Remerge;
import io.tensoe.ingestion.pipeline.RunSettings;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.run.Databases;
import io.tensoe.ingestion.run.RunIds;
import io.tensoe.ingestion.run.SourceSelection;
import io.tensoe.ingestion.runs.RunStore;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import io.tensoe.ingestion.tracks.Purge;
import io.tensoe.ingestion.tracks.TouchedAlbum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deletes what came from one source. */
final class PurgeCommand implements Command<PurgeOptions> {
  private static final int BATCH = 100;

  @Override
  public String name() {
    return "purge";
  }

  @Override
  public String summary() {
    return "deletes everything that came from one source";
  }

  @Override
  public Class<PurgeOptions> options() {
    return PurgeOptions.class;
  }

  @Override
  public String notes() {
    return """
    Deletes the source's stored answers, its values in tracks, its part in provenance, its outcomes
    and dead letters, and merges the albums it touched again from the stored answers of the others;
    nothing is asked. Where those are not stored any more, what it shared with others (genres, moods,
    a date) becomes unknown. Tracks that only it knew are deleted. What was spent of its limits is
    not forgotten. Files that were written before, Parquet or CSV, are not changed.
    On a terminal it only says what would be deleted, unless --yes is given; in a script it deletes,
    unless --dryRun is given.\
    """;
  }

  @Override
  public int run(PurgeOptions options, Console console) throws Exception {
    OptionChecks.atLeastOne("maxGenres", options.getMaxGenres());
    OptionChecks.atLeastOne("maxMoods", options.getMaxMoods());
    String source = source(options);
    if (options.getDryRun() && options.getYes()) {
      throw new UsageException("--dryRun deletes nothing, --yes deletes: give one of them");
    }
    boolean isDryRun = options.getDryRun() || (console.isTerminal() && !options.getYes());
    List<SourceSpec> rest =
        Sources.ALL.stream().filter(spec -> !spec.name().equals(source)).toList();
    List<SourceSettings> settings =
        new SourceSelection(
                SourceTexts.choices(options.as(SourceOptions.class), options.getSandbox())
                    .offline())
            .settings(rest);
    if (isDryRun) {
      try (Database database = ExistingDatabase.open(name(), options)) {
        Databases.checkSandbox(DatabaseChoices.of(options), database);
        return foretell(source, options, database, console);
      }
    }
    try (Database database = ExistingDatabase.openToWrite(name(), options)) {
      Databases.checkSandbox(DatabaseChoices.of(options), database);
      Logs.open(DataFolder.of(options));
      RunSettings run =
          new RunSettings(
              RunIds.of(console.started()),
              database.workers(),
              settings,
              Map.of(),
              options.getMaxGenres(),
              options.getMaxMoods(),
              BATCH);
      return purge(source, run, database, console);
    }
  }

  private static Purge purge(Database database, String source, boolean isSandbox) {
    return new Purge(database.dataSource(), source, Sources.named(source).isCatalogue(), isSandbox);
  }

  private int foretell(String source, PurgeOptions options, Database database, Console console)
      throws InterruptedException {
    Purge.Preview would = purge(database, source, options.getSandbox()).preview();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s in %s: %d stored answers and %d dead letters would be deleted%n"
                + "%d albums would be without it: %d tracks deleted, %d changed%n",
            source,
            DatabaseChoices.of(options).place(),
            would.answers(),
            would.letters(),
            would.albums(),
            would.deleted(),
            would.changed());
    console
        .out()
        .println(
            "Nothing was deleted. To delete it: "
                + CommandText.again(name(), options, Map.of("dryRun", "false", "yes", "true")));
    return ExitCodes.DONE;
  }

  private static String source(PurgeOptions options) {
    String names = Sources.ALL.stream().map(SourceSpec::name).collect(Collectors.joining(", "));
    @Nullable String given = options.getSource();
    if (given == null || given.isBlank()) {
      throw new UsageException("name what is to be deleted with --source=NAME: " + names);
    }
    String name = given.strip().toLowerCase(Locale.ROOT);
    if (Sources.ALL.stream().noneMatch(spec -> spec.name().equals(name))) {
      throw new UsageException("--source=" + given + " is no source; there are " + names);
    }
    return name;
  }

  private static int purge(String source, RunSettings run, Database database, Console console)
      throws InterruptedException {
    RunStore runs = new RunStore(database.dataSource());
    Purge purge = purge(database, source, run.isSandbox());
    List<TouchedAlbum> touched = purge.touched();
    runs.register(
        new RunStore.Run(run.runId(), "purge", "none", console.started(), 0),
        touched.stream().map(TouchedAlbum::seed).toList(),
        touched.stream().map(TouchedAlbum::seed).toList(),
        List.of());
    Purge.Deleted deleted = purge.deleteAnswers();
    Purge.Rows rows = Purge.Rows.NONE;
    int thinned = 0;
    Remerge remerge = new Remerge(run);
    try {
      for (int first = 0; first < touched.size(); first += BATCH) {
        List<Purge.Without> without = new ArrayList<>();
        for (TouchedAlbum album : touched.subList(first, Math.min(touched.size(), first + BATCH))) {
          @Nullable MergedAlbum merged =
              album.isInRows() ? remerge.of(album.seed(), album.before()) : null;
          boolean isThinned = merged != null && lacksAnswers(merged, album.before());
          thinned += isThinned ? 1 : 0;
          without.add(
              new Purge.Without(
                  album.seed().key(),
                  isThinned ? null : merged,
                  Remerge.statusWithout(source, album.before())));
        }
        rows = rows.and(purge.replace(run.runId(), without));
      }
    } finally {
      remerge.close();
    }
    runs.finish(run.runId(), Instant.now());
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s: %d stored answers and %d dead letters deleted%n"
                + "%d albums without it now: %d tracks deleted, %d changed%n",
            source,
            deleted.answers(),
            deleted.letters(),
            touched.size() - rows.kept().size(),
            rows.deleted(),
            rows.changed());
    if (thinned > 0) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%d albums could not be merged again, for the answers of the others are not stored"
                  + " any more: genres, moods and dates that %s shared with them are unknown there"
                  + " now. An ingest with --freshFor=0s asks for them%n",
              thinned,
              source);
    }
    say(rows, source, console);
    console.out().println("Files written before, Parquet or CSV, still hold what they held.");
    return rows.kept().isEmpty() ? ExitCodes.DONE : ExitCodes.UNFINISHED;
  }

  private static void say(Purge.Rows rows, String source, Console console) {
    if (!rows.thinned().isEmpty()) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%d albums only lost values, for the database refused what the others say of them"
                  + " (the log says why): %s%n",
              rows.thinned().size(),
              String.join("; ", rows.thinned()));
    }
    if (!rows.kept().isEmpty()) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%d albums still hold values of %s, for the database lets nobody change their rows"
                  + " (the log says why): %s%n",
              rows.kept().size(),
              source,
              String.join("; ", rows.kept()));
    }
  }

  /** Whether a source that was not deferred before could not be heard again. */
  private static boolean lacksAnswers(MergedAlbum album, Map<String, Outcome> before) {
    return album.outcomes().stream()
        .filter(outcome -> outcome.status() == Outcome.Status.DEFERRED)
        .map(outcome -> before.get(outcome.source()))
        .anyMatch(said -> said != null && said.status() != Outcome.Status.DEFERRED);
  }
}
