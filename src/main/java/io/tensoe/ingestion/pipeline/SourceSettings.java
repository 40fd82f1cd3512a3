package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.http.Limit;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one source is asked in one run. Holds no secret: it travels in the job graph.
 *
 * @param source name of its spec
 * @param identity source and base address: what stored answers, budgets and closures belong to
 * @param addresses base addresses by name
 * @param limit the limit as promised, without margin; null = unlimited
 * @param daily most calls in any 24 hours; null = unlimited
 * @param attempts tries per question
 * @param freshFor how old a stored answer may be; null = as the source's policy says
 * @param isOffline whether only stored answers are used and nothing is sent
 * @param settings further options by name
 * @param isSandbox whether the built-in upstreams are asked, which take any credentials
 */
public record SourceSettings(
    String source,
    String identity,
    Map<String, URI> addresses,
    @Nullable Limit limit,
    @Nullable Integer daily,
    int attempts,
    @Nullable Duration freshFor,
    boolean isOffline,
    Map<String, String> settings,
    boolean isSandbox)
    implements Serializable {

  /** The same, from stored answers only, however old. */
  public SourceSettings offline() {
    return new SourceSettings(
        source, identity, addresses, limit, daily, attempts, null, true, settings, isSandbox);
  }

  /** How many calls fill the limit: its rate times half a second of latency, 2 to 128. */
  public int callsInFlight() {
    if (limit == null) {
      return 48;
    }
    return (int) Math.max(2, Math.min(128, Math.ceil(limit.perSecond() * 0.5) + 2));
  }
}
