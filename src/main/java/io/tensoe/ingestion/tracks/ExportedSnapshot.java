package io.tensoe.ingestion.tracks;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Persistent.Work;
import io.tensoe.ingestion.database.connection.Transactions;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An exported snapshot of PostgreSQL: one moment of the database that several connections, also
 * those of other machines, read at once: a transaction that is held open and exports its snapshot.
 * Where a snapshot cannot be imported by a second connection (a pooler with one connection, or one
 * that spreads over several servers), all reading of this process takes turns on the transaction
 * itself. See docs/decisions/0013.
 *
 * <p>Held open it keeps the server from removing old rows, so it should not last for hours.
 * Thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/17/functions-admin.html">pg_export_snapshot</a>
 */
public final class ExportedSnapshot implements AutoCloseable {
  /** A server answers this at once; a pooler without a free connection lets us wait. */
  private static final int TRIAL_MILLIS = (int) Duration.ofSeconds(10).toMillis();

  /** Both together begin a transaction that reads one moment and changes nothing. */
  private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

  /** Time-outs meant for queries of web pages; ours read whole tables, or wait for those who do. */
  private static final String PATIENCE =
      "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";

  private static final Map<String, ExportedSnapshot> HELD_HERE = new ConcurrentHashMap<>();

  private final Connection holder;
  private final Instant at;
  private final Shared shared;
  private boolean isClosed;

  private ExportedSnapshot(Connection holder, Instant at, Shared shared) {
    this.holder = holder;
    this.at = at;
    this.shared = shared;
  }

  /**
   * Begins it: now.
   *
   * @param source also used to try whether a second connection can share the moment
   * @throws SnapshotLostException if the connection is lost right away
   */
  public static ExportedSnapshot open(DataSource source) {
    try {
      Connection holder = source.getConnection();
      try {
        holder.setAutoCommit(false);
        return begin(holder, source);
      } catch (SQLException | RuntimeException e) {
        release(holder);
        throw e;
      }
    } catch (SQLException e) {
      throw new SnapshotLostException("the database cannot be read: " + e.getMessage(), e);
    }
  }

  private static ExportedSnapshot begin(Connection holder, DataSource source) throws SQLException {
    try (Statement statement = holder.createStatement()) {
      statement.execute(BEGIN);
      statement.execute(PATIENCE);
      // Touching the table keeps whoever would rewrite it (VACUUM FULL) waiting until we are done:
      // rows are read by their place.
      try (ResultSet row =
          statement.executeQuery(
              "SELECT pg_export_snapshot(), now(), (SELECT count(*) FROM (SELECT FROM tracks LIMIT"
                  + " 1) AS one)")) {
        row.next();
        String id = row.getString(1);
        ExportedSnapshot exported =
            new ExportedSnapshot(
                holder, row.getTimestamp(2).toInstant(), new Shared(id, canBeImported(source, id)));
        HELD_HERE.put(id, exported);
        return exported;
      }
    }
  }

  private static boolean canBeImported(DataSource source, String id) {
    try (Connection other = source.getConnection()) {
      other.setNetworkTimeout(Runnable::run, TRIAL_MILLIS);
      other.setAutoCommit(false);
      try {
        imported(other, id);
        return true;
      } finally {
        other.rollback();
        other.setAutoCommit(true);
      }
    } catch (SQLException e) {
      return false;
    }
  }

  private static void imported(Connection connection, String id) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(BEGIN);
      statement.execute("SET TRANSACTION SNAPSHOT '" + id + "'");
      statement.execute(PATIENCE);
    }
  }

  /** When it began, by the clock of the database. */
  public Instant at() {
    return at;
  }

  /** What others need to read it too, for as long as this is open. */
  public Shared shared() {
    return shared;
  }

  /**
   * Reads it on the transaction itself; one caller at a time.
   *
   * @throws SnapshotLostException if the transaction is gone
   */
  public synchronized <T> T read(Work<T> work) {
    if (isClosed) {
      // The connection has gone back to the pool and may be another's by now.
      throw new SnapshotLostException("the moment is over", null);
    }
    try {
      return work.on(holder);
    } catch (SQLException e) {
      if (Persistent.isPassing(e)) {
        throw new SnapshotLostException(
            "the connection that held the moment is lost: " + e.getMessage(), e);
      }
      throw new Persistent.DatabaseFailedException("database: " + e.getMessage(), e);
    }
  }

  /** Lets go of it; who still reads it on an own connection reads on undisturbed. */
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    HELD_HERE.remove(shared.id());
    release(holder);
  }

  private static void release(Connection connection) {
    try (connection) {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // It is lost already, and nothing was written.
    }
  }

  /**
   * The moment as it travels to workers.
   *
   * @param id as the server names it
   * @param isImportable whether any connection can read it; if not, only the process that holds it
   */
  public record Shared(String id, boolean isImportable) implements Serializable {
    /**
     * Reads at the exported snapshot; again on a fresh connection if one is lost.
     *
     * @param work must be safe to repeat
     * @throws SnapshotLostException if nobody holds it any more
     */
    public <T> T read(DataSource source, Work<T> work) throws InterruptedException {
      if (!isImportable) {
        ExportedSnapshot held = HELD_HERE.get(id);
        if (held == null) {
          throw new SnapshotLostException(
              "the workers cannot share one moment of this database; use a runner inside this"
                  + " process (--runner=DirectRunner), or an address without a pooler",
              null);
        }
        return held.read(work);
      }
      return Persistent.run(source, connection -> onImported(connection, work));
    }

    private <T> T onImported(Connection connection, Work<T> work) throws SQLException {
      connection.setAutoCommit(false);
      try {
        try {
          imported(connection, id);
        } catch (SQLException e) {
          if (Persistent.isPassing(e)) {
            throw e;
          }
          throw lost(e);
        }
        T result = work.on(connection);
        connection.rollback();
        return result;
      } catch (SQLException | RuntimeException e) {
        Transactions.rollBack(connection, e);
        throw e;
      } finally {
        Transactions.end(connection);
      }
    }

    private static SnapshotLostException lost(SQLException e) {
      return new SnapshotLostException(
          "the connection that held the moment is gone (" + e.getMessage() + ")", e);
    }
  }

  /** The moment cannot be read any more; nothing was written. The message is meant for a person. */
  public static final class SnapshotLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SnapshotLostException(String message, @Nullable Throwable cause) {
      super(message + "; run the command again", cause);
    }
  }
}
