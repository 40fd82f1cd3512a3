package io.tensoe.ingestion.cli.show;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.tracks.TrackColumn;
import io.tensoe.ingestion.tracks.TrackRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tracks for programs: RFC 4180 with every column. Values are not changed, so formulas are not
 * neutralized. Unknown is nothing at all, an empty text is quoted, a list is a JSON array: unlike
 * with a separator, no word can break it, and "none" differs from "unknown".
 */
final class TracksAsCsv implements TrackPrinter {
  private final CsvWriter csv;
  private final Writer out;

  TracksAsCsv(Writer out) {
    this.out = out;
    this.csv =
        CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.EMPTY)
            .lineDelimiter(LineDelimiter.LF)
            .build(out);
    csv.writeRecord(TrackColumn.ALL.stream().map(TrackColumn::name).toList());
  }

  @Override
  public void print(TrackRow track) throws IOException {
    @Nullable String[] cells = new @Nullable String[TrackColumn.ALL.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(track.value(TrackColumn.ALL.get(i).name()));
    }
    try {
      csv.writeRecord(cells);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.flush();
  }

  private static @Nullable String cell(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return Json.write(list);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value == null ? null : value.toString();
  }
}
