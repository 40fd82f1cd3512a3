package io.tensoe.ingestion.run;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.database.DatabaseFacts;
import io.tensoe.ingestion.database.connection.DatabaseSettingsException;
import io.tensoe.ingestion.tracks.SandboxRows;

/** From a choice to an open database with a current schema. */
public final class Databases {
  private Databases() {}

  /**
   * Refuses to write imitated rows into a database with real ones, and the other way round.
   *
   * @throws DatabaseSettingsException if that would happen
   */
  public static void checkSandbox(DatabaseChoice choice, Database database)
      throws InterruptedException {
    if (!choice.isOwn()) {
      SandboxRows.check(database.dataSource(), choice.isSandbox(), database.jdbcUrl());
    }
  }

  /** Opens the database; one that is not there yet is made. */
  public static Database open(DatabaseChoice choice) {
    Database database = Database.open(choice.settings());
    try {
      database.migrate();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * As {@link #open}, for those that write.
   *
   * @throws io.tensoe.ingestion.database.connection.DatabaseException if the role may not, or the
   *     server allows too few connections
   */
  public static Database openToWrite(DatabaseChoice choice) {
    return writable(open(choice));
  }

  /** As {@link #existing}, for those that write. */
  public static Database existingToWrite(DatabaseChoice choice) {
    return writable(existing(choice));
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
   * Opens a database for what is in it; nothing is made.
   *
   * @throws NoDataException if there is no database, or none of ours
   */
  public static Database existing(DatabaseChoice choice) {
    if (!choice.exists()) {
      throw new NoDataException("there is no database in " + choice.place());
    }
    Database database = Database.open(choice.settings());
    try {
      if (DatabaseFacts.of(database.dataSource()).isEmpty()) {
        throw new NoDataException("the database " + choice.place() + " has no tables of tensoe");
      }
      database.migrate();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }
}
