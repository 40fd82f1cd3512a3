package io.tensoe.ingestion.http;

import java.time.Duration;

/** Waiting as a parameter, so that tests need no time. */
@FunctionalInterface
public interface Sleeper {
  /** Sleeps for real. */
  Sleeper REAL = time -> Thread.sleep(time.toMillis(), (int) (time.toNanos() % 1_000_000));

  void sleep(Duration time) throws InterruptedException;
}
