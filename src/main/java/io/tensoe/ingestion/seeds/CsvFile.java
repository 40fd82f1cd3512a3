package io.tensoe.ingestion.seeds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A CSV file with a header that names albums, whatever its encoding and delimiter.
 *
 * @param option the option that names it, for messages, e.g. {@code --input}
 * @param path where it is
 */
record CsvFile(String option, Path path) {
  private static final char[] DELIMITERS = {',', ';', '\t'};
  private static final String NEEDED =
      "the first line must name the columns album_name and artist_name (or album and artist)";

  /** Takes the rows behind the header. */
  @FunctionalInterface
  interface Reader {
    void read(CsvRows rows, SeedColumns columns) throws IOException;
  }

  /**
   * Finds the header and hands out what follows it.
   *
   * @param notes takes lines for people about how the file is read
   * @param further columns beside those of a seed, folded as in {@link SeedColumns}
   * @throws SeedInputException if it cannot be read, or is empty or without a header
   */
  void read(Consumer<String> notes, Reader reader, String... further) {
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
      try (InputStream bytes = Files.newInputStream(path)) {
        Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
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
    List<String> found = List.of();
    for (char delimiter : DELIMITERS) {
      try (CsvRows rows = new CsvRows(new Lines(encoding.open(file)), delimiter)) {
        List<String> header = header(rows);
        Optional<SeedColumns> columns = columns(header, further);
        if (columns.isPresent()) {
          reader.read(rows, columns.get());
          return;
        }
        found = header.size() > found.size() ? header : found;
      }
    }
    throw noHeader(found);
  }

  private List<String> header(CsvRows rows) throws IOException {
    CsvRows.Row first = rows.next(cells -> true);
    if (first == null) {
      throw new SeedInputException(option + ": " + path + " is empty; " + NEEDED);
    }
    return first.problem() == null ? first.cells() : List.of(first.text());
  }

  private Optional<SeedColumns> columns(List<String> header, String... further) {
    try {
      return SeedColumns.in(header, further);
    } catch (BadRowException e) {
      throw new SeedInputException(
          option + ": the header of " + path + " is ambiguous: " + e.problem(), e);
    }
  }

  private SeedInputException noHeader(List<String> found) {
    String line = Showable.of(String.join(" | ", found)).strip();
    boolean isText = line.indexOf(Showable.LOST) < 0;
    String shown = line.length() <= 200 ? line : line.substring(0, 200) + "…";
    return new SeedInputException(
        option
            + ": "
            + path
            + (isText
                ? " has no usable header: its first line is \"" + shown + "\""
                : " is no CSV text (a spreadsheet, an archive?): save it as CSV UTF-8")
            + "; "
            + NEEDED);
  }
}
