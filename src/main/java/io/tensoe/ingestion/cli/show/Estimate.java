package io.tensoe.ingestion.cli.show;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the rest of a run takes, by what was seen of it. What was there at the first look does
 * not count: a run starts with loading and with albums on their way, and a resumed one with albums
 * that are done.
 */
final class Estimate {
  private final long total;
  private long firstNanos;
  private long firstDone;
  private boolean hasBegun;

  Estimate(long total) {
    this.total = total;
  }

  /**
   * One look.
   *
   * @param nanos of {@link System#nanoTime}, not before that of an earlier look
   * @param done how many of all are done
   * @return how long the rest takes; empty = too early to say
   */
  Optional<Duration> left(long nanos, long done) {
    if (!hasBegun) {
      hasBegun = done > 0;
      firstNanos = nanos;
      firstDone = done;
      return Optional.empty();
    }
    long since = done - firstDone;
    return since <= 0
        ? Optional.empty()
        : Optional.of(
            Duration.ofNanos(Math.round((double) (nanos - firstNanos) * (total - done) / since)));
  }
}
