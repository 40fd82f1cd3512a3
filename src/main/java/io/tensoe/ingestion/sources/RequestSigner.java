package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.http.Call;

/**
 * Makes a call ready to be sent, e.g. adds a token, or refuses it. Asked only when a call is about
 * to leave: an answer that is stored needs neither token nor permission. Safe for use by several
 * threads.
 */
@FunctionalInterface
public interface RequestSigner {
  /**
   * @return the call as it may leave, e.g. with a token; same method and address
   * @throws SourceException if it may not, e.g. because of robots.txt
   */
  Call sign(Call call) throws SourceException, InterruptedException;
}
