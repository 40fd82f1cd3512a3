package io.tensoe.ingestion.runs;

import java.time.Instant;
import java.util.List;

/**
 * When a run called a source, as far as that is still known: calls are kept for 31 days.
 *
 * @param source name of the source
 * @param calls how many are known
 * @param first when the first of them was sent
 * @param windowMillis window of its limit; one second if it has none
 * @param stepMillis length of a bucket
 * @param buckets one after the other from {@code first}, without gaps
 */
public record RunCalls(
    String source,
    long calls,
    Instant first,
    long windowMillis,
    long stepMillis,
    List<Bucket> buckets) {

  /**
   * A stretch of time.
   *
   * @param calls calls of this run in it
   * @param fullest most calls that any window had that ended in it, other runs' included: never
   *     above the limit
   */
  public record Bucket(long calls, long fullest) {}
}
