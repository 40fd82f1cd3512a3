package io.tensoe.ingestion.seeds;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.rows.BadRowException;
import io.tensoe.ingestion.seeds.rows.Names;
import io.tensoe.ingestion.seeds.rows.SeedCells;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.rows.SeedRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One album, named on the command line. */
public final class OneAlbum {
  private OneAlbum() {}

  /**
   * Trims and checks like a row of a file.
   *
   * @param album value of {@code --album}; null = not given
   * @param artist value of {@code --artist}; null = not given
   * @return a seed without hints, from origin {@code --album}, line 0
   * @throws SeedInputException naming the option that is missing, blank or no name
   */
  public static Seed seed(@Nullable String album, @Nullable String artist) {
    try {
      SeedCells cells =
          SeedCells.of(Names.clean(album, "--album"), Names.clean(artist, "--artist"));
      return new SeedRules(List.of()).seed(cells, "--album", 0);
    } catch (BadRowException e) {
      throw new SeedInputException(e.problem() + " (one album needs both --album and --artist)", e);
    }
  }
}
