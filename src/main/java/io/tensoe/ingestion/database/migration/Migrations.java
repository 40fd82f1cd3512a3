package io.tensoe.ingestion.database.migration;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.OneTransaction;
import io.tensoe.ingestion.database.connection.Places;
import io.tensoe.ingestion.database.connection.Sentences;
import io.tensoe.ingestion.database.connection.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** Brings a database to this program's schema. Flyway is loaded only when there is work. */
public final class Migrations {
  /** The newest {@code V…__….sql} under {@code db/migration}; a test compares. */
  public static final int NEWEST = 8;

  public static final String HISTORY = "flyway_schema_history";
  private static final String FIRST = "V1__schema.sql";
  private static final String UNDEFINED_TABLE = "42P01";
  private static final String UNDEFINED_COLUMN = "42703";
  private static final String NO_PRIVILEGE = "42501";

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  // Any number that nothing else in the database locks: "tensoe" in ASCII.
  private static final long LOCK_KEY = 0x74656e736f65L;

  private Migrations() {}

  /**
   * Migrates if needed: all steps in one transaction, one program at a time.
   *
   * @param placeholders what stands in {@code ${…}} in the migrations
   * @throws DatabaseException if the schema is newer than this program, or a step fails (all are
   *     undone), or another program has been migrating for a minute
   */
  public static void apply(DataSource database, Map<String, String> placeholders)
      throws SQLException {
    Functions functions = new Functions(placeholders);
    String place = Places.of(database);
    try (Connection connection = database.getConnection()) {
      if (isCurrent(connection, functions, place)) {
        refuseUnreadable(connection, place);
      } else {
        migrate(connection, functions, place, false);
      }
    }
  }

  /**
   * Whether {@link #apply} and a run after it would succeed, as far as that can be told without
   * changing anything.
   *
   * @throws DatabaseException if not
   */
  public static void check(DataSource database, Map<String, String> placeholders)
      throws SQLException {
    Functions functions = new Functions(placeholders);
    String place = Places.of(database);
    try (Connection connection = database.getConnection()) {
      if (isCurrent(connection, functions, place)) {
        Access.of(connection).requireWrite(connection, place);
      } else {
        migrate(connection, functions, place, true);
        Access.of(connection).requireWrite(connection, place);
      }
    }
  }

  private static void refuseUnreadable(Connection connection, String place) throws SQLException {
    String tables = OurTables.unreadable(connection);
    if (!tables.isEmpty()) {
      throw Access.of(connection).unreadable(place, tables);
    }
  }

  private static void migrate(
      Connection connection, Functions functions, String place, boolean isTrial)
      throws SQLException {
    Access access = Access.of(connection);
    access.requireCreate(place);
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      lock(connection, place);
      // Another program may have done it while this one waited.
      if (!hasHistory(connection) || !isCurrent(connection, functions, place)) {
        Flyway flyway = flyway(OneTransaction.on(connection), functions);
        new ForeignTables(connection, String.valueOf(access.schema()), place)
            .refuse(Arrays.stream(flyway.info().pending()).map(MigrationInfo::getScript).toList());
        if (!isTrial) {
          flyway.migrate();
        }
      }
      if (!isTrial) {
        connection.commit();
        done = true;
      }
    } catch (FlywayException e) {
      throw failed(e, access, place);
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
  static Flyway flyway(DataSource oneTransaction, Functions functions) {
    return Flyway.configure()
        .dataSource(oneTransaction)
        .locations("classpath:db/migration")
        .failOnMissingLocations(true)
        .placeholders(functions.placeholders())
        .loggers("slf4j")
        // Somebody else's tables, or a tracks table made by hand, may be there already.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        // Its own lock ends with the transaction, too.
        .configuration(Map.of("flyway.postgresql.transactional.lock", "true"))
        .load();
  }

  /** The server's word for it: Flyway's own is a page of statements. */
  private static DatabaseException failed(FlywayException failure, Access access, String place) {
    @Nullable SQLException said = null;
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      said = each instanceof SQLException e ? e : said;
    }
    if (said != null && NO_PRIVILEGE.equals(said.getSQLState())) {
      return new DatabaseException(
          String.format(
              Locale.ROOT,
              "Role %s may not change the tables of this program in the %s: %s Only their owner"
                  + " may: run once as that role (--jdbcUser), or let it run: ALTER TABLE … OWNER"
                  + " TO %s; Nothing was changed.",
              access.role(),
              place,
              Sentences.of(said),
              Sql.name(access.role())),
          failure);
    }
    return new DatabaseException(
        String.format(
            Locale.ROOT,
            "The schema of the %s cannot be brought up to date: %s Nothing was changed. If tables"
                + " of other programs are in the way: %s",
            place,
            said == null
                ? failure.getMessage()
                : Sentences.of(said) + " (SQLSTATE " + said.getSQLState() + ")",
            ForeignTables.elsewhere()),
        failure);
  }

  private static void lock(Connection connection, String place) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '60s'");
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK_KEY + ")");
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw new DatabaseException(
            String.format(
                Locale.ROOT,
                "Another program has been changing the schema of the %s for a minute. Run again"
                    + " when it is done.",
                place),
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

  /**
   * Whether the newest version and the functions of this program are there. One query; that the
   * table is missing is told by the error, and that it is another program's by its scripts.
   */
  private static boolean isCurrent(Connection connection, Functions functions, String place)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT max(version::int), count(*),"
                    + " count(*) FILTER (WHERE version = '1' AND script <> '"
                    + FIRST
                    + "'), ("
                    + Functions.applied(HISTORY)
                    + ") FROM "
                    + HISTORY
                    + " WHERE success AND version ~ '^[0-9]+$'")) {
      int found = row.next() ? row.getInt(1) : 0;
      if (row.getInt(3) > 0) {
        throw foreignHistory(place, null);
      }
      if (found > NEWEST) {
        throw new DatabaseException(
            String.format(
                Locale.ROOT,
                "The %s has schema %d, made by a newer version of this program; this one knows %d."
                    + " Use that version, or another database.",
                place,
                found,
                NEWEST));
      }
      return found == NEWEST && functions.wanted().equals(row.getString(4));
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return false;
      }
      if (UNDEFINED_COLUMN.equals(e.getSQLState())) {
        throw foreignHistory(place, e);
      }
      if (NO_PRIVILEGE.equals(e.getSQLState())) {
        throw Access.of(connection).unreadable(place, HISTORY);
      }
      throw e;
    }
  }

  private static DatabaseException foreignHistory(String place, @Nullable SQLException cause) {
    return new DatabaseException(
        String.format(
            Locale.ROOT,
            "The table %s of the %s belongs to another program that uses Flyway. Nothing was"
                + " changed. %s",
            HISTORY,
            place,
            ForeignTables.elsewhere()),
        cause);
  }
}
