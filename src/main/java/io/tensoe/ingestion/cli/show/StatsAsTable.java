package io.tensoe.ingestion.cli.show;

import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.runs.LastRun;
import io.tensoe.ingestion.runs.Stats;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts for people, in a terminal of so many columns. */
public final class StatsAsTable {
  private StatsAsTable() {}

  public static void write(Stats stats, Writer out, int width) throws IOException {
    out.write(
        String.format(
            Locale.ROOT,
            "%d tracks, %d artists%s\n",
            stats.tracks(),
            stats.artists(),
            stats.sandbox() ? " (of the sandbox: imitated, not data to use)" : ""));
    out.write(
        String.format(
            Locale.ROOT,
            "%d albums: %s\n",
            stats.albums().get("total"),
            stats.albums().entrySet().stream()
                .filter(each -> !each.getKey().equals("total"))
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "))));
    @Nullable LastRun run = stats.lastRun();
    if (run != null) {
      out.write(
          String.format(
              Locale.ROOT,
              "Last run: %s on %s, %d of %d albums done%s%s (%s)\n",
              run.command(),
              run.runner(),
              run.done(),
              run.asked(),
              run.deferred() == 0 ? "" : ", " + run.deferred() + " deferred",
              run.job() == null ? "" : ", job " + run.job(),
              run.runId()));
    }
    out.write("\nCoverage of the fields of tracks\n");
    fields(stats, out, width);
    if (!stats.sources().isEmpty()) {
      out.write("\nAlbums by source and outcome\n");
      sources(stats.sources(), out, width);
    }
    letters(stats.deadLetters(), out, width);
  }

  private static void fields(Stats stats, Writer out, int width) throws IOException {
    TextTable table = table(out, width, "field", List.of("tracks", "percent", "none"));
    for (Map.Entry<String, Stats.Coverage> each : stats.fields().entrySet()) {
      Stats.Coverage coverage = each.getValue();
      table.add(
          List.of(
              each.getKey(),
              String.valueOf(coverage.count()),
              String.format(Locale.ROOT, "%.2f", coverage.percent()),
              coverage.empty() == null ? "" : coverage.empty().toString()));
    }
    table.end();
  }

  private static void sources(Map<String, Map<String, Long>> sources, Writer out, int width)
      throws IOException {
    List<String> outcomes =
        Arrays.stream(Outcome.Status.values())
            .map(status -> status.name().toLowerCase(Locale.ROOT))
            .toList();
    TextTable table = table(out, width, "source", outcomes);
    for (Map.Entry<String, Map<String, Long>> each : sources.entrySet()) {
      List<String> row = new ArrayList<>(List.of(each.getKey()));
      outcomes.forEach(name -> row.add(each.getValue().getOrDefault(name, 0L).toString()));
      table.add(row);
    }
    table.end();
  }

  private static void letters(Stats.DeadLetters letters, Writer out, int width) throws IOException {
    out.write(
        String.format(
            Locale.ROOT,
            "\n%d dead letters over all runs, %d of the last run\n",
            letters.total(),
            letters.lastRun()));
    TextTable table =
        new TextTable(
            List.of(
                new TextTable.Column("source", false),
                new TextTable.Column("kind", false),
                new TextTable.Column("letters", true)),
            width,
            out);
    for (Map.Entry<String, Map<String, Long>> source : letters.sources().entrySet()) {
      for (Map.Entry<String, Long> kind : source.getValue().entrySet()) {
        table.add(List.of(source.getKey(), kind.getKey(), kind.getValue().toString()));
      }
    }
    table.end();
  }

  private static TextTable table(Writer out, int width, String first, List<String> numbers) {
    List<TextTable.Column> columns = new ArrayList<>(List.of(new TextTable.Column(first, false)));
    numbers.forEach(name -> columns.add(new TextTable.Column(name, true)));
    return new TextTable(columns, width, out);
  }
}
