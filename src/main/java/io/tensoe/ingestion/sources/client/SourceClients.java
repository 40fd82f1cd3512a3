package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.http.Http;
import io.tensoe.ingestion.http.RateLimiter;
import io.tensoe.ingestion.http.Sleeper;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceCounters;
import java.util.concurrent.ExecutorService;

/** Puts the client of a running lane together. */
public final class SourceClients {
  /** Answers of this process that are at hand; a list of 100 tags takes about 10 kB. */
  private static final int LATEST = 4_096;

  private SourceClients() {}

  /**
   * The whole order of what happens to a question, from the inside out: each line wraps the one
   * above it.
   *
   * @param title the source as people call it
   * @param calls runs the questions that are put together; bounds the calls in flight
   * @param tries per question, from 1; being throttled is a pause, not a try
   * @param cache what the source answered before
   */
  public static SourceClient around(
      Http http,
      String title,
      RateLimiter limiter,
      SourceCounters counters,
      ExecutorService calls,
      int tries,
      Sleeper sleeper,
      AnswerCache cache) {
    Together together = new Together(calls);
    if (cache.isOffline()) {
      Channel stored = new SingleFlight(new Cached(new Offline(), cache, counters), LATEST);
      return new LayeredClient(stored, new Offline(), together);
    }
    Refusal refusal = new Refusal(title, counters);
    Transport transport = new Transport(http);

    Sending sending = new Sending(transport, limiter, counters, cache);
    Attempt music = new Permitted(sending, limiter, counters, cache, sleeper); // every try
    music = new Pausing(music, limiter, counters, sleeper); // all pause when the service says so
    music = new Refusable(music, refusal); // a refusal closes the source
    music = new FirstAlone(music); // until a first try is over, no other begins
    Channel channel = new Retrying(music, tries, counters, sleeper);
    channel = new Signed(channel); // needed only by what is about to leave
    channel = new Cached(channel, cache, counters);
    channel = new SingleFlight(channel, LATEST);

    Attempt aside = new SendingAside(transport, limiter, counters);
    aside = new Pausing(aside, limiter, counters, sleeper);
    aside = new Refusable(aside, refusal);
    return new LayeredClient(channel, new Retrying(aside, tries, counters, sleeper), together);
  }
}
