package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.report.Summary;
import io.tensoe.ingestion.store.RunStore;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The end of a run in a few lines: what is there, what is missing and why, what to do. */
final class ShortResult {
  private ShortResult() {}

  /**
   * @param letters the line about dead letters; null = there are none
   */
  static void print(
      Summary summary,
      RunStore runs,
      String runId,
      Path file,
      @Nullable String letters,
      Console console)
      throws InterruptedException {
    Summary.Albums albums = summary.albums();
    console
        .out()
        .printf(
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
            "%d tracks: %d inserted, %d updated, %d unchanged%n",
            tracks.written(), tracks.inserted(), tracks.updated(), tracks.unchanged());
    summary.sources().forEach((name, source) -> console.out().println(line(name, source)));
    @Nullable Instant resume = runs.resumeAt(runId);
    if (!summary.isFinal()) {
      console
          .out()
          .println(
              resume == null
                  ? "Not everything is final: run the same command again."
                  : "Not everything is final: run the same command again after " + resume + ".");
    }
    if (letters != null) {
      console.out().println(letters);
    }
    console.out().printf("%.1f s; summary: %s%n", summary.wallMs() / 1000.0, file);
  }

  private static String line(String name, Summary.Source source) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-8s %d requests, %d found, %d absent"
            .formatted(name, source.requests(), source.found(), source.absent()));
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
}
