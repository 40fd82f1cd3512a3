package io.tensoe.ingestion.store;

import io.tensoe.ingestion.http.Backoff;
import io.tensoe.ingestion.http.Sleeper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * Database work that outlives a short outage: a lost connection, a restart, a deadlock or a
 * serialization failure is tried again, anything else is a bug and thrown on. The work must be safe
 * to repeat. Safe for use by several threads.
 */
public final class Persistent {
  /** A database that stays away longer is reported instead of waited for. */
  public static final Duration LONGEST_OUTAGE = Duration.ofSeconds(100);

  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(3));

  private Persistent() {}

  /**
   * Runs the work on a connection of the source, again on a fresh one if the database went away.
   *
   * @throws DatabaseGoneException if it stayed away
   * @throws DatabaseFailedException if the work failed for another reason
   */
  public static <T> T run(DataSource source, Work<T> work) throws InterruptedException {
    long start = System.nanoTime();
    for (int failures = 1; ; failures++) {
      try (Connection connection = source.getConnection()) {
        return work.on(connection);
      } catch (SQLException e) {
        if (!isPassing(e)) {
          throw new DatabaseFailedException("database: " + e.getMessage(), e);
        }
        if (System.nanoTime() - start > LONGEST_OUTAGE.toNanos()) {
          throw new DatabaseGoneException(
              "the database has been away for "
                  + LONGEST_OUTAGE.toSeconds()
                  + " s ("
                  + e.getMessage()
                  + "); start it and go on with tensoe resume: nothing that was answered is lost",
              e);
        }
        Sleeper.REAL.sleep(BACKOFF.after(failures, ThreadLocalRandom.current()::nextDouble));
      }
    }
  }

  /**
   * Whether trying again can help: connection trouble (08, and Hikari's time-out), shutdown and
   * crash (57P), too many connections (53), deadlock and serialization (40).
   * https://www.postgresql.org/docs/17/errcodes-appendix.html
   */
  public static boolean isPassing(SQLException e) {
    String state = e.getSQLState();
    return e instanceof java.sql.SQLTransientException
        || (state != null
            && (state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.startsWith("40")
                || state.equals("25006")));
  }

  /** Work on one connection; closed and given back by the caller. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** The database refused a statement: a bug, or a schema that somebody changed. */
  public static final class DatabaseFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseFailedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The database stayed away for too long; the message tells a person what to do. */
  public static final class DatabaseGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseGoneException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
