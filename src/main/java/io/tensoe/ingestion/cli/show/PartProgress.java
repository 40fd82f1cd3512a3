package io.tensoe.ingestion.cli.show;

import io.tensoe.ingestion.runner.Runners;
import io.tensoe.ingestion.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;

/** One plain line every 10 seconds while a snapshot is written. */
public final class PartProgress implements Runners.Watcher {
  private static final long EVERY_NANOS = Duration.ofSeconds(10).toNanos();

  private final Console console;
  private final int parts;
  private final Snapshot.Done done;
  private long looked = System.nanoTime();

  public PartProgress(Console console, int parts, Snapshot.Done done) {
    this.console = console;
    this.parts = parts;
    this.done = done;
  }

  @Override
  public void look() {
    long now = System.nanoTime();
    if (now - looked < EVERY_NANOS) {
      return;
    }
    looked = now;
    try {
      console.say(
          String.format(Locale.ROOT, "snapshot: %d of %d parts are written", done.get(), parts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
