package io.tensoe.ingestion.http;

import java.io.IOException;

/** Sends one request once. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface Http {

  /**
   * Sends the call exactly once: no redirect is followed, nothing is sent again.
   *
   * @return the reply, whatever its status
   * @throws IOException if no complete reply arrived: refused, reset, timed out, truncated
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  Reply send(Call call) throws IOException, InterruptedException;
}
