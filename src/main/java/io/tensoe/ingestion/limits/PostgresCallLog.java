package io.tensoe.ingestion.limits;

import io.tensoe.ingestion.answers.AnswerTable;
import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.http.CallLog;
import io.tensoe.ingestion.http.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was spent on one source, in PostgreSQL, by the database's clock: one row per call, numbered
 * without gaps, so that limits hold over processes, runs and days. Every reservation is one round
 * trip (2,700 to 4,000 a second were measured on one row). Safe for use by several threads.
 */
public final class PostgresCallLog implements CallLog {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresCallLog.class);

  private final DataSource source;
  private final String sourceId;
  private final String runId;
  private final @Nullable Limit limit;
  private final @Nullable Integer daily;
  private final Consumer<String> notes;

  /**
   * @param sourceId name and base address: {@code NAME@https://api.example.com/v1}
   * @param limit margin included; null = unlimited
   * @param daily most calls in any 24 hours; null = unlimited
   * @param notes takes a line for people when stamps lay in the future
   */
  public PostgresCallLog(
      DataSource source,
      String sourceId,
      String runId,
      @Nullable Limit limit,
      @Nullable Integer daily,
      Consumer<String> notes) {
    this.source = source;
    this.sourceId = sourceId;
    this.runId = runId;
    this.limit = limit;
    this.daily = daily;
    this.notes = notes;
  }

  @Override
  public Reservation reserve() throws InterruptedException {
    return reserve(null, 0);
  }

  @Override
  public Reservation reserve(String question, Duration lookedUp) throws InterruptedException {
    return reserve(AnswerTable.hash(question).array(), lookedUp.toNanos() / 1e6);
  }

  private Reservation reserve(byte @Nullable [] question, double lookedUpMillis)
      throws InterruptedException {
    return one(
        Query.of(
            "SELECT granted, wait_ms, shut_until, shut_reason, elsewhere, ahead_ms"
                + " FROM tensoe_reserve(?, ?, ?, ?, ?, ?, ?)",
            sourceId,
            runId,
            limit == null ? null : limit.calls(),
            limit == null ? 0.0 : limit.window().toNanos() / 1e6,
            daily,
            question,
            lookedUpMillis),
        row -> {
          noteClock(row);
          @Nullable String elsewhere = row.getString("elsewhere");
          return elsewhere == null
              ? reservationIn(row)
              : new Reservation(
                  0,
                  Duration.ZERO,
                  null,
                  null,
                  elsewhere.equals("answered") ? Elsewhere.ANSWERED : Elsewhere.UNDER_WAY);
        });
  }

  @Override
  public Reservation standing() throws InterruptedException {
    return one(
        Query.of(
            "SELECT granted, wait_ms, shut_until, shut_reason, ahead_ms FROM tensoe_standing(?, ?)",
            sourceId,
            daily),
        row -> {
          noteClock(row);
          return reservationIn(row);
        });
  }

  @Override
  public OptionalLong left() throws InterruptedException {
    if (daily == null) {
      return OptionalLong.empty();
    }
    return one(
        Query.of("SELECT tensoe_left(?, ?)", sourceId, daily),
        row -> OptionalLong.of(row.getLong(1)));
  }

  /** The statement has mended it; that a source stood still is not kept silent. */
  private void noteClock(ResultSet row) throws SQLException {
    Duration ahead = Closures.ahead(row);
    if (!ahead.isZero()) {
      LOG.warn("{}: {}", sourceId, Closures.said(ahead));
      notes.accept(Closures.said(ahead));
    }
  }

  private static Reservation reservationIn(ResultSet row) throws SQLException {
    @Nullable Instant shut = Query.time(row, row.findColumn("shut_until"));
    if (shut != null) {
      return new Reservation(0, Duration.ZERO, shut, row.getString("shut_reason"));
    }
    double wait = row.getDouble("wait_ms");
    return wait > 0
        ? new Reservation(0, Duration.ofNanos((long) Math.ceil(wait * 1e6)), null, null)
        : Reservation.granted(row.getLong("granted"));
  }

  @Override
  public void late(long number, Duration by) throws InterruptedException {
    if (limit == null && daily == null) {
      return;
    }
    one(Query.of("SELECT tensoe_late(?, ?, ?)", sourceId, number, by.toNanos() / 1e6), row -> true);
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    Query pause =
        Query.of(
            "INSERT INTO source_state AS s (source_id, paused_until)"
                + " VALUES (?, clock_timestamp() + ? * interval '1 millisecond')"
                + " ON CONFLICT (source_id) DO UPDATE"
                + " SET paused_until = greatest(s.paused_until, excluded.paused_until)",
            sourceId,
            (double) time.toMillis());
    Persistent.run(source, pause::update);
  }

  @Override
  public Instant close(Duration time, String reason) throws InterruptedException {
    return one(
        Query.of(
            "INSERT INTO source_state AS s (source_id, closed_until, closed_reason)"
                + " VALUES (?, clock_timestamp() + ? * interval '1 millisecond', ?)"
                + " ON CONFLICT (source_id) DO UPDATE"
                + " SET closed_until = greatest(s.closed_until, excluded.closed_until),"
                + " closed_reason = excluded.closed_reason RETURNING closed_until",
            sourceId,
            (double) time.toMillis(),
            reason),
        row -> row.getObject(1, OffsetDateTime.class).toInstant());
  }

  private <T> T one(Query query, Query.Reader<T> reader) throws InterruptedException {
    return Persistent.run(source, connection -> query.one(connection, reader));
  }
}
