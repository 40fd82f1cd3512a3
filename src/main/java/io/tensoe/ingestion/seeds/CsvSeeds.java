package io.tensoe.ingestion.seeds;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Wanted albums from CSV files on the machine where the command runs.
 *
 * <p>Files are read row by row; only distinct seeds and bad rows are kept. Lines of nothing but
 * blanks are skipped, every other row ends as a seed, a duplicate or a {@link RejectedRow}.
 */
public final class CsvSeeds {
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
      new CsvFile("--input", file)
          .read(
              seeds.list::note, (rows, columns) -> seeds.readRows(rows, columns, file.toString()));
    }
    return seeds.list.build();
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
