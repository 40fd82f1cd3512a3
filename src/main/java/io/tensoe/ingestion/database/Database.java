package io.tensoe.ingestion.database;

import com.zaxxer.hikari.HikariDataSource;
import io.tensoe.ingestion.database.connection.ConnectFailure;
import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.DatabaseSettings;
import io.tensoe.ingestion.database.connection.DatabaseSettingsException;
import io.tensoe.ingestion.database.connection.PasswordSource;
import io.tensoe.ingestion.database.connection.Pools;
import io.tensoe.ingestion.database.connection.Sql;
import io.tensoe.ingestion.database.connection.WorkerDataSource;
import io.tensoe.ingestion.database.embedded.LocalDatabase;
import io.tensoe.ingestion.database.migration.Migrations;
import io.tensoe.ingestion.tracks.WriteFunction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
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
      return new Database(local, workers, Pools.pool("tensoe", workers, password, connections));
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

  /** How messages name it: its folder, or its name, host and port. */
  public String place() {
    return workers.place();
  }

  /**
   * Creates the schema or brings it up to date; when it is current nothing is written, so that a
   * role that may only read is enough.
   *
   * @throws DatabaseException if the schema is newer than this program, cannot be changed or read,
   *     or tables of somebody else are in the way; nothing was changed then
   */
  public void migrate() {
    ask(pool -> Migrations.apply(pool, WriteFunction.placeholders()));
  }

  /**
   * Makes sure that a run could write here, after {@link #migrate()}.
   *
   * @throws DatabaseException if the role, the server or its limits do not allow it
   */
  public void requireWritable() {
    ask(pool -> Migrations.check(pool, WriteFunction.placeholders()));
  }

  private void ask(Question question) {
    try {
      question.on(pool);
    } catch (SQLException e) {
      throw ConnectFailure.of(e, workers, true);
    }
  }

  /** Something to ask of a database. */
  @FunctionalInterface
  private interface Question {
    void on(DataSource pool) throws SQLException;
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
  private static void knock(WorkerDataSource where, @Nullable String password) {
    try (Connection connection = Pools.source(where, password).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_setting('server_encoding'), current_database()")) {
      row.next();
      requireUnicode(row.getString(1), row.getString(2), where.place());
    } catch (SQLException e) {
      throw ConnectFailure.of(e, where, password != null);
    }
  }

  /** Any other encoding has no place for the names of half the world. */
  private static void requireUnicode(String encoding, String name, String place) {
    if (!encoding.equals("UTF8")) {
      throw new DatabaseException(
          String.format(
              Locale.ROOT,
              "The %s has the encoding %s, which cannot hold every artist's name; it must be UTF8,"
                  + " and the encoding of a database cannot be changed. Create another:  createdb"
                  + " --encoding=UTF8 --template=template0 %s  and give its name in --jdbcUrl.",
              place,
              encoding,
              Sql.name(name + "_utf8")));
    }
  }
}
