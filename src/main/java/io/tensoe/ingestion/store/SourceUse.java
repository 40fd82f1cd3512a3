package io.tensoe.ingestion.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What was spent on a source, by the clock of the database.
 *
 * @param lastDay calls in the last 24 hours
 * @param oldest when the oldest of them was sent; null = there are none
 * @param closedUntil when the service takes calls again; null = it is open
 * @param reason why it is closed; null = it is open, or nobody said
 */
public record SourceUse(
    long lastDay,
    @Nullable Instant oldest,
    @Nullable Instant closedUntil,
    @Nullable String reason) {

  /** Nothing was ever asked. */
  public static final SourceUse NONE = new SourceUse(0, null, null, null);

  /**
   * Asks the database.
   *
   * @param identity name and base address of the source
   * @throws IllegalStateException if the database does not answer
   */
  public static SourceUse of(DataSource database, String identity) {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT count(c.at), min(c.at), s.closed_until, s.closed_reason"
                    + " FROM (SELECT ?::text AS id) AS wanted"
                    + " LEFT JOIN calls c ON c.source_id = id"
                    + " AND c.at > clock_timestamp() - interval '24 hours'"
                    + " LEFT JOIN source_state s ON s.source_id = id"
                    + " AND s.closed_until > clock_timestamp()"
                    + " GROUP BY s.closed_until, s.closed_reason")) {
      query.setString(1, identity);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new SourceUse(row.getLong(1), time(row, 2), time(row, 3), row.getString(4));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("database: " + e.getMessage(), e);
    }
  }

  private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
