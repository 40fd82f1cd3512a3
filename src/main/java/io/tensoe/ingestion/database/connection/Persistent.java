package io.tensoe.ingestion.database.connection;

import io.tensoe.ingestion.http.Backoff;
import io.tensoe.ingestion.http.Sleeper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Database work that outlives a short outage: a lost connection, a restart, a deadlock or a
 * serialization failure is tried again, anything else is a bug and thrown on. The work must be safe
 * to repeat. Safe for use by several threads.
 */
public final class Persistent {
  /** A database that stays away longer is reported instead of waited for. */
  public static final Duration LONGEST_OUTAGE = Duration.ofSeconds(100);

  /** Outlives a stale connection, but waits for no database: for what can do without. */
  public static final Duration GLANCE = Pools.CONNECT.plusSeconds(1);

  private static final String DISK_FULL = "53100";
  private static final String NO_SUCH_DATABASE = "3D000";
  private static final String NO_PRIVILEGE = "42501";
  private static final Outages OUTAGES = new Outages();
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(3));

  private Persistent() {}

  /**
   * Runs the work on a connection of the source, again on a fresh one if the database went away.
   *
   * @throws DatabaseGoneException if it stayed away
   * @throws DatabaseFailedException if the work failed for another reason
   */
  public static <T> T run(DataSource source, Work<T> work) throws InterruptedException {
    return run(source, LONGEST_OUTAGE, work);
  }

  /**
   * As {@link #run(DataSource, Work)}.
   *
   * @param longest the time for which the database may be away, for this work and all other
   */
  public static <T> T run(DataSource source, Duration longest, Work<T> work)
      throws InterruptedException {
    long first = 0;
    for (int failures = 1; ; failures++) {
      try (Connection connection = source.getConnection()) {
        T result = work.on(connection);
        OUTAGES.over(source);
        return result;
      } catch (SQLException e) {
        refuseVain(source, e);
        if (!isPassing(e)) {
          throw new DatabaseFailedException(
              String.format(
                  Locale.ROOT,
                  "the %s refused a statement: %s",
                  Places.of(source),
                  Sentences.of(e)),
              e);
        }
        long now = System.nanoTime();
        first = failures == 1 ? now : first;
        Duration away = OUTAGES.failed(source, first, now);
        // Another try may take as long as it takes to connect.
        if (away.plus(Pools.CONNECT).compareTo(longest) > 0) {
          throw new DatabaseGoneException(
              "the "
                  + Places.of(source)
                  + " has been away for "
                  + away.toSeconds()
                  + " s ("
                  + Sentences.of(e)
                  + "); when it is back, run the command again, or resume to finish a run:"
                  + " nothing that was answered is lost",
              e);
        }
        Sleeper.REAL.sleep(BACKOFF.after(failures, ThreadLocalRandom.current()::nextDouble));
      }
    }
  }

  /**
   * Ends at once what waiting cannot mend: a full disk, a wrong password, a database that was
   * dropped.
   *
   * @throws DatabaseGoneException if the disk is full
   * @throws DatabaseException if the role is refused by now, or may not do what it must
   */
  private static void refuseVain(DataSource source, SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    String place = Places.of(source);
    if (state.equals(DISK_FULL) || (isPassing(failure) && FullDisk.isBelow(source))) {
      throw new DatabaseGoneException(FullDisk.said(place, Sentences.of(failure)), failure);
    }
    if (state.startsWith("28") || state.equals(NO_SUCH_DATABASE)) {
      throw new DatabaseException(
          String.format(
              Locale.ROOT,
              "The %s refuses us by now: %s Check --jdbcUser, the password and --jdbcUrl, then go"
                  + " on with resume: nothing that was answered is lost.",
              place,
              Sentences.of(failure)),
          failure);
    }
    if (state.equals(NO_PRIVILEGE)) {
      throw new DatabaseException(
          String.format(
              Locale.ROOT,
              "The %s does not allow our role what it must do: %s Have an administrator grant it"
                  + " (SELECT, INSERT, UPDATE, DELETE on all tables of the schema), then go on with"
                  + " resume.",
              place,
              Sentences.of(failure)),
          failure);
    }
  }

  /**
   * Whether trying again can help: connection trouble (08, and Hikari's time-out), shutdown and
   * crash (57P), too many connections (53, but for a full disk), deadlock and serialization (40).
   * https://www.postgresql.org/docs/17/errcodes-appendix.html
   */
  public static boolean isPassing(SQLException e) {
    String state = e.getSQLState();
    return e instanceof java.sql.SQLTransientException
        || (state != null
            && (state.startsWith("08")
                || state.startsWith("57P")
                || (state.startsWith("53") && !state.equals(DISK_FULL))
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
    private static final List<String> DATA = List.of("21", "22", "23", "54");

    public DatabaseFailedException(String message, Throwable cause) {
      super(message, cause);
    }

    /**
     * Whether the database refused what was in the rows: a wrong value (22, among them NUL), a
     * constraint of somebody's own (23), a wrong number of rows (21), or more than the server can
     * take, such as an entry that is too large for an index (54).
     * https://www.postgresql.org/docs/17/errcodes-appendix.html
     */
    public boolean isOfData() {
      return getCause() instanceof SQLException refused
          && refused.getSQLState() != null
          && DATA.stream().anyMatch(refused.getSQLState()::startsWith);
    }
  }

  /** The database stayed away for too long; the message tells a person what to do. */
  public static final class DatabaseGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseGoneException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
