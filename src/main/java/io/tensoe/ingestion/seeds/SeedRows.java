package io.tensoe.ingestion.seeds;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.csv.CsvRows;
import io.tensoe.ingestion.seeds.exports.ExportRows;
import io.tensoe.ingestion.seeds.exports.KnownExports;
import io.tensoe.ingestion.seeds.exports.Layout;
import io.tensoe.ingestion.seeds.rows.BadRowException;
import io.tensoe.ingestion.seeds.rows.CellText;
import io.tensoe.ingestion.seeds.rows.RejectedRow;
import io.tensoe.ingestion.seeds.rows.SeedCells;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.seeds.rows.SeedRules;
import io.tensoe.ingestion.seeds.table.SeedColumns;
import io.tensoe.ingestion.seeds.text.Showable;
import io.tensoe.ingestion.sources.Pin;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one file into seeds, and says what was unusual about them. Not thread-safe. */
final class SeedRows implements ExportRows {
  private final SeedRules rules;
  private final SeedList.Builder list;
  private final String origin;
  private final Layout layout;
  private final CellText text = new CellText();
  private final AlbumIds ids;
  private final @Nullable AlbumsOfTracks tracks;
  private int albums;
  private long skipped;
  private long firstSkipped;
  private long rejected;
  private String firstProblem = "";

  /**
   * @param list takes seeds, bad rows and notes
   * @param origin the file, as in {@link Seed#origin()}
   * @param pins all there are
   * @param pinsOfAlbums see {@link SeedColumns#pinsOfAlbums()}
   */
  SeedRows(
      SeedList.Builder list,
      String origin,
      Layout layout,
      List<Pin> pins,
      Set<String> pinsOfAlbums) {
    this.list = list;
    this.origin = origin;
    this.layout = layout;
    rules = new SeedRules(pins);
    ids = new AlbumIds(pins, pinsOfAlbums);
    tracks =
        layout.isOfTracks()
            ? new AlbumsOfTracks(layout.rows() == Layout.Rows.TRACKS_WITH_ALBUM_YEAR, pins)
            : null;
  }

  /** One row of a table. */
  void add(CsvRows.Row row, SeedColumns columns) {
    SeedCells cells = SeedCells.NONE;
    try {
      if (row.problem() != null) {
        throw new BadRowException(row.problem());
      }
      if (KnownExports.isEpisode(columns.cell("trackuri", row.cells()))) {
        skip(row.line());
        return;
      }
      cells = columns.cells(row.cells());
    } catch (BadRowException e) {
      reject(row.line(), row.text(), e.problem(), cells);
      return;
    }
    add(cells, row.line(), row.text());
  }

  @Override
  public void add(SeedCells read, long line, String raw) {
    if (tracks != null && (read.album() == null || read.album().isBlank())) {
      skip(line);
      return;
    }
    SeedCells cells = ids.albumsOnly(text.meant(read, line), line);
    try {
      Seed seed = rules.seed(cells, origin, line);
      if (tracks == null) {
        list.add(seed);
        albums++;
      } else {
        tracks.add(seed);
      }
    } catch (BadRowException e) {
      reject(line, raw, e.problem(), cells);
    }
  }

  private void reject(long line, String raw, String problem, SeedCells cells) {
    if (rejected++ == 0) {
      firstProblem = "line " + line + ": " + Showable.excerpt(problem);
    }
    list.reject(new RejectedRow(origin, line, raw, problem, cells));
  }

  @Override
  public void skip(long line) {
    firstSkipped = skipped++ == 0 ? line : firstSkipped;
  }

  /** Hands over the albums of a list of tracks, and says what was unusual. */
  @Override
  public void end() {
    String found = tracks == null ? AlbumsOfTracks.count(albums, "album") : tracks.into(list);
    if (!layout.name().isEmpty()) {
      list.note(String.format(Locale.ROOT, "%s is %s: %s", origin, layout.name(), found));
    }
    if (skipped > 0) {
      list.note(
          String.format(
              Locale.ROOT,
              "%s: %s of a track without an album (podcasts, files of one's own, unnamed albums)"
                  + " skipped, first in line %d",
              origin,
              skipped == 1 ? "1 row" : skipped + " rows",
              firstSkipped));
    }
    if (tracks != null && tracks.withSeveralYears() > 0) {
      list.note(
          String.format(
              Locale.ROOT,
              "%s: tracks of %d albums are of several years; these albums are looked up without a"
                  + " year",
              origin,
              tracks.withSeveralYears()));
    }
    ids.notes(origin).forEach(list::note);
    text.notes(origin).forEach(list::note);
    if (rejected > 0) {
      list.note(
          String.format(
              Locale.ROOT,
              "%s: %s rejected, first %s",
              origin,
              rejected == 1 ? "1 row" : rejected + " rows",
              firstProblem));
    }
  }
}
