package io.tensoe.ingestion.sandbox.site;

/**
 * One open site: what it answers and how it refuses. Implementations are used by many threads at
 * once.
 */
public interface Site {
  /** The answer of a good day. */
  Answer answer(Ask ask);

  /**
   * The answer of a bad one.
   *
   * @param kind a fault that has words of its own here: not RESET, TRUNCATE or SLOW, and none that
   *     is left to the site
   * @param dice chooses among several forms of the same fault
   * @param retryAfterSeconds for the kinds that send the caller away
   */
  Answer refusal(FaultKind kind, long dice, long retryAfterSeconds);

  /** Requests that are answered without being counted under the limit (token, robots.txt). */
  default boolean isAside(Ask ask) {
    return false;
  }
}
