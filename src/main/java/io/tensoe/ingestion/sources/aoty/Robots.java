package io.tensoe.ingestion.sources.aoty;

import static io.tensoe.ingestion.sources.SourceException.Kind.FORBIDDEN;
import static io.tensoe.ingestion.sources.SourceException.Kind.UNAVAILABLE;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The site's robots.txt as RFC 9309 reads it: read once, before the first request, and again only
 * if that failed. Safe for use by several threads; one reads, the others wait.
 */
final class Robots {
  /** Our product token (RFC 9309, section 2.2.1), in lower case as the parser wants it. */
  private static final String OUR_NAME = "tensoe";

  /** Longer delays than this would make crawler-commons forbid everything. */
  private static final Duration LONGEST_DELAY = Duration.ofDays(1);

  private static final int FAILURES_THAT_HOLD = 2;
  private static final Duration FAILURE_HOLDS = Duration.ofMinutes(1);

  private static final int WARNINGS_LOGGED = 5;

  private final SourceClient client;
  private final AotyAddress address;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable BaseRobotRules rules;
  private @Nullable SourceException failure;
  private int failures;
  private long failedNanos;

  Robots(SourceClient client, AotyAddress address, InstantSource clock) {
    this.client = client;
    this.address = address;
    this.clock = clock;
  }

  /**
   * Returns if the call may be made.
   *
   * @throws SourceException FORBIDDEN if robots.txt says no; else that robots.txt could not be read
   */
  void check(Call call) throws SourceException, InterruptedException {
    if (!rules().isAllowed(address.siteUrl(call))) {
      String path = address.sitePath(call);
      throw new SourceException(
          FORBIDDEN,
          "robots.txt forbids " + path + "; give aoty_url, --aotyPages or --aotyRobots=permitted");
    }
  }

  /** The pause between requests that robots.txt asks for; empty = none, or not read yet. */
  Optional<Duration> crawlDelay() {
    BaseRobotRules known = rules;
    return known == null || known.getCrawlDelay() <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(known.getCrawlDelay()));
  }

  private BaseRobotRules rules() throws SourceException, InterruptedException {
    BaseRobotRules known = rules;
    if (known != null) {
      return known;
    }
    reading.lockInterruptibly();
    try {
      known = rules;
      if (known == null) {
        known = readOnce();
        rules = known;
      }
      return known;
    } finally {
      reading.unlock();
    }
  }

  /** The second failure in a row holds for a minute: not every album shall wait for a dead file. */
  private BaseRobotRules readOnce() throws SourceException, InterruptedException {
    SourceException failed = failure;
    if (failed != null
        && failures >= FAILURES_THAT_HOLD
        && System.nanoTime() - failedNanos < FAILURE_HOLDS.toNanos()) {
      throw failed;
    }
    try {
      BaseRobotRules read = read();
      failures = 0;
      return read;
    } catch (SourceException e) {
      failures++;
      failure = e;
      failedNanos = System.nanoTime();
      throw e;
    }
  }

  private BaseRobotRules read() throws SourceException, InterruptedException {
    Call call = Call.get(address.base(), "/robots.txt", Map.of());
    Optional<SimpleRobotRules> found = client.askAside(call, reply -> rulesIn(reply, call));
    return found.orElseGet(() -> new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));
  }

  /** RFC 9309, section 2.3.1: 4xx = no rules; not reachable, 5xx = nothing may be asked. */
  private Optional<SimpleRobotRules> rulesIn(Reply reply, Call call) throws SourceException {
    AotyWire.refuseChallenge(reply, call.toString());
    if (reply.status() == 200) {
      SimpleRobotRulesParser parser =
          new SimpleRobotRulesParser(LONGEST_DELAY.toMillis(), WARNINGS_LOGGED);
      return Optional.of(
          parser.parseContent(
              address.siteUrl(call),
              reply.text().getBytes(StandardCharsets.UTF_8),
              "text/plain",
              Set.of(OUR_NAME)));
    }
    AotyWire.refuseHaste(reply, call.toString(), clock.instant());
    if (reply.status() >= 400 && reply.status() < 500) {
      return Optional.empty();
    }
    throw new SourceException(UNAVAILABLE, call + ": " + reply);
  }
}
