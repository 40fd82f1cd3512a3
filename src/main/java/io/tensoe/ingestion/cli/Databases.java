package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.environment.Environment;
import io.tensoe.ingestion.store.Database;
import io.tensoe.ingestion.store.DatabaseSettings;
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
}
