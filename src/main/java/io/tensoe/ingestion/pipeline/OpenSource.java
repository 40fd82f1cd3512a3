package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.answers.AnswerStore;
import io.tensoe.ingestion.database.connection.WorkerDataSource;
import io.tensoe.ingestion.http.CallLog;
import io.tensoe.ingestion.http.Daemons;
import io.tensoe.ingestion.http.GoogleHttp;
import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.http.RateLimiter;
import io.tensoe.ingestion.http.Sleeper;
import io.tensoe.ingestion.limits.PostgresCallLog;
import io.tensoe.ingestion.limits.UnlimitedCallLog;
import io.tensoe.ingestion.runs.CounterStore;
import io.tensoe.ingestion.runs.RunNotes;
import io.tensoe.ingestion.sources.MusicSource;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.client.AnswerCache;
import io.tensoe.ingestion.sources.client.SourceClients;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A source with everything it takes to ask it from this JVM: connections, rate limiter, threads,
 * what it answered before, and counts.
 */
public final class OpenSource {
  /** A name by which sites can tell who asks; some demand one. */
  public static final String USER_AGENT =
      "tensoe-ingestion/0.1 (album metadata; one client per run)";

  private static final long SAVE_MILLIS = 500;

  private final CallLog callLog;
  private final SourceCounters counters = new SourceCounters();
  private final CounterStore counts;
  private final MusicSource source;

  /** Writes to the database what nobody waits for; after its end, nothing any more. */
  private final ScheduledExecutorService writer =
      new ScheduledThreadPoolExecutor(
          1, Daemons.named("writer"), new ThreadPoolExecutor.DiscardPolicy());

  private final Closings closings;
  private boolean isOpen;

  /** Opens a source in play; nothing is asked yet. What was opened before a failure is closed. */
  public static OpenSource of(SourceSpec spec, RunSettings run) throws InterruptedException {
    Map<String, String> credentials = WorkerCredentials.of(spec, run.of(spec.name()));
    Closings closings = new Closings();
    try {
      return new OpenSource(spec, run, credentials, closings);
    } catch (InterruptedException | RuntimeException | Error e) {
      try {
        closings.close();
      } catch (InterruptedException | RuntimeException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  private OpenSource(
      SourceSpec spec, RunSettings run, Map<String, String> credentials, Closings closings)
      throws InterruptedException {
    SourceSettings settings = run.of(spec.name());
    this.closings = closings;
    closings.add(WorkerDataSource.lease(run.database())::end);
    DataSource database = run.database().apply(null);
    this.counts = new CounterStore(database, run.runId(), spec.name(), counters);
    closings.add(this::saveIfOpen);
    @Nullable Limit promised = settings.limit();
    @Nullable Limit kept = promised == null ? null : promised.withMargin();
    this.callLog =
        kept == null && settings.daily() == null
            ? new UnlimitedCallLog(database, settings.identity(), run.runId(), counters::note)
            : new PostgresCallLog(
                database, settings.identity(), run.runId(), kept, settings.daily(), counters::note);
    closings.add(callLog::settle);
    closings.add(writer::shutdown);
    AnswerStore answers = new AnswerStore(database, settings.identity(), spec.answers());
    closings.add(answers::close);
    int inFlight = settings.callsInFlight();
    GoogleHttp http = new GoogleHttp(2 * inFlight + 8, USER_AGENT, GoogleHttp.DEADLINE);
    closings.add(http::close);
    ExecutorService calls =
        Executors.newFixedThreadPool(inFlight, Daemons.named("call-" + spec.name()));
    closings.add(calls::shutdownNow);
    RateLimiter limiter = new RateLimiter(callLog, kept, System::nanoTime, Sleeper.REAL, writer);
    AnswerCache cache =
        new AnswerCache(
            answers,
            spec.answers(),
            settings.freshFor(),
            settings.isOffline(),
            ageOf(run, database),
            settings.addresses().values());
    SourceClient client =
        SourceClients.around(
            http, spec.title(), limiter, counters, calls, settings.attempts(), Sleeper.REAL, cache);
    this.source =
        spec.factory().open(client, settings.addresses(), credentials, settings.settings());
    Future<?> saving =
        writer.scheduleWithFixedDelay(
            counts::saveQuietly, SAVE_MILLIS, SAVE_MILLIS, TimeUnit.MILLISECONDS);
    closings.add(() -> saving.cancel(false));
    this.isOpen = true;
  }

  private static Supplier<Duration> ageOf(RunSettings run, DataSource database)
      throws InterruptedException {
    Duration now = new RunNotes(database, run.runId()).age();
    long then = System.nanoTime();
    return () -> now.plusNanos(System.nanoTime() - then);
  }

  /** The source itself. */
  public MusicSource source() {
    return source;
  }

  /** Calls left of the day's budget; empty = there is none. */
  OptionalLong left() throws InterruptedException {
    return callLog.left();
  }

  /** What was counted so far. */
  public SourceCounters counters() {
    return counters;
  }

  /** Writes the counts down. */
  public void save() throws InterruptedException {
    counts.save();
  }

  /** A source that never opened has counted nothing. */
  private void saveIfOpen() throws InterruptedException {
    if (isOpen) {
      counts.save();
    }
  }

  /** Aborts what is under way and writes the counts down. To be called once. */
  public void close() throws InterruptedException {
    closings.close();
  }
}
