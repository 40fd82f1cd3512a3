package io.tensoe.ingestion.cli.show;

import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.report.Summary;
import io.tensoe.ingestion.run.DeadLetters;
import io.tensoe.ingestion.run.RunResult;
import io.tensoe.ingestion.runs.RunCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The end of a run in a few lines: what is there, what is missing and why, what to do. */
public final class ShortResult {
  /** So many ambiguous albums are named; all of them are among the dead letters. */
  private static final int MOST_NAMED = 10;

  /** So wide is the column of the sources at least, in characters. */
  private static final int NARROWEST_NAMES = 8;

  private ShortResult() {}

  /**
   * @param resume the command that goes on
   */
  public static void print(RunResult result, String resume, Console console) {
    Summary summary = result.summary();
    Summary.Albums albums = summary.albums();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%d albums: %d complete, %d partial, %d absent, %d failed, %d deferred%s%s%n",
            albums.asked(),
            albums.complete(),
            albums.partial(),
            albums.absent(),
            albums.failed(),
            albums.deferred(),
            albums.duplicates() == 0 ? "" : "; " + albums.duplicates() + " duplicates dropped",
            albums.rejectedRows() == 0 ? "" : "; " + albums.rejectedRows() + " rows rejected");
    Summary.Tracks tracks = summary.tracks();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%d tracks: %d inserted, %d updated, %d unchanged%n",
            tracks.written(),
            tracks.inserted(),
            tracks.updated(),
            tracks.unchanged());
    lines(summary.sources()).forEach(console.out()::println);
    if (!summary.isFinal()) {
      @Nullable Instant resumeAt = result.resumeAt();
      String when = resumeAt == null ? "" : " after " + resumeAt;
      console.out().println("Not everything is final: go on" + when + " with: " + resume);
    }
    printAmbiguous(result.ambiguous(), console);
    RunResult.@Nullable Files files = result.files();
    if (files != null) {
      printFiles(files, summary, resume, console);
    }
  }

  private static void printFiles(
      RunResult.Files files, Summary summary, String resume, Console console) {
    @Nullable DeadLetters letters = files.letters();
    if (letters != null) {
      console.out().println(line(letters, resume));
    }
    console.out().println("report: " + files.page());
    console
        .out()
        .printf(Locale.ROOT, "%.1f s; summary: %s%n", summary.wallMs() / 1000.0, files.summary());
  }

  private static void printAmbiguous(List<RunCounts.Ambiguous> albums, Console console) {
    if (albums.isEmpty()) {
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%d %s ambiguous; add what is asked for to the row, as in the dead letters:%n",
            albums.size(),
            albums.size() == 1 ? "album is" : "albums are");
    for (RunCounts.Ambiguous each : albums.subList(0, Math.min(MOST_NAMED, albums.size()))) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "  %s by %s: %s%n",
              DisplayText.safe(each.album()),
              DisplayText.safe(each.artist()),
              DisplayText.safe(each.reason()));
    }
    if (albums.size() > MOST_NAMED) {
      console.out().printf(Locale.ROOT, "  and %d more%n", albums.size() - MOST_NAMED);
    }
  }

  /** A line for each, what they did below each other. */
  static List<String> lines(Map<String, Summary.Source> sources) {
    int width =
        sources.keySet().stream().mapToInt(String::length).reduce(NARROWEST_NAMES, Math::max);
    return sources.entrySet().stream()
        .map(source -> line(source.getKey(), width, source.getValue()))
        .toList();
  }

  private static String line(String name, int width, Summary.Source source) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-" + width + "s %d requests%s, ",
            name,
            source.requests(),
            planned(source)));
    if (source.storedAnswers() > 0) {
      text.append(source.storedAnswers()).append(" stored answers, ");
    }
    text.append(String.format(Locale.ROOT, "%d found, %d absent", source.found(), source.absent()));
    if (source.failed() > 0) {
      text.append(", ").append(source.failed()).append(" failed");
    }
    if (source.deferred() > 0) {
      text.append(", ").append(source.deferred()).append(" deferred");
    }
    if (source.skipped() > 0) {
      text.append(", ").append(source.skipped()).append(" skipped");
    }
    if (source.note() != null) {
      text.append(" (").append(source.note()).append(')');
    }
    return text.toString();
  }

  /** What was expected, where it is off by more than a fifth. */
  private static String planned(Summary.Source source) {
    @Nullable Long planned = source.plannedRequests();
    return planned == null || 5 * Math.abs(planned - source.requests()) <= planned
        ? ""
        : " (planned " + planned + ")";
  }

  private static String line(DeadLetters letters, String resume) {
    return String.format(
        Locale.ROOT,
        "%d dead letter%s: %s (%s)",
        letters.count(),
        letters.count() == 1 ? "" : "s",
        letters.file(),
        advice(letters, resume));
  }

  /** What a person does about them: only a row that is wrong is to be corrected. */
  private static String advice(DeadLetters letters, String resume) {
    List<String> advice = new ArrayList<>();
    if (letters.kinds().contains(FailureKind.INVALID)) {
      advice.add("a valid --input once corrected");
    }
    if (letters.kinds().contains(FailureKind.REFUSED)) {
      String sources = String.join(", ", letters.refusing());
      advice.add(sources + " refused us: do what the messages say, then " + resume);
    }
    if (letters.kinds().contains(FailureKind.UNAVAILABLE)) {
      advice.add("unavailable: " + resume + " asks again");
    }
    if (letters.kinds().contains(FailureKind.UNREADABLE)) {
      advice.add("unreadable: our bug or a new layout, the messages say what");
    }
    return String.join("; ", advice);
  }
}
