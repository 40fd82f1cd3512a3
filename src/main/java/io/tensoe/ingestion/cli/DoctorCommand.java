package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.answers.AnswerUse;
import io.tensoe.ingestion.cli.show.Check;
import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.limits.SourceUse;
import io.tensoe.ingestion.options.SourceTexts;
import io.tensoe.ingestion.options.commands.DoctorOptions;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.run.SourceSelection;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a run would find: what is there, what is missing and what that costs. */
final class DoctorCommand implements Command<DoctorOptions> {
  private static final int OLDEST_JAVA = 17;

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "checks database, credentials, limits and budgets, plans a run; asks no service";
  }

  @Override
  public Class<DoctorOptions> options() {
    return DoctorOptions.class;
  }

  @Override
  public String notes() {
    return """
    Every line is ok, missing (a run goes on without it) or problem. Nothing is created or changed,
    and no request leaves: whether credentials are right shows at the first ingest.
    Exit code 0: ingest could run with the same options; 2: it could not.

    --plan estimates a run. Albums that a source has answered about cost nothing there again. "today"
    is how many of the calls the daily limit allows now, "time" what the limit takes for all of them,
    "days" how many days of budget they need. Calls per album are learned from this database once 20
    albums are answered. What goes wrong (repeats, pauses) comes on top.\
    """;
  }

  @Override
  public int run(DoctorOptions options, Console console) throws IOException, InterruptedException {
    SourceSelection selection =
        new SourceSelection(SourceTexts.choices(options, options.getSandbox()));
    // A wrong option is wrong usage, not a finding.
    List<SourceSettings> settings = selection.settings(Sources.ALL);
    List<SourceSpec> inPlay = selection.usable();
    @Nullable DoctorPlan plan = DoctorPlan.of(options);
    boolean couldRun = tell(console, java());
    try (DatabaseCheckup checkup = DatabaseCheckup.of(options)) {
      couldRun &= tell(console, checkup.check());
      couldRun &= tellSources(console, inPlay, settings, checkup.database());
      if (plan != null && couldRun) {
        plan.tell(console, inPlay, settings, checkup.database());
      } else if (plan != null) {
        tell(console, Check.missing("plan", "not made: a run could not start, see above"));
      }
    }
    console.out().println("No request was made to any service.");
    return couldRun ? ExitCodes.DONE : ExitCodes.USAGE;
  }

  private static boolean tellSources(
      Console console,
      List<SourceSpec> inPlay,
      List<SourceSettings> settings,
      @Nullable Database database) {
    SourceCheckup checkup = new SourceCheckup(inPlay);
    for (int i = 0; i < settings.size(); i++) {
      SourceUse use =
          database == null
              ? SourceUse.NONE
              : SourceUse.of(database.dataSource(), settings.get(i).identity());
      AnswerUse stored =
          database == null
              ? AnswerUse.NONE
              : AnswerUse.of(database.dataSource(), settings.get(i).identity());
      checkup
          .of(Sources.ALL.get(i), settings.get(i), use, stored)
          .forEach(check -> console.out().println(check));
    }
    return inPlay.stream().anyMatch(SourceSpec::isCatalogue)
        || tell(
            console, Check.problem("sources", "none is left that finds albums: " + catalogues()));
  }

  private static String catalogues() {
    return Sources.ALL.stream()
            .filter(SourceSpec::isCatalogue)
            .map(SourceSpec::name)
            .collect(Collectors.joining(" or "))
        + " is needed; --sandbox tries everything without credentials";
  }

  private static Check java() {
    String text = Runtime.version() + ", " + System.getProperty("java.vendor");
    return Runtime.version().feature() < OLDEST_JAVA
        ? Check.problem("java", text + "; install JDK " + OLDEST_JAVA + " or later")
        : Check.ok("java", text);
  }

  /** Prints the line; gives whether a run could go on. */
  private static boolean tell(Console console, Check check) {
    console.out().println(check);
    return check.state() != Check.State.PROBLEM;
  }
}
