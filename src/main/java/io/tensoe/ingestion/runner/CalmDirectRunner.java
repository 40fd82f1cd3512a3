package io.tensoe.ingestion.runner;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.beam.runners.direct.Clock;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Supplier;
import org.joda.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a pipeline on the DirectRunner without keeping one core busy for nothing. Beam's driver
 * looks for work in a loop without any pause (42 % of all samples of a run on two cores). It asks
 * its clock dozens of times in every round, so the clock it gets here sleeps for a millisecond
 * about once a round. See docs/decisions/0009.
 */
final class CalmDirectRunner {
  private static final Logger LOG = LoggerFactory.getLogger(CalmDirectRunner.class);

  private CalmDirectRunner() {}

  /** Runs the pipeline; with the clock of Beam if it can no longer be replaced. */
  static PipelineResult run(Pipeline pipeline, PipelineOptions options) {
    DirectRunner runner = DirectRunner.fromOptions(options);
    try {
      Method setter = DirectRunner.class.getDeclaredMethod("setClockSupplier", Supplier.class);
      setter.setAccessible(true);
      Supplier<Clock> clock = RestingClock::new;
      setter.invoke(runner, clock);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn("the DirectRunner keeps its own clock", e);
    }
    return runner.run(pipeline);
  }

  /** The system's time, monotonic as Beam's own clock is. Safe for use by several threads. */
  static final class RestingClock implements Clock {
    /** About one round of the driver over the steps of our pipeline. */
    private static final int QUESTIONS = 64;

    private static final long REST_NANOS = Duration.ofMillis(1).toNanos();

    private final long baseMillis = System.currentTimeMillis();
    private final long baseNanos = System.nanoTime();
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public Instant now() {
      if (asked.incrementAndGet() % QUESTIONS == 0) {
        LockSupport.parkNanos(REST_NANOS);
      }
      return Instant.ofEpochMilli(
          baseMillis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - baseNanos));
    }
  }
}
