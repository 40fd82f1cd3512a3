package io.tensoe.ingestion.tracks;

import io.tensoe.ingestion.database.connection.DatabaseSettingsException;
import io.tensoe.ingestion.database.connection.Persistent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps rows of the built-in upstreams apart from real ones. Such a row has {@code "sandbox":
 * "true"} in its {@code provenance}. As a database never holds both, its first row speaks for all.
 */
public final class SandboxRows {
  /** Key in {@code provenance}; no source has this name. */
  public static final String MARK = "sandbox";

  private SandboxRows() {}

  /**
   * What the tracks of a database are.
   *
   * @return empty = it has no tracks; true = imitated ones
   */
  public static Optional<Boolean> found(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT provenance ->> '" + MARK + "' IS NOT NULL FROM tracks LIMIT 1")) {
      return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
    }
  }

  /** What the tracks of a database are: as {@link #found(Connection)}. */
  public static Optional<Boolean> found(DataSource database) throws InterruptedException {
    return Persistent.run(database, SandboxRows::found);
  }

  /**
   * Refuses to mix imitated and real rows.
   *
   * @param isSandbox whether the rows to come are imitated
   * @param name of the database, for the message
   * @throws DatabaseSettingsException if the rows that are there are of the other kind
   */
  public static void check(DataSource database, boolean isSandbox, String name)
      throws InterruptedException {
    Optional<Boolean> found = Persistent.run(database, SandboxRows::found);
    if (found.isPresent() && found.get() != isSandbox) {
      throw new DatabaseSettingsException(
          isSandbox
              ? "the database "
                  + name
                  + " holds real tracks, and --sandbox would mix imitated ones with them. Leave out"
                  + " --jdbcUrl (the sandbox has a database of its own), or name an empty one."
              : "the database "
                  + name
                  + " holds tracks of the sandbox, which are imitated, and real ones would be mixed"
                  + " with them. Name another database with --jdbcUrl, or use this one with"
                  + " --sandbox only.");
    }
  }
}
