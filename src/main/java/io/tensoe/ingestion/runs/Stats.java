package io.tensoe.ingestion.runs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds.
 *
 * @param sandbox whether the tracks come from the built-in upstreams and are imitated
 * @param artists distinct first credited artists of tracks
 * @param albums wanted albums by status, with their sum under {@code total}; every status is there
 * @param fields coverage by column of {@code tracks}
 * @param sources wanted albums by source and outcome, of every source that was ever in play; every
 *     outcome is there; an album that was never asked has none
 * @param deadLetters what still stands in the way, see {@link StatsQuery}
 * @param lastRun the newest run; null = there was none
 */
@JsonPropertyOrder({
  "tracks",
  "sandbox",
  "artists",
  "albums",
  "fields",
  "sources",
  "dead_letters",
  "last_run"
})
public record Stats(
    long tracks,
    boolean sandbox,
    long artists,
    Map<String, Long> albums,
    Map<String, Coverage> fields,
    Map<String, Map<String, Long>> sources,
    @JsonProperty("dead_letters") DeadLetters deadLetters,
    @JsonProperty("last_run") @Nullable LastRun lastRun) {

  /**
   * How much of a column is known.
   *
   * @param count rows in which it is not null
   * @param percent of all rows, rounded to hundredths but never up to 100; 0 without rows
   * @param empty rows with an empty list: sources answered that there is none; null = no list
   */
  public record Coverage(long count, double percent, @Nullable Long empty) {}

  /**
   * Dead letters.
   *
   * @param kinds how many by kind; every kind is there
   * @param sources how many by source and kind; rows of the input are under {@code input}
   * @param lastRun how many the newest run wrote
   */
  public record DeadLetters(
      long total,
      Map<String, Long> kinds,
      Map<String, Map<String, Long>> sources,
      @JsonProperty("last_run") long lastRun) {}
}
