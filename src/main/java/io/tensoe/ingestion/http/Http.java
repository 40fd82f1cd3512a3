package io.tensoe.ingestion.http;

import java.io.IOException;

/** Sends one request once. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface Http {

  /**
   * Sends the call exactly once: no redirect is followed, nothing is sent again.
   *
   * @param sent is told the moment after the request was written: it is on its way
   * @return the reply, whatever its status
   * @throws IOException if no complete reply arrived: refused, reset, timed out, truncated
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  Reply send(Call call, SentListener sent) throws IOException, InterruptedException;

  /** As above, for those who do not care when it leaves. */
  default Reply send(Call call) throws IOException, InterruptedException {
    return send(call, nanos -> {});
  }

  /** Hears when a request has left. */
  @FunctionalInterface
  interface SentListener {
    /**
     * @param nanos {@link System#nanoTime()}
     */
    void left(long nanos);
  }
}
