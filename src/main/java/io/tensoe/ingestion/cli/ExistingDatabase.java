package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.options.DatabaseChoices;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.DatabaseOptions;
import io.tensoe.ingestion.run.DatabaseChoice;
import io.tensoe.ingestion.run.Databases;
import io.tensoe.ingestion.run.NoDataException;
import java.util.function.Function;

/** The database of a command that needs what is in it, and hints where that is not there. */
final class ExistingDatabase {
  private ExistingDatabase() {}

  /**
   * Opens it; nothing is made.
   *
   * @param command its name, for the hint
   * @throws UsageException if there is none; the message says which was looked for
   */
  static Database open(String command, DatabaseOptions options) {
    return open(command, options, Databases::existing);
  }

  /** The same for a command that writes. */
  static Database openToWrite(String command, DatabaseOptions options) {
    return open(command, options, Databases::existingToWrite);
  }

  private static Database open(
      String command, DatabaseOptions options, Function<DatabaseChoice, Database> way) {
    try {
      return way.apply(DatabaseChoices.of(options));
    } catch (NoDataException e) {
      throw noData(e, command, options);
    }
  }

  /** The same words, and where the data may be instead. */
  static UsageException noData(NoDataException cause, String command, DatabaseOptions options) {
    return new UsageException(cause.getMessage() + DatabaseChoices.elsewhere(command, options));
  }

  /** Which database is meant, and where the data may be instead: the end of a sentence. */
  static String placeAndElsewhere(String command, DatabaseOptions options) {
    return DatabaseChoices.of(options).place() + DatabaseChoices.elsewhere(command, options);
  }
}
