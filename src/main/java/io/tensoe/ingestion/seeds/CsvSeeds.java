package io.tensoe.ingestion.seeds;

import io.tensoe.ingestion.seeds.csv.CsvRows;
import io.tensoe.ingestion.seeds.exports.AccountData;
import io.tensoe.ingestion.seeds.input.InputFiles;
import io.tensoe.ingestion.seeds.rows.RejectedRow;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.seeds.table.ColumnChoice;
import io.tensoe.ingestion.seeds.table.CsvFile;
import io.tensoe.ingestion.seeds.table.SeedColumns;
import io.tensoe.ingestion.sources.Pin;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Wanted albums from files on the machine where the command runs: CSV, and what services export.
 *
 * <p>Files are read row by row; only distinct seeds and bad rows are kept. Lines of nothing but
 * blanks are skipped, every other row ends as a seed, a duplicate or a {@link RejectedRow}; of a
 * list of tracks, rows that name no album are counted in a note.
 */
public final class CsvSeeds {
  private final SeedList.Builder list = new SeedList.Builder();
  private final List<Pin> pins;

  private CsvSeeds(List<Pin> pins) {
    this.pins = pins;
  }

  /**
   * Reads every file that matches.
   *
   * @param globOrPath value of {@code --input}: paths or glob patterns, separated by commas; {@code
   *     ~} is not expanded
   * @param columns value of {@code --columns}, which column of these files is which; null = their
   *     headers say so
   * @param pins ids by which a row may name its album, in the order in which they stand in its key
   * @throws SeedInputException if nothing matches, a file is empty, unreadable or without a header,
   *     or columns are wrong
   */
  public static SeedList read(String globOrPath, @Nullable String columns, List<Pin> pins) {
    ColumnChoice choice = ColumnChoice.of(columns, pins);
    CsvSeeds seeds = new CsvSeeds(pins);
    for (Path file : InputFiles.matching(globOrPath)) {
      new CsvFile("--input", file, choice, pins).read(seeds.list::note, seeds.new OneFile(file));
    }
    return seeds.list.build();
  }

  /** Takes what one file holds. */
  private final class OneFile implements CsvFile.Reader {
    private final String origin;

    OneFile(Path file) {
      origin = file.toString();
    }

    @Override
    public void rows(CsvRows rows, SeedColumns columns) throws IOException {
      SeedRows seeds = new SeedRows(list, origin, columns.layout(), pins, columns.pinsOfAlbums());
      CsvRows.Row row = rows.next(columns::fits);
      if (row == null) {
        list.note(origin + " has a header and no rows");
        return;
      }
      for (; row != null; row = rows.next(columns::fits)) {
        seeds.add(row, columns);
      }
      seeds.end();
    }

    @Override
    public boolean json(Reader text) throws IOException {
      AccountData.read(
          text, origin, new SeedRows(list, origin, AccountData.LAYOUT, pins, Set.of()));
      return true;
    }
  }
}
