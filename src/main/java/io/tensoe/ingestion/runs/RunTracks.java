package io.tensoe.ingestion.runs;

import java.util.List;
import java.util.Map;

/**
 * What a run wrote into {@code tracks}, as it is there now.
 *
 * @param changes how many were {@code inserted}, {@code updated}, {@code unchanged}
 * @param rows how many of them are still there
 * @param changedSince how many of these a later run has changed
 * @param known rows in which a column is not null, by column
 * @param none rows whose sources answered that there is none, by column; lists only
 * @param givenBy rows by column and by who gave the value, a name or several, separated by commas
 * @param scores rows by scale and band, see {@link #BANDS}; a scale without a value is all zeros
 * @param genres the most frequent ones
 * @param moods likewise
 */
public record RunTracks(
    Map<String, Long> changes,
    long rows,
    long changedSince,
    Map<String, Long> known,
    Map<String, Long> none,
    Map<String, Map<String, Long>> givenBy,
    Map<String, long[]> scores,
    Words genres,
    Words moods) {

  /** Bands of a scale from 0 to 100: 0 to under 5, and so on; 100 is in the last one. */
  public static final int BANDS = 20;

  /**
   * Words of a list column.
   *
   * @param distinct how many different ones there are
   * @param most the most frequent ones with the rows that have them, most first
   */
  public record Words(long distinct, List<Count> most) {}

  /** How many rows have a word. */
  public record Count(String word, long rows) {}
}
