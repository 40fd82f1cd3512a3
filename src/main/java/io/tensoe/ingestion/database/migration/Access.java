package io.tensoe.ingestion.database.migration;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.database.connection.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the server lets our role do, asked before anything is changed: waiting mends none of it, so
 * it is said at once, with the statement that does.
 *
 * @param role whose rights count
 * @param database its name on the server
 * @param schema where tables are made and found; null = the search path names none we may use
 * @param searchPath as it is set
 * @param mayCreate whether the role may make tables there
 * @param isStandby a copy that replays another server and takes no changes
 * @param readOnlyBy where the setting comes from that forbids changes, as {@code pg_settings} names
 *     it; null = changes are allowed
 * @param roleLimit most connections of the role, of the database, of the server (without those that
 *     are kept for administrators); -1 = unlimited
 */
record Access(
    String role,
    String database,
    @Nullable String schema,
    String searchPath,
    boolean mayCreate,
    boolean isStandby,
    @Nullable String readOnlyBy,
    int roleLimit,
    int databaseLimit,
    int serverLimit) {
  private static final String QUESTION =
      """
      SELECT current_user, current_database(), current_schema(), current_setting('search_path'),
        coalesce(has_schema_privilege(current_schema(), 'CREATE'), false), pg_is_in_recovery(),
        CASE WHEN current_setting('transaction_read_only') = 'on'
          THEN (SELECT source FROM pg_settings WHERE name = 'default_transaction_read_only') END,
        CASE WHEN rolsuper THEN -1 ELSE rolconnlimit END,
        CASE WHEN rolsuper THEN -1
          ELSE (SELECT datconnlimit FROM pg_database WHERE datname = current_database()) END,
        current_setting('max_connections')::int - CASE WHEN rolsuper THEN 0 ELSE
          current_setting('superuser_reserved_connections')::int
          + coalesce(current_setting('reserved_connections', true)::int, 0) END
        FROM pg_roles WHERE rolname = current_user
      """;

  static Access of(Connection connection) throws SQLException {
    return Query.of(QUESTION)
        .one(
            connection,
            row ->
                new Access(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5),
                    row.getBoolean(6),
                    row.getString(7),
                    row.getInt(8),
                    row.getInt(9),
                    row.getInt(10)));
  }

  /**
   * Refuses a database whose tables cannot be made or changed.
   *
   * @throws DatabaseException naming the cause and the remedy
   */
  void requireCreate(String place) {
    requireChanges(place);
    String grantee = Sql.name(role);
    if (schema == null) {
      throw new DatabaseException(
          String.format(
              Locale.ROOT,
              "Role %s may use no schema of its search path (%s) in the %s. Let an administrator"
                  + " run: GRANT USAGE, CREATE ON SCHEMA public TO %s; then run again.",
              role,
              searchPath,
              place,
              grantee));
    }
    if (!mayCreate) {
      throw new DatabaseException(
          String.format(
              Locale.ROOT,
              "Role %s may not create tables in schema %s of the %s (PostgreSQL 15 and later allow"
                  + " it to nobody but the owner). Let an administrator run: GRANT CREATE ON SCHEMA"
                  + " %s TO %s; then run again.",
              role,
              schema,
              place,
              Sql.name(schema),
              grantee));
    }
  }

  /**
   * Refuses a database that a run could not write to, or not over enough connections.
   *
   * @throws DatabaseException naming the cause and the remedy
   */
  void requireWrite(Connection connection, String place) throws SQLException {
    requireChanges(place);
    new ConnectionLimits(this).require(place);
    String closed = OurTables.closed(connection);
    if (!closed.isEmpty()) {
      throw new DatabaseException(
          String.format(
              Locale.ROOT,
              "Role %s may not write to %s in schema %s of the %s. Let their owner run: GRANT"
                  + " SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %s TO %s; then run"
                  + " again.",
              role,
              closed,
              schema,
              place,
              Sql.name(String.valueOf(schema)),
              Sql.name(role)));
    }
  }

  private void requireChanges(String place) {
    if (isStandby) {
      throw new DatabaseException(
          String.format(
              Locale.ROOT,
              "The %s is a standby: it can be read, and takes no changes. Give the address of its"
                  + " primary server in --jdbcUrl.",
              place));
    }
    if (readOnlyBy != null) {
      throw new DatabaseException(
          String.format(
              Locale.ROOT,
              "The %s takes no changes from role %s: default_transaction_read_only is on (%s). Let"
                  + " an administrator run: %s or give another role (--jdbcUser).",
              place,
              role,
              readOnlyBy,
              writable()));
    }
  }

  /** The statement that undoes the setting where it was made. */
  private String writable() {
    String reset = " RESET default_transaction_read_only;";
    return switch (String.valueOf(readOnlyBy)) {
      case "user" -> "ALTER ROLE " + Sql.name(role) + reset;
      case "database" -> "ALTER DATABASE " + Sql.name(database) + reset;
      case "database user" ->
          "ALTER ROLE " + Sql.name(role) + " IN DATABASE " + Sql.name(database) + reset;
      default ->
          "ALTER ROLE "
              + Sql.name(role)
              + " SET default_transaction_read_only = off; (it is not set for the role but for all,"
              + " or by --jdbcUrl)";
    };
  }

  /** Refuses a role that may not read our tables; the message has the statement that lets it. */
  DatabaseException unreadable(String place, String tables) {
    String in = Sql.name(schema == null ? "public" : schema);
    return new DatabaseException(
        String.format(
            Locale.ROOT,
            "Role %s may not read %s of the %s. Let an administrator run: GRANT USAGE ON SCHEMA %s"
                + " TO %s; GRANT SELECT ON ALL TABLES IN SCHEMA %s TO %s; then run again.",
            role,
            tables,
            place,
            in,
            Sql.name(role),
            in,
            Sql.name(role)));
  }
}
