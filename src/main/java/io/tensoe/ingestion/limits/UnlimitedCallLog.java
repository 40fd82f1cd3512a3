package io.tensoe.ingestion.limits;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.http.CallLog;
import io.tensoe.ingestion.http.Daemons;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call log of a source without any limit: grants at once and notes its calls every quarter of a
 * second, so that a later run with a daily limit still counts them; pauses and closures of the
 * service are obeyed as soon as they are noticed. Safe for use by several threads.
 */
public final class UnlimitedCallLog implements CallLog {
  private static final Logger LOG = LoggerFactory.getLogger(UnlimitedCallLog.class);
  private static final long FLUSH_MILLIS = 250;

  private final DataSource source;
  private final String sourceId;
  private final String runId;
  private final Consumer<String> notes;
  private final PostgresCallLog service;
  private final AtomicLong unnoted = new AtomicLong();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(Daemons.named("call-log"));
  private final Future<?> flushing;
  private volatile Standing standing = new Standing(0, null, null);

  /**
   * @param sourceId name and base address of the source
   * @param notes takes a line for people when stamps lay in the future
   */
  public UnlimitedCallLog(DataSource source, String sourceId, String runId, Consumer<String> notes)
      throws InterruptedException {
    this.source = source;
    this.sourceId = sourceId;
    this.runId = runId;
    this.notes = notes;
    this.service = new PostgresCallLog(source, sourceId, runId, null, null, notes);
    flush();
    this.flushing =
        writer.scheduleWithFixedDelay(
            this::flushQuietly, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public Reservation standing() {
    Reservation now = reserve();
    if (now.closedUntil() == null && now.pause().isZero()) {
      unnoted.decrementAndGet();
    }
    return now;
  }

  @Override
  public Reservation reserve() {
    Standing now = standing;
    if (now.shutUntil != null && now.shutUntil.isAfter(Instant.now())) {
      return new Reservation(0, Duration.ZERO, now.shutUntil, now.shutReason);
    }
    long pause = now.pausedUntilNanos - System.nanoTime();
    if (now.pausedUntilNanos != 0 && pause > 0) {
      return new Reservation(0, Duration.ofNanos(pause), null, null);
    }
    return Reservation.granted(unnoted.incrementAndGet());
  }

  @Override
  public void late(long number, Duration by) {}

  @Override
  public void pause(Duration time) throws InterruptedException {
    service.pause(time);
    flush();
  }

  @Override
  public Instant close(Duration time, String reason) throws InterruptedException {
    Instant until = service.close(time, reason);
    flush();
    return until;
  }

  private void flushQuietly() {
    try {
      flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("calls of {} are noted later", sourceId, e);
    }
  }

  private synchronized void flush() throws InterruptedException {
    long count = unnoted.get();
    Query note =
        Query.of(
            "SELECT paused_ms, shut_until, shut_reason, ahead_ms FROM tensoe_note(?, ?, ?)",
            sourceId,
            runId,
            (int) count);
    standing = Persistent.run(source, connection -> note.one(connection, this::standingIn));
    unnoted.addAndGet(-count);
  }

  private Standing standingIn(ResultSet row) throws SQLException {
    Duration ahead = Closures.ahead(row);
    if (!ahead.isZero()) {
      notes.accept(Closures.said(ahead));
    }
    double paused = row.getDouble("paused_ms");
    return new Standing(
        paused > 0 ? System.nanoTime() + (long) (paused * 1e6) : 0,
        Query.time(row, row.findColumn("shut_until")),
        row.getString("shut_reason"));
  }

  @Override
  public void settle() throws InterruptedException {
    flushing.cancel(false);
    writer.shutdown();
    flush();
  }

  /** What the database said last. */
  private record Standing(
      long pausedUntilNanos, @Nullable Instant shutUntil, @Nullable String shutReason) {}
}
