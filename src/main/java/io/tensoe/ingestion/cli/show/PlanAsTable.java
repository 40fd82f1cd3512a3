package io.tensoe.ingestion.cli.show;

import io.tensoe.ingestion.report.Plan;
import io.tensoe.ingestion.report.PlannedSource;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan for people: a line per source and what it comes to. */
public final class PlanAsTable {
  private static final List<TextTable.Column> COLUMNS =
      List.of(
          new TextTable.Column("source", false),
          new TextTable.Column("albums", true),
          new TextTable.Column("calls", true),
          new TextTable.Column("today", true),
          new TextTable.Column("time", true),
          new TextTable.Column("days", true),
          new TextTable.Column("done by", false));

  private PlanAsTable() {}

  /**
   * @param resume the command that goes on
   */
  public static String text(Plan plan, String resume) throws IOException {
    StringWriter out = new StringWriter();
    TextTable table = new TextTable(COLUMNS, TextTable.terminalWidth(System.getenv()), out);
    for (PlannedSource source : plan.sources()) {
      table.add(row(source));
    }
    table.end();
    return out + sentence(plan, resume) + "\n";
  }

  private static List<String> row(PlannedSource source) {
    boolean isAsked = source.calls() > 0;
    return List.of(
        source.source(),
        String.valueOf(source.albums()),
        String.valueOf(source.calls()),
        String.valueOf(source.callsNow()),
        text(source.time()),
        String.valueOf(isAsked ? 1 + source.moreDays() : 0),
        isAsked ? minute(source.done()) : "");
  }

  /** What the run comes to, and who decides. */
  public static String sentence(Plan plan, String resume) {
    Optional<PlannedSource> slowest = plan.slowest();
    if (slowest.isEmpty()) {
      return "Nothing is left to ask: every source has answered about these albums.";
    }
    PlannedSource last = slowest.get();
    if (plan.albumsNow() == plan.albums()) {
      return String.format(
          Locale.ROOT,
          "All %d albums can be asked about now; it takes about %s (%s decides).",
          plan.albums(),
          text(last.time()),
          last.source());
    }
    return String.format(
            Locale.ROOT,
            "%s: about %d albums now, the rest needs %s (%s decides) and can be there by %s.",
            last.opens() == null
                ? "With what is left today"
                : last.source() + " is closed until " + minute(last.opens()),
            plan.albumsNow(),
            days(last),
            last.source(),
            minute(last.done()))
        + "\nEach day: "
        + resume
        + " (what was answered is not asked again).";
  }

  private static String days(PlannedSource source) {
    @Nullable Instant opens = source.opens();
    return source.moreDays() == 0
        ? text(source.time()) + (opens == null ? "" : " after that")
        : source.moreDays() + (source.moreDays() == 1 ? " more day" : " more days");
  }

  private static String minute(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES).toString();
  }

  /** In the two units that matter: {@code 45 s}, {@code 12 min}, {@code 2 h 55 min}. */
  public static String text(Duration time) {
    if (time.toSeconds() < 120) {
      return time.toSeconds() + " s";
    }
    return time.toMinutes() < 60
        ? time.toMinutes() + " min"
        : time.toHours() + " h " + time.toMinutesPart() + " min";
  }
}
