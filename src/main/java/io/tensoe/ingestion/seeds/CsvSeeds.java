package io.tensoe.ingestion.seeds;

import io.tensoe.ingestion.seeds.csv.CsvRows;
import io.tensoe.ingestion.seeds.exports.SpotifyData;
import io.tensoe.ingestion.seeds.input.InputFiles;
import io.tensoe.ingestion.seeds.rows.RejectedRow;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.seeds.table.ColumnChoice;
import io.tensoe.ingestion.seeds.table.CsvFile;
import io.tensoe.ingestion.seeds.table.SeedColumns;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
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
    return read(globOrPath, null);
  }

  /**
   * Reads every file that matches.
   *
   * @param globOrPath value of {@code --input}
   * @param columns value of {@code --columns}, which column of these files is which; null = their
   *     headers say so
   * @throws SeedInputException if nothing matches, a file is empty, unreadable or without a header,
   *     or columns are wrong
   */
  public static SeedList read(String globOrPath, @Nullable String columns) {
    ColumnChoice choice = ColumnChoice.of(columns);
    CsvSeeds seeds = new CsvSeeds();
    for (Path file : InputFiles.matching(globOrPath)) {
      new CsvFile("--input", file, choice).read(seeds.list::note, seeds.new OneFile(file));
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
      SeedRows seeds = new SeedRows(list, origin, columns.layout(), columns.bareIdsAreOfAlbums());
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
      SpotifyData.read(text, origin, new SeedRows(list, origin, SpotifyData.LAYOUT, false));
      return true;
    }
  }
}
