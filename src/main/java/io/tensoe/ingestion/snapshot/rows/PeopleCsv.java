package io.tensoe.ingestion.snapshot.rows;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tracks as CSV for people: RFC 4180, the columns of the published schema, lists in one cell with
 * {@code "; "} between. A text that a spreadsheet would take for a formula gets an apostrophe in
 * front; for programs there is Parquet. Unknown and none are both an empty cell. Not thread-safe.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class PeopleCsv implements Closeable {
  private static final String LAST = "album_total_tracks";
  private static final List<Schema.Field> FIELDS =
      TrackSchema.SCHEMA.getFields().subList(0, TrackRecord.index(LAST) + 1);

  /** What a spreadsheet begins to calculate at. */
  private static final String FORMULA = "=+-@\t\r";

  private final CsvWriter csv;

  /** Without a header: parts are put together. */
  public PeopleCsv(Writer out) {
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
  }

  /** The names of the columns as the first row. */
  public static String header() {
    return FIELDS.stream().map(Schema.Field::name).collect(Collectors.joining(",", "", "\r\n"));
  }

  public void write(GenericRecord track) throws IOException {
    String[] cells = new String[FIELDS.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(FIELDS.get(i), track.get(i));
    }
    try {
      csv.writeRecord(cells);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String cell(Schema.Field field, @Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Number number && field.name().equals("release_date")) {
      return LocalDate.ofEpochDay(number.longValue()).toString();
    }
    if (value instanceof Float number) {
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    return harmless(
        value instanceof List<?> list
            ? list.stream()
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining("; "))
            : value.toString());
  }

  /** The text, never a formula. */
  static String harmless(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /** Hands everything on that was written. */
  public void flush() throws IOException {
    try {
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      csv.close();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
