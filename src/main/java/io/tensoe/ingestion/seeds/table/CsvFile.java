package io.tensoe.ingestion.seeds.table;

import io.tensoe.ingestion.seeds.csv.ColumnNames;
import io.tensoe.ingestion.seeds.csv.CsvRows;
import io.tensoe.ingestion.seeds.csv.Preamble;
import io.tensoe.ingestion.seeds.exports.Scrobbles;
import io.tensoe.ingestion.seeds.rows.BadRowException;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.text.Lines;
import io.tensoe.ingestion.seeds.text.TextEncoding;
import io.tensoe.ingestion.sources.Pin;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file with a table whose header names albums, whatever its encoding and delimiter.
 *
 * @param option the option that names it, for messages, e.g. {@code --input}
 * @param path where it is
 * @param choice columns that the user names
 * @param pins ids by which a row may name its album
 */
public record CsvFile(String option, Path path, ColumnChoice choice, List<Pin> pins) {
  private static final char[] DELIMITERS = {',', ';', '\t'};

  /** Bytes: millions of albums; a device without end must not fill the disk. */
  private static final long LARGEST_PIPE = 1L << 30;

  /** Takes what is in the file. */
  public interface Reader {
    /** The rows behind the header. */
    void rows(CsvRows rows, SeedColumns columns) throws IOException;

    /**
     * A file of JSON instead of a table.
     *
     * @return whether it was read; false = no such file is wanted here
     */
    default boolean json(java.io.Reader text) throws IOException {
      return false;
    }
  }

  /**
   * Finds the header and hands out what follows it.
   *
   * @param notes takes lines for people about how the file is read
   * @param further columns beside those of a seed, folded as in {@link ColumnNames}
   * @throws SeedInputException if it cannot be read, or is empty or without a header
   */
  public void read(Consumer<String> notes, Reader reader, String... further) {
    try {
      readAny(notes, reader, further);
    } catch (IOException e) {
      throw new SeedInputException(option + ": " + path + " cannot be read: " + e, e);
    }
  }

  /** A pipe can be read once only, and we read twice: it is copied first. */
  private void readAny(Consumer<String> notes, Reader reader, String... further)
      throws IOException {
    if (Files.isRegularFile(path)) {
      readText(path, notes, reader, further);
      return;
    }
    Path copy = Files.createTempFile("seeds", ".csv");
    try {
      try (InputStream bytes = Files.newInputStream(path);
          OutputStream out = Files.newOutputStream(copy)) {
        for (long left = LARGEST_PIPE; left > 0; ) {
          byte[] part = bytes.readNBytes((int) Math.min(left, 1 << 16));
          out.write(part);
          left = part.length == 0 ? 0 : left - part.length;
        }
        if (bytes.read() >= 0) {
          throw new SeedInputException(
              option + ": " + path + " gives more than 1 GB: name a file instead");
        }
      }
      readText(copy, notes, reader, further);
    } finally {
      Files.delete(copy);
    }
  }

  private void readText(Path file, Consumer<String> notes, Reader reader, String... further)
      throws IOException {
    TextEncoding encoding = TextEncoding.of(file);
    if (encoding.note() != null) {
      notes.accept(path + " " + encoding.note());
    }
    Preamble preamble = preamble(encoding, file);
    if (preamble.isJson()) {
      readJson(encoding, file, reader);
      return;
    }
    List<List<String>> headers = new ArrayList<>();
    for (char delimiter : delimiters(preamble)) {
      List<String> header = header(encoding, file, preamble, delimiter);
      Optional<SeedColumns> columns = columns(header, further);
      if (columns.isPresent()) {
        boolean hasQuotes = columns.get().layout().hasQuotes() || delimiter != '\t';
        try (CsvRows rows = rows(encoding, file, preamble, delimiter, hasQuotes)) {
          rows.next(cells -> true);
          reader.rows(rows, columns.get());
        }
        return;
      }
      headers.add(header);
    }
    readHeaderless(encoding, file, preamble, headers, reader);
  }

  private Preamble preamble(TextEncoding encoding, Path file) throws IOException {
    try (Lines lines = new Lines(encoding.open(file))) {
      Preamble preamble = Preamble.of(lines);
      if (preamble.header() == null) {
        throw new SeedInputException(option + ": " + path + " is empty; " + HeaderAdvice.NEEDED);
      }
      return preamble;
    }
  }

  private static char[] delimiters(Preamble preamble) {
    Character given = preamble.delimiter();
    return given == null ? DELIMITERS : new char[] {given};
  }

  private static CsvRows rows(
      TextEncoding encoding, Path file, Preamble preamble, char delimiter, boolean hasQuotes)
      throws IOException {
    Lines lines = new Lines(encoding.open(file));
    lines.skip(preamble.lines());
    return new CsvRows(lines, delimiter, hasQuotes);
  }

  private void readJson(TextEncoding encoding, Path file, Reader reader) throws IOException {
    try (java.io.Reader text = encoding.open(file)) {
      if (!reader.json(text)) {
        throw new SeedInputException(
            option + ": " + path + " is JSON: save it as CSV; " + HeaderAdvice.NEEDED);
      }
    }
  }

  /** Some tools write scrobbles without a header; the first rows tell. */
  private void readHeaderless(
      TextEncoding encoding,
      Path file,
      Preamble preamble,
      List<List<String>> headers,
      Reader reader)
      throws IOException {
    char delimiter = DELIMITERS[0];
    try (CsvRows rows = rows(encoding, file, preamble, delimiter, true)) {
      if (!choice.names().isEmpty() || !Scrobbles.areIn(rows)) {
        throw new HeaderAdvice(option, path, choice).refusal(preamble, headers);
      }
    }
    try (CsvRows rows = rows(encoding, file, preamble, delimiter, true)) {
      reader.rows(rows, SeedColumns.headerless());
    }
  }

  private static List<String> header(
      TextEncoding encoding, Path file, Preamble preamble, char delimiter) throws IOException {
    try (CsvRows rows = rows(encoding, file, preamble, delimiter, true)) {
      CsvRows.Row first = rows.next(cells -> true);
      return first == null || first.problem() != null ? List.of() : first.cells();
    }
  }

  private Optional<SeedColumns> columns(List<String> header, String... further) {
    try {
      return SeedColumns.in(header, choice, pins, further);
    } catch (BadRowException e) {
      throw new SeedInputException(
          option + ": the header of " + path + " is ambiguous: " + e.problem(), e);
    }
  }
}
