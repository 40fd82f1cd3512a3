package io.tensoe.ingestion.sandbox;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.site.Answer;
import io.tensoe.ingestion.sandbox.site.Answer.Delivery;
import io.tensoe.ingestion.sandbox.site.Ask;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.Site;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One site with its limit, its faults, its latency and its log. Safe for use by many threads. */
final class Upstream {
  /** Faults of the connection, whatever the site answers. */
  private static final Map<FaultKind, Delivery> BROKEN =
      Map.of(
          FaultKind.RESET, Delivery.RESET,
          FaultKind.TRUNCATE, Delivery.TRUNCATED,
          FaultKind.SLOW, Delivery.DRIPPED);

  /** What every site sends when its window is full: short, so that a test does not wait long. */
  private static final long OVER_LIMIT_SECONDS = 1;

  private final SiteSpec spec;
  private final Site site;
  private final RequestLog log;
  private final Trouble trouble;
  private final long seed;
  private final long latencyMinMicros;
  private final long latencySpreadMicros;

  /**
   * @param site is what {@code spec} opened
   */
  Upstream(
      SiteSpec spec,
      Site site,
      SandboxConfig config,
      LongSupplier nanoTime,
      LongSupplier wallMillis) {
    this.spec = spec;
    this.site = site;
    this.log =
        new RequestLog(
            Optional.ofNullable(config.limits().get(spec.name())), spec.faults(), wallMillis);
    this.trouble = new Trouble(config, spec.name(), nanoTime);
    this.seed = Dice.of(config.seed(), spec.name().hashCode(), 3);
    this.latencyMinMicros = config.latencyMin().toNanos() / 1000;
    this.latencySpreadMicros = config.latencyMax().toNanos() / 1000 - latencyMinMicros;
  }

  /** One request on its way: keeps what is needed when the answer leaves. */
  final class Turn implements Sandbox.Exchange {
    private final Ask ask;
    private final boolean isAside;
    private final long question;
    private final long number;
    private final boolean overLimit;

    private Turn(Ask ask, StallDetector.Moment arrived) {
      this.ask = ask;
      this.isAside = site.isAside(ask);
      this.question = isAside ? 0 : hash(ask.question());
      if (isAside) {
        log.aside();
        this.number = 0;
        this.overLimit = false;
      } else {
        RequestLog.Arrival arrival = log.arrive(question, arrived);
        this.number = arrival.number();
        this.overLimit = arrival.overLimit();
      }
    }

    /** Waits as long as the upstream would, then says what to send. */
    @Override
    public Answer answer() throws InterruptedException {
      pause(number);
      if (isAside) {
        return site.answer(ask);
      }
      if (overLimit) {
        return site.refusal(FaultKind.THROTTLE, 0, OVER_LIMIT_SECONDS);
      }
      Optional<Trouble.Met> met = trouble.at(number);
      if (met.isEmpty()) {
        return site.answer(ask);
      }
      FaultKind kind = met.get().kind();
      log.fault(kind);
      @Nullable Delivery broken = BROKEN.get(kind);
      return broken != null
          ? site.answer(ask).delivered(broken)
          : site.refusal(kind, trouble.dice(number), met.get().retryAfterSeconds());
    }

    @Override
    public void leaving(Answer answer) {
      if (!isAside) {
        log.leaving(question, answer);
      }
    }
  }

  SiteSpec spec() {
    return spec;
  }

  RequestLog log() {
    return log;
  }

  /** Counts the arrival. */
  Turn arrive(Ask ask, StallDetector.Moment arrived) {
    return new Turn(ask, arrived);
  }

  void reset() {
    log.reset();
    trouble.reset();
  }

  private void pause(long number) throws InterruptedException {
    long micros = latencyMinMicros + (long) (Dice.unit(seed, number) * latencySpreadMicros);
    if (micros > 0) {
      Thread.sleep(micros / 1000, (int) (micros % 1000) * 1000);
    }
  }

  private static long hash(String question) {
    long hash = 1;
    for (int i = 0; i < question.length(); i++) {
      hash = hash * 0x100000001B3L + question.charAt(i);
    }
    return Dice.mix(hash);
  }
}
