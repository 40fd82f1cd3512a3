package io.tensoe.ingestion.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to this program's schema. Flyway is loaded only when there is work. */
final class Migrations {
  /** The newest {@code V…__….sql} under {@code db/migration}; a test compares. */
  static final int NEWEST = 1;

  private static final String HISTORY = "flyway_schema_history";
  private static final String UNDEFINED_TABLE = "42P01";
  private static final int NOTHING_YET = -1;

  private Migrations() {}

  /**
   * Migrates if needed; safe when several programs do it at once.
   *
   * @throws DatabaseException if the schema is newer than this program, or a migration fails (it is
   *     undone)
   */
  static void apply(DataSource database) throws SQLException {
    int found = newestIn(database);
    if (found > NEWEST) {
      throw new DatabaseException(
          ("The database has schema %d, made by a newer version of this program, which knows %d."
                  + " Use that version, or another database.")
              .formatted(found, NEWEST));
    }
    if (found < NEWEST) {
      migrate(database);
    }
  }

  private static void migrate(DataSource database) {
    try {
      Flyway.configure()
          .dataSource(database)
          .locations("classpath:db/migration")
          .failOnMissingLocations(true)
          .loggers("slf4j")
          // Somebody else's tables, or a tracks table made by hand, may be there already.
          .baselineOnMigrate(true)
          .baselineVersion("0")
          // The default lock belongs to a session, which a transaction pooler does not keep.
          .configuration(Map.of("flyway.postgresql.transactional.lock", "true"))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new DatabaseException(
          "The database's schema cannot be brought up to date: " + e.getMessage(), e);
    }
  }

  /** The schema a database has; -1 = none of ours. */
  static int newestIn(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT max(version::int) FROM "
                    + HISTORY
                    + " WHERE success AND version ~ '^[0-9]+$'")) {
      return row.next() && row.getString(1) != null ? row.getInt(1) : NOTHING_YET;
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return NOTHING_YET;
      }
      throw e;
    }
  }
}
