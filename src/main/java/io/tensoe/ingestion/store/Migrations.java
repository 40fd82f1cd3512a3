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
  static final int NEWEST = 6;

  static final String HISTORY = "flyway_schema_history";
  private static final String UNDEFINED_TABLE = "42P01";

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  // Any number that nothing else in the database locks: "tensoe" in ASCII.
  private static final long LOCK_KEY = 0x74656e736f65L;

  private Migrations() {}

  /**
   * Migrates if needed: all steps in one transaction, one program at a time.
   *
   * @throws DatabaseException if the schema is newer than this program, or a step fails (all are
   *     undone), or another program has been migrating for a minute
   */
  static void apply(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!isCurrent(connection)) {
        migrate(connection);
      }
    }
  }

  private static void migrate(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      lock(connection);
      // Another program may have done it while this one waited.
      if (!hasHistory(connection) || !isCurrent(connection)) {
        flyway(OneTransaction.on(connection)).migrate();
      }
      connection.commit();
      done = true;
    } catch (FlywayException e) {
      throw new DatabaseException(
          "The database's schema cannot be brought up to date: " + e.getMessage(), e);
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  /**
   * Flyway alone is not safe behind a transaction pooler: it locks and sets the search path for a
   * session, and uses two of them.
   */
  private static Flyway flyway(DataSource oneTransaction) {
    return Flyway.configure()
        .dataSource(oneTransaction)
        .locations("classpath:db/migration")
        .failOnMissingLocations(true)
        .loggers("slf4j")
        // Somebody else's tables, or a tracks table made by hand, may be there already.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        // Its own lock ends with the transaction, too.
        .configuration(Map.of("flyway.postgresql.transactional.lock", "true"))
        .load();
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '60s'");
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK_KEY + ")");
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw new DatabaseException(
            "Another program has been changing the database's schema for a minute. Run again when"
                + " it is done.",
            e);
      }
      throw e;
    }
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT to_regclass('" + HISTORY + "')")) {
      return row.next() && row.getString(1) != null;
    }
  }

  /** One query; that the table is missing is told by the error. */
  private static boolean isCurrent(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT max(version::int) FROM "
                    + HISTORY
                    + " WHERE success AND version ~ '^[0-9]+$'")) {
      int found = row.next() ? row.getInt(1) : 0;
      if (found > NEWEST) {
        throw new DatabaseException(
            ("The database has schema %d, made by a newer version of this program; this one knows"
                    + " %d. Use that version, or another database.")
                .formatted(found, NEWEST));
      }
      return found == NEWEST;
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }
}
