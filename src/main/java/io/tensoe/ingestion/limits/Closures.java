package io.tensoe.ingestion.limits;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** Closures of sources as a person sees to them. Safe for use by several threads. */
public final class Closures {
  private final DataSource source;

  public Closures(DataSource source) {
    this.source = source;
  }

  /**
   * A closure that was lifted.
   *
   * @param until when it would have ended
   * @param reason what the service had said; empty = nothing
   */
  public record Lifted(Instant until, String reason) {}

  /**
   * Opens a source that its service had closed. A budget of our own that is used up stays used up.
   *
   * @param identity name and base address of the source
   * @return empty = it was not closed
   */
  public Optional<Lifted> reopen(String identity) throws InterruptedException {
    Query update =
        Query.of(
            "UPDATE source_state s SET closed_until = NULL, closed_reason = NULL,"
                + " paused_until = NULL FROM (SELECT source_id, closed_until, closed_reason"
                + " FROM source_state WHERE source_id = ? FOR UPDATE) AS old"
                + " WHERE s.source_id = old.source_id"
                + " AND old.closed_until > clock_timestamp()"
                + " RETURNING old.closed_until, coalesce(old.closed_reason, '')",
            identity);
    return Persistent.run(
        source, connection -> update.list(connection, Closures::lifted).stream().findFirst());
  }

  private static Lifted lifted(ResultSet row) throws SQLException {
    return new Lifted(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2));
  }

  /**
   * Sets stamps that lie in the future to now: left by a clock that was ahead, they would stall the
   * source until it comes round again. A reservation does the same; this is for saying so.
   *
   * @param identity name and base address of the source
   * @return how far ahead they were; zero = none was
   */
  public Duration clamp(String identity) throws InterruptedException {
    Query query = Query.of("SELECT ahead_ms FROM tensoe_standing(?, NULL)", identity);
    return Persistent.run(source, connection -> query.one(connection, Closures::ahead));
  }

  /** Time by which stamps were ahead, in the column {@code ahead_ms}; zero = none was. */
  static Duration ahead(ResultSet row) throws SQLException {
    return Duration.ofMillis((long) row.getDouble("ahead_ms"));
  }

  /**
   * What is said about it.
   *
   * @param ahead how far stamps were in the future
   */
  public static String said(Duration ahead) {
    return String.format(
        Locale.ROOT,
        "calls or closures were stamped up to %d s in the future, by a clock that was ahead; they"
            + " count as of now",
        Math.max(1, ahead.toSeconds()));
  }
}
