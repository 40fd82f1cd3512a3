package io.tensoe.ingestion.seeds.exports;

import io.tensoe.ingestion.seeds.rows.SeedCells;

/** Takes what an export holds that is no table, entry by entry. */
public interface ExportRows {
  /**
   * What one entry says.
   *
   * @param line first physical line of the entry, 1 = first line of the file
   * @param raw the entry as read, for the dead letter
   */
  void add(SeedCells cells, long line, String raw);

  /** An entry that names no album: an episode of a podcast, a file of one's own. */
  void skip(long line);

  /** All entries have come. */
  void end();
}
