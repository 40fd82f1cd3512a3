package io.tensoe.ingestion.seeds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Wanted albums from CSV files on the machine where the command runs.
 *
 * <p>Files are read row by row; only distinct seeds and bad rows are kept. Lines of nothing but
 * blanks are skipped, every other row ends as a seed, a duplicate or a {@link RejectedRow}.
 */
public final class CsvSeeds {
  private static final char[] DELIMITERS = {',', ';', '\t'};
  private static final String NEEDED =
      "the first line must name the columns album_name and artist_name (or album and artist)";

  private final SeedList.Builder list = new SeedList.Builder();
  private final int lastYear = SeedRules.lastYear();

  private CsvSeeds() {}

  /**
   * Reads every file that matches.
   *
   * @param globOrPath value of {@code --input}: paths or glob patterns, separated by commas; {@code
   *     ~} is not expanded
   * @throws SeedInputException if nothing matches, or a file is empty, unreadable or without a
   *     header
   */
  public static SeedList read(String globOrPath) {
    CsvSeeds seeds = new CsvSeeds();
    for (Path file : InputFiles.matching(globOrPath)) {
      try {
        seeds.readAny(file);
      } catch (IOException e) {
        throw new SeedInputException("--input: " + file + " cannot be read: " + e, e);
      }
    }
    return seeds.list.build();
  }

  /** A pipe can be read once only, and we read twice: it is copied first. */
  private void readAny(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      readFile(file, file.toString());
      return;
    }
    Path copy = Files.createTempFile("seeds", ".csv");
    try {
      try (InputStream bytes = Files.newInputStream(file)) {
        Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      readFile(copy, file.toString());
    } finally {
      Files.delete(copy);
    }
  }

  private void readFile(Path file, String origin) throws IOException {
    TextEncoding encoding = TextEncoding.of(file);
    if (encoding.note() != null) {
      list.note(origin + " " + encoding.note());
    }
    List<String> found = List.of();
    for (char delimiter : DELIMITERS) {
      try (CsvRows rows = new CsvRows(new Lines(encoding.open(file)), delimiter)) {
        List<String> header = header(rows, origin);
        Optional<SeedColumns> columns = columns(header, origin);
        if (columns.isPresent()) {
          readRows(rows, columns.get(), origin);
          return;
        }
        found = header.size() > found.size() ? header : found;
      }
    }
    throw noHeader(origin, found);
  }

  private static List<String> header(CsvRows rows, String origin) throws IOException {
    CsvRows.Row first = rows.next(cells -> true);
    if (first == null) {
      throw new SeedInputException("--input: " + origin + " is empty; " + NEEDED);
    }
    return first.problem() == null ? first.cells() : List.of(first.text());
  }

  private static Optional<SeedColumns> columns(List<String> header, String origin) {
    try {
      return SeedColumns.in(header);
    } catch (BadRowException e) {
      throw new SeedInputException(
          "--input: the header of " + origin + " is ambiguous: " + e.problem(), e);
    }
  }

  private static SeedInputException noHeader(String origin, List<String> found) {
    String line = Showable.of(String.join(" | ", found)).strip();
    boolean isText = line.indexOf(Showable.LOST) < 0;
    String shown = line.length() <= 200 ? line : line.substring(0, 200) + "…";
    return new SeedInputException(
        "--input: "
            + origin
            + (isText
                ? " has no usable header: its first line is \"" + shown + "\""
                : " is no CSV text (a spreadsheet, an archive?): save it as CSV UTF-8")
            + "; "
            + NEEDED);
  }

  private void readRows(CsvRows rows, SeedColumns columns, String origin) throws IOException {
    CsvRows.Row row = rows.next(columns::fits);
    if (row == null) {
      list.note(origin + " has a header and no rows");
    }
    for (; row != null; row = rows.next(columns::fits)) {
      place(row, columns, origin);
    }
  }

  private void place(CsvRows.Row row, SeedColumns columns, String origin) {
    SeedCells cells = SeedCells.NONE;
    try {
      if (row.problem() != null) {
        throw new BadRowException(row.problem());
      }
      cells = columns.cells(row.cells());
      list.add(SeedRules.seed(cells, lastYear, origin, row.line()));
    } catch (BadRowException e) {
      list.reject(new RejectedRow(origin, row.line(), row.text(), e.problem(), cells));
    }
  }
}
