package io.tensoe.ingestion.limits;

import io.tensoe.ingestion.database.connection.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What was spent on a source, by the clock of the database.
 *
 * @param lastDay calls in the last 24 hours
 * @param oldest when the oldest of them was sent; null = there are none
 * @param closedUntil when the service takes calls again; null = it is open
 * @param reason why it is closed; null = it is open, or nobody said
 * @param ahead how far stamps lie in the future, left by a clock that was ahead; the next run sets
 *     them to now
 */
public record SourceUse(
    long lastDay,
    @Nullable Instant oldest,
    @Nullable Instant closedUntil,
    @Nullable String reason,
    Duration ahead) {

  /** Nothing was ever asked. */
  public static final SourceUse NONE = new SourceUse(0, null, null, null, Duration.ZERO);

  /**
   * Asks the database.
   *
   * @param identity name and base address of the source
   * @throws IllegalStateException if the database does not answer
   */
  public static SourceUse of(DataSource database, String identity) {
    try (Connection connection = database.getConnection()) {
      return Query.of(
              "SELECT count(c.at), min(c.at),"
                  + " CASE WHEN s.closed_until IS NOT NULL THEN"
                  + " least(s.closed_until, clock_timestamp() + interval '24 hours') END,"
                  + " s.closed_reason,"
                  + " (SELECT tensoe_ahead_ms(w, clock_timestamp()) FROM source_state w"
                  + " WHERE w.source_id = id) AS ahead_ms"
                  + " FROM (SELECT ?::text AS id) AS wanted"
                  + " LEFT JOIN calls c ON c.source_id = id"
                  + " AND c.at > clock_timestamp() - interval '24 hours'"
                  + " LEFT JOIN source_state s ON s.source_id = id"
                  + " AND s.closed_until > clock_timestamp()"
                  + " GROUP BY id, s.closed_until, s.closed_reason",
              identity)
          .one(
              connection,
              row ->
                  new SourceUse(
                      row.getLong(1),
                      Query.time(row, 2),
                      Query.time(row, 3),
                      row.getString(4),
                      Closures.ahead(row)));
    } catch (SQLException e) {
      throw new IllegalStateException("database: " + e.getMessage(), e);
    }
  }
}
