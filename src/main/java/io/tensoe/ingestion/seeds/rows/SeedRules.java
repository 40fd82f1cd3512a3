package io.tensoe.ingestion.seeds.rows;

import io.tensoe.ingestion.match.AlbumKey;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.sources.Pin;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cells in, seed out: the one place that says what a good row is. Immutable. */
public final class SeedRules {
  private final List<Pin> pins;

  /** The last plausible year of release: albums are announced up to two years ahead. */
  private final int lastYear = LocalDate.now(ZoneOffset.UTC).getYear() + 2;

  /**
   * @param pins all there are, in the order in which they stand in the album key
   */
  public SeedRules(List<Pin> pins) {
    this.pins = pins;
  }

  /**
   * A seed. A hint that cannot be right makes the row bad rather than being ignored: the seed
   * without it would be another album.
   *
   * @param origin see {@link Seed#origin()}
   * @param line see {@link Seed#line()}
   * @throws BadRowException at the first cell that cannot be right
   */
  public Seed seed(SeedCells cells, String origin, long line) throws BadRowException {
    String album = Names.clean(cells.album(), "the album name");
    String artist = Names.clean(cells.artist(), "the artist name");
    @Nullable Integer year = YearCell.in(cells.year(), lastYear);
    Map<String, String> ids = new HashMap<>();
    for (Pin pin : pins) {
      @Nullable String id = id(pin, cells.pins().get(pin.name()));
      if (id != null) {
        ids.put(pin.name(), id);
      }
    }
    return Seed.named(AlbumKey.of(artist, album, year, ids, pins), album, artist)
        .year(year)
        .pins(ids)
        .from(origin, line)
        .build();
  }

  /** The id in a cell; null = it says nothing. */
  static @Nullable String id(Pin pin, @Nullable String cell) throws BadRowException {
    String text = GivenText.in(cell);
    if (text == null) {
      return null;
    }
    return pin.read(text)
        .orElseThrow(() -> BadRowException.ofCell(pin.column(), text, pin.wanted()));
  }
}
