package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.database.DatabaseFacts;
import io.tensoe.ingestion.database.connection.DatabaseSettings;
import io.tensoe.ingestion.environment.Environment;
import io.tensoe.ingestion.tracks.SandboxRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From options to an open database with a current schema. */
final class Databases {
  /** Where PostgreSQL keeps its files below the folder of the database. */
  private static final String FILES = "data";

  private Databases() {}

  /**
   * Refuses a data folder that cannot be one.
   *
   * @throws UsageException saying why
   */
  static void check(DatabaseOptions options) {
    String given = options.getDataDir();
    if (given.isBlank()) {
      throw new UsageException("--dataDir is empty; name a folder, or leave it out for .tensoe");
    }
    Path folder = folder(options);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UsageException("--dataDir=" + given + " is not a folder");
    }
  }

  /** The folder of {@code --dataDir}. */
  static Path folder(DatabaseOptions options) {
    return LocalPath.of("dataDir", options.getDataDir());
  }

  /** Settings only; nothing is started. */
  static DatabaseSettings settings(DatabaseOptions options) {
    return DatabaseSettings.resolve(
        options.getJdbcUrl(),
        options.getJdbcUser(),
        options.getJdbcPasswordVariable(),
        Environment.of(DatabaseSettings.variables(options.getJdbcPasswordVariable())),
        folder(options),
        options.getSandbox());
  }

  /** Whether the database is there already, so that it opens in no time. */
  static boolean exists(DatabaseOptions options) {
    @Nullable Path folder = settings(options).folder();
    return folder == null || Files.isDirectory(folder.resolve(FILES));
  }

  /**
   * Refuses to write imitated rows into a database with real ones, and the other way round.
   *
   * @throws DatabaseSettingsException if that would happen
   */
  static void checkSandbox(DatabaseOptions options, Database database) throws InterruptedException {
    if (options.getSandbox() && options.getJdbcUrl() == null) {
      return; // the sandbox's own, in which there never was anything else
    }
    SandboxRows.check(database.dataSource(), options.getSandbox(), database.jdbcUrl());
  }

  /** Which database is meant, as messages call it: its folder, or its address. */
  static String place(DatabaseOptions options) {
    DatabaseSettings settings = settings(options);
    @Nullable Path folder = settings.folder();
    return folder == null ? String.valueOf(settings.jdbcUrl()) : folder.toString();
  }

  /** Opens the database; one that is not there yet is made. */
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
   * @throws io.tensoe.ingestion.database.connection.DatabaseException if the role may not, or the
   *     server allows too few connections
   */
  static Database openToWrite(DatabaseOptions options) {
    return writable(open(options));
  }

  /** As {@link #existing}, for commands that write. */
  static Database existingToWrite(String command, DatabaseOptions options) {
    return writable(existing(command, options));
  }

  private static Database writable(Database database) {
    try {
      database.requireWritable();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Opens a database for a command that needs what is in it; nothing is made.
   *
   * @param command its name, for the hint
   * @throws UsageException if there is no database, or none of ours; the message says which was
   *     looked for
   */
  static Database existing(String command, DatabaseOptions options) {
    if (!exists(options)) {
      throw new UsageException(
          "there is no database in " + place(options) + elsewhere(command, options));
    }
    Database database = Database.open(settings(options));
    try {
      if (DatabaseFacts.of(database.dataSource()).isEmpty()) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "the database %s has no tables of tensoe%s",
                place(options),
                elsewhere(command, options)));
      }
      database.migrate();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Where the data may be instead: the rest of a sentence, a command that can be copied in it. */
  static String elsewhere(String command, DatabaseOptions options) {
    boolean isSandbox = options.getSandbox();
    Path other = folder(options).resolve(isSandbox ? "postgres" : "sandbox/postgres");
    if (Files.isDirectory(other.resolve(FILES))) {
      return String.format(
          Locale.ROOT,
          "; there is one %s the sandbox in %s: %s",
          isSandbox ? "beside that of" : "of",
          other,
          CommandText.other(command, options));
    }
    return "; tensoe ingest fills it. Is another meant? Name it with --dataDir=FOLDER or"
        + " --jdbcUrl=ADDRESS"
        + (options.getSandbox() ? "" : ", that of the sandbox with --sandbox");
  }
}
