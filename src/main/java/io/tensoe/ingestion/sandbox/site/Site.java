package io.tensoe.ingestion.sandbox.site;

import io.tensoe.ingestion.sandbox.Sandbox;
import java.util.List;

/**
 * One upstream: what it answers and how it refuses. Adding an upstream is one class of this and one
 * entry in {@link Sandbox}. Implementations are used by many threads at once.
 */
public interface Site {
  /** As in limits, faults and /stats. */
  String name();

  /** Paths on this server that belong to the site, without a slash at the end. */
  List<String> bases();

  /** Requests that are answered without being counted under the limit (token, robots.txt). */
  boolean isAside(Ask ask);

  /** The answer of a good day. */
  Answer answer(Ask ask);

  /**
   * The answer of a bad one.
   *
   * @param kind a fault that has words of its own here: not RESET, TRUNCATE or SLOW
   * @param dice chooses among several forms of the same fault
   * @param retryAfterSeconds for the kinds that send the caller away
   */
  Answer refusal(FaultKind kind, long dice, long retryAfterSeconds);
}
