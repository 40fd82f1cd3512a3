package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Check;
import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.cli.show.PlanAsTable;
import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.options.CommandText;
import io.tensoe.ingestion.options.SandboxWorld;
import io.tensoe.ingestion.options.SeedChoice;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.DoctorOptions;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.report.Plan;
import io.tensoe.ingestion.run.Planner;
import io.tensoe.ingestion.runs.OpenAlbums;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.SourceSpec;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code doctor --plan} finds out: the wanted albums against what the database knows. */
final class DoctorPlan {
  /** The default. */
  private static final int SEARCH_LIMIT = 10;

  private final @Nullable SeedList wanted;
  private final String resume;

  /**
   * @param wanted the albums of the options; null = those of the database that are not final
   * @param resume the command that goes on
   */
  private DoctorPlan(@Nullable SeedList wanted, String resume) {
    this.wanted = wanted;
    this.resume = resume;
  }

  /**
   * Reads the wanted albums.
   *
   * @return null = no plan is asked for
   * @throws UsageException if the options do not go together
   */
  static @Nullable DoctorPlan of(DoctorOptions options) throws IOException {
    if (options.getSearch() != null) {
      throw new UsageException(
          "--search cannot be planned: what it finds is known only after asking, and doctor asks no"
              + " service; name the albums with --input or --album and --artist");
    }
    if (!options.getPlan() && SeedChoice.isMade(options)) {
      throw new UsageException(
          "doctor looks at albums only to plan a run: add --plan, or leave out --input, --album,"
              + " --artist and --generated");
    }
    if (options.getGenerated() != 0 && !options.getSandbox()) {
      throw new UsageException("--generated belongs to --sandbox");
    }
    SandboxWorld.albums(options);
    if (options.getSearchLimit() != SEARCH_LIMIT) {
      throw new UsageException("--searchLimit belongs to --search, which cannot be planned");
    }
    if (!options.getPlan()) {
      return null;
    }
    if (options.getFreshFor() != null || options.getOffline()) {
      throw new UsageException(
          "a plan takes what was answered as it is: leave out --freshFor and --offline");
    }
    return new DoctorPlan(
        SeedChoice.isMade(options) ? SeedChoice.read(options) : null, CommandText.resume(options));
  }

  /**
   * Estimates and says so.
   *
   * @param settings how sources are asked, at least those in play
   * @param database null = there is none yet
   */
  void tell(
      Console console,
      List<SourceSpec> inPlay,
      List<SourceSettings> settings,
      @Nullable Database database)
      throws IOException, InterruptedException {
    if (wanted != null) {
      wanted.notes().forEach(console::say);
    }
    List<Seed> seeds = seeds(database);
    if (seeds.isEmpty()) {
      console.out().println(Check.missing("plan", nothing()));
      return;
    }
    Plan plan = Planner.plan(seeds, inPlay, settings, database);
    console.out().println(Check.ok("plan", albums(seeds.size(), plan)));
    tellRates(console, inPlay, plan);
    console.out().print(PlanAsTable.text(plan, resume));
  }

  private List<Seed> seeds(@Nullable Database database) throws InterruptedException {
    if (wanted != null) {
      return wanted.seeds();
    }
    return database == null
        ? List.of()
        : new OpenAlbums(database.dataSource())
            .unfinished(List.of()).stream().map(OpenAlbums.Open::last).toList();
  }

  private String nothing() {
    return wanted == null
        ? "no album is waiting in the database; give --input=FILE.csv, or --album=… with --artist=…"
        : "the input names no album; " + wanted.rejected().size() + " rows rejected";
  }

  private String albums(int seeds, Plan plan) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "%d albums%s", seeds, wanted == null ? " that are not final" : ""));
    text.append(String.format(Locale.ROOT, ": %d to ask about", plan.albums()));
    if (plan.albums() < seeds) {
      text.append(String.format(Locale.ROOT, ", %d answered already", seeds - plan.albums()));
    }
    if (wanted != null && wanted.duplicates() > 0) {
      text.append(String.format(Locale.ROOT, "; %d duplicates", wanted.duplicates()));
    }
    if (wanted != null && !wanted.rejected().isEmpty()) {
      text.append(String.format(Locale.ROOT, "; %d rows rejected", wanted.rejected().size()));
    }
    return text.toString();
  }

  private static void tellRates(Console console, List<SourceSpec> inPlay, Plan plan) {
    for (SourceSpec spec : inPlay) {
      Plan.@Nullable Rate rate = plan.rates().get(spec.name());
      if (rate != null) {
        console
            .out()
            .println(
                Check.ok(
                    spec.name(),
                    String.format(Locale.ROOT, "%.1f calls per album, ", rate.calls())
                        + (rate.learnedFrom() == 0
                            ? "as is usual"
                            : String.format(
                                Locale.ROOT,
                                "as for the %d answered so far",
                                rate.learnedFrom()))));
      }
    }
  }
}
