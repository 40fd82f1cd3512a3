package io.tensoe.ingestion.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
      return new DatabaseFacts(
          version, Migrations.newestIn(database), Migrations.NEWEST, row.getBoolean(2));
    } catch (SQLException e) {
      throw new IllegalStateException("database: " + e.getMessage(), e);
    }
  }

  /** Whether our tables are there. */
  public boolean hasSchema() {
    return schema >= 0;
  }
}
