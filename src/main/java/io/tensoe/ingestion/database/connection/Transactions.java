package io.tensoe.ingestion.database.connection;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Ends of a transaction on a connection that may be lost: the first failure is the one that counts.
 */
public final class Transactions {
  private Transactions() {}

  /** Does all of the work or nothing of it. */
  public static <T> T in(Connection connection, Persistent.Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      rollBack(connection, e);
      throw e;
    } finally {
      end(connection);
    }
  }

  /** Rolls back; what goes wrong with that is added to the cause. */
  public static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** Gives a connection back as it came; a lost one is thrown away by the pool. */
  public static void end(Connection connection) {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // Nothing to restore on a lost connection.
    }
  }
}
