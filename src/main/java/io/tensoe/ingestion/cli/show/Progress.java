package io.tensoe.ingestion.cli.show;

import io.tensoe.ingestion.database.connection.Persistent.DatabaseGoneException;
import io.tensoe.ingestion.pipeline.RunSettings;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.runner.Runners;
import io.tensoe.ingestion.runs.RunStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** What a run is doing: a live line in a terminal, a plain line every ten seconds elsewhere. */
public final class Progress implements Runners.Watcher, AutoCloseable {
  private static final long LIVE_NANOS = 1_000_000_000L;
  private static final long PLAIN_NANOS = 10_000_000_000L;

  private final Console console;
  private final RunStore runs;
  private final RunSettings run;
  private final int albums;
  private final @Nullable ProgressBar bar;
  private final Estimate estimate;
  private long looked = System.nanoTime();
  private Map<String, Long> before = Map.of();

  private Progress(Console console, RunStore runs, RunSettings run, int albums) {
    this.console = console;
    this.runs = runs;
    this.run = run;
    this.albums = albums;
    this.estimate = new Estimate(albums);
    this.bar =
        console.isTerminal()
            ? new ProgressBarBuilder()
                .setTaskName("albums")
                .setInitialMax(albums)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .setConsumer(new ConsoleProgressBarConsumer(console.err().raw()))
                .build()
            : null;
  }

  public static Progress start(Console console, RunStore runs, RunSettings run, int albums) {
    return new Progress(console, runs, run, albums);
  }

  /** Looks whether there is something to show; cheap when it is too early. */
  @Override
  public void look() throws InterruptedException {
    long now = System.nanoTime();
    if (now - looked < (bar == null ? PLAIN_NANOS : LIVE_NANOS)) {
      return;
    }
    double seconds = (now - looked) / 1e9;
    looked = now;
    try {
      show(now, seconds);
    } catch (DatabaseGoneException e) {
      console.say("the database does not answer; the run waits for it");
    }
  }

  /** Whether every album has its outcome; false = unknown too. */
  @Override
  public boolean isAllDone() throws InterruptedException {
    try {
      return runs.counts().isAllDone(run.runId());
    } catch (DatabaseGoneException e) {
      return false;
    }
  }

  private void show(long now, double seconds) throws InterruptedException {
    Map<String, Long> states = runs.counts().albumsByStatus(run.runId());
    long done = albums - states.getOrDefault("", 0L);
    long deferred = states.getOrDefault("deferred", 0L);
    String sources = String.join(", ", sources(seconds));
    if (bar != null) {
      bar.stepTo(done);
      bar.setExtraMessage(sources);
    } else {
      console.say(
          String.format(
              Locale.ROOT,
              "%d of %d albums done, %s%s; %s",
              done - deferred,
              albums,
              deferred == 0 ? "" : deferred + " deferred, ",
              estimate
                  .left(now, done)
                  .map(left -> "about " + left.toSeconds() + " s left")
                  .orElse("no estimate yet"),
              sources));
    }
  }

  private List<String> sources(double seconds) throws InterruptedException {
    Map<String, Long> now = new java.util.HashMap<>();
    List<String> texts = new ArrayList<>();
    for (SourceSettings source : run.sources()) {
      Map<String, Long> counters = runs.counts().countersOf(run.runId(), source.source());
      long requests = counters.getOrDefault("requests", 0L);
      now.put(source.source(), requests);
      double rate = (requests - before.getOrDefault(source.source(), 0L)) / seconds;
      String limit = source.limit() == null ? "" : " of " + source.limit();
      String throttled =
          counters.getOrDefault("throttled", 0L) == 0
              ? ""
              : " throttled " + counters.get("throttled");
      String stored =
          counters.getOrDefault("stored", 0L) == 0 ? "" : ", " + counters.get("stored") + " stored";
      texts.add(
          String.format(
              Locale.ROOT,
              "%s %d calls (%.0f/s%s)%s%s",
              source.source(),
              requests,
              rate,
              limit,
              stored,
              throttled));
    }
    before = now;
    return texts;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
