package io.tensoe.ingestion.database.migration;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.Sql;
import java.util.Locale;

/** Whether the server gives our role as many connections as a run needs. */
record ConnectionLimits(Access access) {
  /**
   * A run holds one connection while its steps write, ask for slots and keep answers on others.
   * Tried on a real server: with 2 in all a run of 30 albums takes as long as with 6; with 1 no
   * step ever gets any.
   */
  static final int NEEDED = 2;

  /**
   * Refuses too few.
   *
   * @throws DatabaseException naming whose limit it is, and the statement that raises it
   */
  void require(String place) {
    if (isTooFew(access.roleLimit())) {
      throw tooFew(
          place,
          access.roleLimit(),
          "ALTER ROLE " + Sql.name(access.role()) + " CONNECTION LIMIT 30;",
          "role " + access.role());
    }
    if (isTooFew(access.databaseLimit())) {
      throw tooFew(
          place,
          access.databaseLimit(),
          "ALTER DATABASE " + Sql.name(access.database()) + " CONNECTION LIMIT 60;",
          "the database");
    }
    if (isTooFew(access.serverLimit())) {
      throw tooFew(
          place,
          access.serverLimit(),
          "ALTER SYSTEM SET max_connections = 60; (and restart the server)",
          "the server (max_connections, less those reserved)");
    }
  }

  private static boolean isTooFew(int limit) {
    return limit >= 0 && limit < NEEDED;
  }

  private static DatabaseException tooFew(String place, int limit, String remedy, String whose) {
    return new DatabaseException(
        String.format(
            Locale.ROOT,
            "The %s allows too few connections: the limit of %s is %d; a run needs at least %d and"
                + " uses up to 18. Let an administrator run: %s then run again.",
            place,
            whose,
            limit,
            NEEDED,
            remedy));
  }
}
