package io.tensoe.ingestion.seeds.rows;

import io.tensoe.ingestion.match.AlbumKey;
import io.tensoe.ingestion.model.Seed;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Cells in, seed out: the one place that says what a good row is. */
public final class SeedRules {
  private SeedRules() {}

  /** The last plausible year of release: albums are announced up to two years ahead. */
  public static int lastYear() {
    return LocalDate.now(ZoneOffset.UTC).getYear() + 2;
  }

  /**
   * @param origin see {@link Seed#origin()}
   * @param line see {@link Seed#line()}
   * @throws BadRowException at the first cell that cannot be right
   */
  public static Seed seed(SeedCells cells, int lastYear, String origin, long line)
      throws BadRowException {
    String album = Names.clean(cells.album(), "the album name");
    String artist = Names.clean(cells.artist(), "the artist name");
    @Nullable Integer year = Hints.year(cells.year(), lastYear);
    @Nullable String spotifyId = Hints.spotifyId(cells.spotifyId());
    @Nullable String upc = Hints.upc(cells.upc());
    @Nullable String mbid = Hints.mbid(cells.mbid());
    @Nullable String aotyUrl = Hints.aotyUrl(cells.aotyUrl());
    String key = AlbumKey.of(artist, album, year, spotifyId, upc, mbid, aotyUrl);
    return new Seed(key, album, artist, year, spotifyId, upc, mbid, aotyUrl, origin, line);
  }
}
