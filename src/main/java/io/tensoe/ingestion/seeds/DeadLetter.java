package io.tensoe.ingestion.seeds;

import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.rows.RejectedRow;
import io.tensoe.ingestion.seeds.rows.SeedCells;
import java.io.Serializable;
import java.time.Instant;

/**
 * Something that was wanted and did not work out, with all that is needed to try again.
 *
 * @param cells the wanted album; for a bad row as read
 * @param source name of the source that failed; {@code input} for a bad row
 * @param kind what it asks of whoever reads it
 * @param message one sentence for people, free of secrets
 * @param file where the album was wanted, as in {@link Seed#origin()}
 * @param line as in {@link Seed#line()}; 0 = not from a file
 * @param time when it failed
 */
public record DeadLetter(
    SeedCells cells,
    String source,
    FailureKind kind,
    String message,
    String file,
    long line,
    Instant time)
    implements Serializable {

  private static final int EXCERPT = 200;

  /** A bad row. A row that could not be cut into cells is quoted in the message. */
  public static DeadLetter of(RejectedRow row, Instant time) {
    String message = row.message();
    if (row.cells().equals(SeedCells.NONE)) {
      boolean isShort = row.raw().length() <= EXCERPT;
      message += "; row: " + (isShort ? row.raw() : row.raw().substring(0, EXCERPT) + "…");
    }
    return new DeadLetter(
        row.cells(), "input", FailureKind.INVALID, message, row.origin(), row.line(), time);
  }

  /** An album that a source failed to look up. */
  public static DeadLetter of(
      Seed seed, String source, FailureKind kind, String message, Instant time) {
    SeedCells cells =
        new SeedCells(
            seed.album(),
            seed.artist(),
            seed.year() == null ? null : String.valueOf(seed.year()),
            seed.pins());
    return new DeadLetter(cells, source, kind, message, seed.origin(), seed.line(), time);
  }
}
