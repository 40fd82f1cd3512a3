package io.tensoe.ingestion.cli.show;

import io.tensoe.ingestion.tracks.TrackRow;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tracks for people: what one asks about music, one line each. */
final class TracksAsTable implements TrackPrinter {
  private static final List<TextTable.Column> COLUMNS =
      List.of(
          new TextTable.Column("artist", false),
          new TextTable.Column("album", false),
          new TextTable.Column("no", true),
          new TextTable.Column("title", false),
          new TextTable.Column("length", true),
          new TextTable.Column("released", false),
          new TextTable.Column("score", true),
          new TextTable.Column("genres", false),
          new TextTable.Column("moods", false));

  private final TextTable table;

  /**
   * @param width columns of the terminal
   */
  TracksAsTable(Writer out, int width) {
    this.table = new TextTable(COLUMNS, width, out);
  }

  @Override
  public void print(TrackRow track) throws IOException {
    table.add(
        List.of(
            text(track.value("artist")),
            text(track.value("album")),
            text(track.value("track_number")),
            text(track.value("title")),
            length(track.value("duration_ms")),
            released(track),
            score(track.value("aoty_score")),
            text(track.value("genres")),
            text(track.value("moods"))));
  }

  @Override
  public void close() throws IOException {
    table.end();
  }

  private static String text(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return value == null ? "" : value.toString();
  }

  /** No more of the date than is known: 1992, 1992-11, 1992-11-09. */
  private static String released(TrackRow track) {
    String date = text(track.value("release_date"));
    int known =
        switch (text(track.value("release_date_precision"))) {
          case "year" -> "2000".length();
          case "month" -> "2000-01".length();
          default -> date.length();
        };
    return date.substring(0, Math.min(known, date.length()));
  }

  private static String score(@Nullable Object score) {
    return score instanceof BigDecimal value
        ? value.setScale(1, RoundingMode.HALF_UP).toPlainString()
        : "";
  }

  private static String length(@Nullable Object millis) {
    return millis instanceof Integer value
        ? String.format(Locale.ROOT, "%d:%02d", value / 60_000, value / 1_000 % 60)
        : "";
  }
}
