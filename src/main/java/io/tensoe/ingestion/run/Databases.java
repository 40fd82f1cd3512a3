package io.tensoe.ingestion.run;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.database.DatabaseFacts;
import io.tensoe.ingestion.database.connection.DatabaseSettings;
import io.tensoe.ingestion.database.connection.DatabaseSettingsException;
import io.tensoe.ingestion.environment.Environment;
import io.tensoe.ingestion.options.CommandText;
import io.tensoe.ingestion.options.DataFolder;
import io.tensoe.ingestion.options.DatabaseOptions;
import io.tensoe.ingestion.options.UsageException;
import io.tensoe.ingestion.tracks.SandboxRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From options to an open database with a current schema. */
public final class Databases {
  /** Where PostgreSQL keeps its files below the folder of the database. */
  private static final String FILES = "data";

  private Databases() {}

  /** Settings only; nothing is started. */
  public static DatabaseSettings settings(DatabaseOptions options) {
    return DatabaseSettings.resolve(
        options.getJdbcUrl(),
        options.getJdbcUser(),
        options.getJdbcPasswordVariable(),
        Environment.of(DatabaseSettings.variables(options.getJdbcPasswordVariable())),
        DataFolder.of(options),
        options.getSandbox());
  }

  /** Whether the database is there already, so that it opens in no time. */
  public static boolean exists(DatabaseOptions options) {
    @Nullable Path folder = settings(options).folder();
    return folder == null || Files.isDirectory(folder.resolve(FILES));
  }

  /**
   * Refuses to write imitated rows into a database with real ones, and the other way round.
   *
   * @throws DatabaseSettingsException if that would happen
   */
  public static void checkSandbox(DatabaseOptions options, Database database)
      throws InterruptedException {
    if (options.getSandbox() && options.getJdbcUrl() == null) {
      return; // the sandbox's own, in which there never was anything else
    }
    SandboxRows.check(database.dataSource(), options.getSandbox(), database.jdbcUrl());
  }

  /** Which database is meant, as messages call it: its folder, or its address. */
  public static String place(DatabaseOptions options) {
    DatabaseSettings settings = settings(options);
    @Nullable Path folder = settings.folder();
    return folder == null ? String.valueOf(settings.jdbcUrl()) : folder.toString();
  }

  /** Opens the database; one that is not there yet is made. */
  public static Database open(DatabaseOptions options) {
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
  public static Database openToWrite(DatabaseOptions options) {
    return writable(open(options));
  }

  /** As {@link #existing}, for commands that write. */
  public static Database existingToWrite(String command, DatabaseOptions options) {
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
  public static Database existing(String command, DatabaseOptions options) {
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
  public static String elsewhere(String command, DatabaseOptions options) {
    boolean isSandbox = options.getSandbox();
    Path other = DataFolder.of(options).resolve(isSandbox ? "postgres" : "sandbox/postgres");
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
