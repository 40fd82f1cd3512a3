package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.environment.Environment;
import io.tensoe.ingestion.store.Database;
import io.tensoe.ingestion.store.DatabaseSettings;
import io.tensoe.ingestion.store.SandboxRows;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** From options to an open database with a current schema. */
final class Databases {
  private Databases() {}

  /** Settings only; nothing is started. */
  static DatabaseSettings settings(DatabaseOptions options) {
    return DatabaseSettings.resolve(
        options.getJdbcUrl(),
        options.getJdbcUser(),
        options.getJdbcPasswordVariable(),
        Environment.of(DatabaseSettings.variables(options.getJdbcPasswordVariable())),
        LocalPath.of("dataDir", options.getDataDir()),
        options.getSandbox());
  }

  /** Whether the database is there already, so that it opens in no time. */
  static boolean exists(DatabaseOptions options) {
    @Nullable Path folder = settings(options).folder();
    return folder == null || Files.isDirectory(folder);
  }

  /**
   * Refuses to write imitated rows into a database with real ones, and the other way round.
   *
   * @throws DatabaseSettingsException if that would happen; the database is closed
   */
  static void checkSandbox(DatabaseOptions options, Database database) throws InterruptedException {
    if (options.getSandbox() && options.getJdbcUrl() == null) {
      return; // the sandbox's own, in which there never was anything else
    }
    try {
      SandboxRows.check(database.dataSource(), options.getSandbox(), database.jdbcUrl());
    } catch (RuntimeException | InterruptedException e) {
      database.close();
      throw e;
    }
  }

  static Database open(DatabaseOptions options) {
    Database database = Database.open(settings(options));
    try {
      database.migrate();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * As {@link #open}, for commands that write.
   *
   * @throws io.tensoe.ingestion.store.DatabaseException if the role may not, or the server allows
   *     too few connections
   */
  static Database openToWrite(DatabaseOptions options) {
    Database database = open(options);
    try {
      database.requireWritable();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }
}
