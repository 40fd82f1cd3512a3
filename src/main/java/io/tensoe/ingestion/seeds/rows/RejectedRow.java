package io.tensoe.ingestion.seeds.rows;

import io.tensoe.ingestion.seeds.text.Showable;
import java.io.Serializable;

/**
 * A row that is no seed, and why. Reading goes on after it.
 *
 * @param origin file it was read from, as in {@code Seed.origin}
 * @param line first physical line of the row, 1 = first line of the file
 * @param raw the row as read, line breaks as LF; at most 4,000 characters, unprintable ones as
 *     U+FFFD
 * @param message what is wrong and what to do, one sentence
 * @param cells what could be read of it, same limits as {@code raw}; {@link SeedCells#NONE} when it
 *     is unclear which cell is which
 */
public record RejectedRow(String origin, long line, String raw, String message, SeedCells cells)
    implements Serializable {
  /** Keeps nothing that could not be stored. */
  public RejectedRow {
    raw = Showable.of(raw);
    message = Showable.of(message);
    cells = cells.showable();
  }
}
