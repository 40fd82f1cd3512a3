package io.tensoe.ingestion.sources;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What may be kept of a source's answers, and for how long: from its terms and from the size of
 * what it sends.
 *
 * @param freshFor how old an answer of use may be before the same question is sent again
 * @param keptFor answers that are older are deleted; null = kept until somebody purges the source
 * @param keepsRaw whether the body is kept beside the understood form, so that a better reader can
 *     read it again without a request
 * @param mostBytes most that is kept of this source; beyond it the oldest answers go; null =
 *     unlimited
 * @param version of our understanding: raised by one whenever the reader of a body gets better or
 *     the form of an answer changes
 */
public record AnswerPolicy(
    Duration freshFor,
    @Nullable Duration keptFor,
    boolean keepsRaw,
    @Nullable Long mostBytes,
    int version) {

  /**
   * Whether an answer need not be asked for again.
   *
   * @param age since it came
   * @param misses how often in a row it was of no use; 0 = it is of use
   * @param wanted how old the user lets an answer be, of use or not; null = as the policy says
   */
  public boolean isFresh(Duration age, int misses, @Nullable Duration wanted) {
    if (wanted != null) {
      return age.compareTo(wanted) < 0;
    }
    Duration oldest = misses == 0 ? freshFor : NegativeCache.freshFor(misses);
    return age.compareTo(oldest) < 0;
  }
}
