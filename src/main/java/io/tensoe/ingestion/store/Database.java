package io.tensoe.ingestion.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database of one command, from its options to its end: an embedded server is started and
 * stopped with it, a real one is only asked. Thread-safe.
 */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 8;

  private final @Nullable LocalDatabase local;
  private final WorkerDataSource workers;
  private final HikariDataSource pool;

  private Database(@Nullable LocalDatabase local, WorkerDataSource workers, HikariDataSource pool) {
    this.local = local;
    this.workers = workers;
    this.pool = pool;
  }

  /** {@link #open(DatabaseSettings, int)} with 8 connections, enough for every command. */
  public static Database open(DatabaseSettings settings) {
    return open(settings, CONNECTIONS);
  }

  /**
   * Opens the database, starting the embedded one if that is what the settings say.
   *
   * @param connections most connections of the pool; workers have pools of their own
   * @throws DatabaseException if it does not answer within about 12 seconds or refuses us; the
   *     message names the place and the option, never the password
   */
  public static Database open(DatabaseSettings settings, int connections) {
    Path folder = settings.folder();
    LocalDatabase local = folder == null ? null : LocalDatabase.open(folder);
    try {
      WorkerDataSource workers = recipe(settings, local);
      String password = workers.password().read();
      knock(workers, password);
      return new Database(
          local,
          workers,
          Pools.pool("tensoe", workers.jdbcUrl(), workers.user(), password, connections));
    } catch (RuntimeException e) {
      if (local != null) {
        local.close();
      }
      throw e;
    }
  }

  /** Connections for this command; closed with the database. */
  public DataSource dataSource() {
    return pool;
  }

  /** Address without credentials, may be shown. */
  public String jdbcUrl() {
    return workers.jdbcUrl();
  }

  /** What a pipeline carries to its workers instead of connections; holds no password. */
  public WorkerDataSource workers() {
    return workers;
  }

  /**
   * Creates the schema or brings it up to date; one query when it is current.
   *
   * @throws DatabaseException if the schema is newer than this program or cannot be changed
   */
  public void migrate() {
    try {
      Migrations.apply(pool);
    } catch (SQLException e) {
      throw ConnectFailure.of(e, workers.jdbcUrl(), workers.user(), true);
    }
  }

  /** Closes the pools of this JVM for this database, then leaves the embedded server. */
  @Override
  public void close() {
    workers.closePool();
    pool.close();
    if (local != null) {
      local.close();
    }
  }

  private static WorkerDataSource recipe(DatabaseSettings settings, @Nullable LocalDatabase local) {
    if (local != null) {
      return new WorkerDataSource(
          local.jdbcUrl(),
          local.user(),
          new PasswordSource(PasswordSource.Kind.FILE, local.passwordFile() + ""));
    }
    String jdbcUrl = settings.jdbcUrl();
    if (jdbcUrl == null) {
      throw new DatabaseSettingsException("Neither an address nor a folder of a database is given");
    }
    return new WorkerDataSource(jdbcUrl, settings.user(), settings.passwordSource());
  }

  /** One connection outside the pool: it fails at once where a pool would keep trying. */
  private static void knock(WorkerDataSource place, @Nullable String password) {
    try {
      Pools.source(place.jdbcUrl(), place.user(), password).getConnection().close();
    } catch (SQLException e) {
      throw ConnectFailure.of(e, place.jdbcUrl(), place.user(), password != null);
    }
  }
}
