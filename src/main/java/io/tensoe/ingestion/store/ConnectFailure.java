package io.tensoe.ingestion.store;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Says in a user's words why a database could not be opened, and which option decides it. */
final class ConnectFailure {
  private ConnectFailure() {}

  /**
   * @param jdbcUrl address without credentials
   * @param user role that was used; null = the driver's default
   * @param withPassword whether there was a password to give
   */
  static DatabaseException of(
      SQLException failure, String jdbcUrl, @Nullable String user, boolean withPassword) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    String reason = String.valueOf(failure.getMessage()).strip();
    String where = place(jdbcUrl);
    if (state.startsWith("28") || reason.contains("no password was provided")) {
      return new DatabaseException(
          "The database at %s refuses %s%s: %s. Check --jdbcUser and the password in %s."
              .formatted(
                  where,
                  user == null ? "the default user" : "user " + user,
                  withPassword ? "" : " without a password",
                  reason,
                  DatabaseSettings.PASSWORD_VARIABLE),
          failure);
    }
    if (failure.getCause() instanceof UnknownHostException) {
      reason = "there is no such host.";
    }
    if (state.startsWith("08")) {
      return new DatabaseException(
          ("No database answers at %s: %s Check --jdbcUrl (or SUPABASE_DB_URL, DATABASE_URL);"
                  + " without any of them the embedded database is used.")
              .formatted(where, reason),
          failure);
    }
    return new DatabaseException(
        "The database at %s cannot be used: %s Check --jdbcUrl.".formatted(where, reason), failure);
  }

  /** {@code host:port}, all of them if there are several. */
  static String place(String jdbcUrl) {
    Properties parts = Driver.parseURL(jdbcUrl, null);
    if (parts == null) {
      return jdbcUrl;
    }
    String[] hosts = parts.getProperty("PGHOST", "localhost").split(",", -1);
    String[] ports = parts.getProperty("PGPORT", "5432").split(",", -1);
    StringBuilder places = new StringBuilder();
    for (int i = 0; i < hosts.length; i++) {
      places.append(i == 0 ? "" : ", ").append(hosts[i]).append(':').append(ports[i]);
    }
    return places.toString();
  }
}
