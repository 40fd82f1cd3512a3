package io.tensoe.ingestion.database;

import io.tensoe.ingestion.database.migration.Migrations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * What can be said about a database without changing it.
 *
 * @param version of the server, e.g. {@code 17.5}
 * @param schema newest migration that was applied; -1 = our schema is not there yet
 * @param newestSchema the schema this program brings
 * @param mayCreate whether our role may create tables here
 */
public record DatabaseFacts(String version, int schema, int newestSchema, boolean mayCreate) {
  private static final int NONE = -1;

  /**
   * Asks the database.
   *
   * @throws IllegalStateException if it does not answer
   */
  public static DatabaseFacts of(DataSource database) {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT current_setting('server_version'),"
                    + " coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)"
                    + " AND current_setting('transaction_read_only') = 'off'");
        ResultSet row = query.executeQuery()) {
      row.next();
      // "15.4 (Debian 15.4-2)" says more than anybody asked for.
      String version = row.getString(1).replaceFirst(" .*", "");
      return new DatabaseFacts(version, schemaOf(connection), Migrations.NEWEST, row.getBoolean(2));
    } catch (SQLException e) {
      throw new IllegalStateException("database: " + e.getMessage(), e);
    }
  }

  private static int schemaOf(Connection connection) throws SQLException {
    String table = Migrations.HISTORY;
    try (PreparedStatement query =
        connection.prepareStatement(
            String.format(Locale.ROOT, "SELECT to_regclass('%s') IS NOT NULL", table))) {
      try (ResultSet row = query.executeQuery()) {
        row.next();
        if (!row.getBoolean(1)) {
          return NONE;
        }
      }
    }
    try (PreparedStatement query =
            connection.prepareStatement(
                String.format(
                    Locale.ROOT,
                    "SELECT coalesce(max(version::int) FILTER (WHERE success AND version ~"
                        + " '^[1-9]\\d*$'), %d) FROM %s",
                    NONE,
                    table));
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Whether nothing of ours is there. */
  public boolean isEmpty() {
    return schema == NONE;
  }

  /** Whether our tables are there, all of them. */
  public boolean isCurrent() {
    return schema == newestSchema;
  }
}
