package io.tensoe.ingestion.database.connection;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Says in a user's words why a database could not be opened, and which option or statement mends
 * it. Goes by SQLSTATE: texts come in the language of the server.
 *
 * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL error
 *     codes</a>
 */
public final class ConnectFailure {
  private static final String NO_SUCH_DATABASE = "3D000";
  private static final String TOO_MANY_CONNECTIONS = "53300";
  private static final String NO_PRIVILEGE = "42501";
  // The driver's own: the server asks for a password and there is none, or wants or refuses SSL.
  private static final String REJECTED = "08004";

  private ConnectFailure() {}

  /**
   * @param withPassword whether there was a password to give
   */
  public static DatabaseException of(
      SQLException failure, WorkerDataSource where, boolean withPassword) {
    String place = where.place();
    String reason = Sentences.of(failure);
    return new DatabaseException(text(failure, place, reason, where, withPassword), failure);
  }

  private static String text(
      SQLException failure,
      String place,
      String reason,
      WorkerDataSource where,
      boolean withPassword) {
    @Nullable String user = where.user();
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.startsWith("28") || (state.equals(REJECTED) && !withPassword)) {
      return String.format(
          Locale.ROOT,
          "The %s refuses %s%s: %s Check --jdbcUser and the password in %s.",
          place,
          user == null ? "the default user" : "user " + user,
          withPassword ? "" : " without a password",
          reason,
          DatabaseSettings.PASSWORD_VARIABLE);
    }
    String role = user == null ? "the role" : Sql.name(user);
    String name = Sql.name(database(where.jdbcUrl()));
    return switch (state) {
      case NO_SUCH_DATABASE ->
          String.format(
                  Locale.ROOT,
                  "There is no such %s: %s Create it with  createdb --encoding=UTF8"
                      + " --template=template0 %s ",
                  place,
                  reason,
                  name)
              + " or check --jdbcUrl (or SUPABASE_DB_URL, DATABASE_URL).";
      case TOO_MANY_CONNECTIONS ->
          String.format(
              Locale.ROOT,
              "The %s takes no more connections: %s End other programs that use it, or let an"
                  + " administrator raise the limit that is reached: ALTER ROLE %s CONNECTION LIMIT"
                  + " 30; ALTER DATABASE %s CONNECTION LIMIT 60; or max_connections of the server.",
              place,
              reason,
              role,
              name);
      case NO_PRIVILEGE ->
          String.format(
              Locale.ROOT,
              "The %s may not be used by %s: %s Let an administrator run: GRANT CONNECT ON DATABASE"
                  + " %s TO %s;",
              place,
              role,
              reason,
              name,
              role);
      default -> unreachable(failure, where, reason, state);
    };
  }

  private static String unreachable(
      SQLException failure, WorkerDataSource where, String reason, String state) {
    String place = where.place();
    if (state.startsWith("08")) {
      return String.format(
          Locale.ROOT,
          "No database answers at %s (%s): %s Check --jdbcUrl (or SUPABASE_DB_URL, DATABASE_URL);"
              + " without any of them the embedded database is used.",
          Places.hosts(where.jdbcUrl()),
          place.replaceFirst(" at .*", ""),
          failure.getCause() instanceof UnknownHostException ? "there is no such host." : reason);
    }
    return String.format(Locale.ROOT, "The %s cannot be used: %s Check --jdbcUrl.", place, reason);
  }

  private static String database(String jdbcUrl) {
    @Nullable Properties parts = Driver.parseURL(jdbcUrl, null);
    String name = parts == null ? "" : parts.getProperty("PGDBNAME", "");
    return name.isEmpty() ? "NAME" : name;
  }
}
