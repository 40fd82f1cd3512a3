package io.tensoe.ingestion.options;

import io.tensoe.ingestion.database.connection.DatabaseSettings;
import io.tensoe.ingestion.environment.Environment;
import io.tensoe.ingestion.options.commands.DatabaseOptions;
import io.tensoe.ingestion.run.DatabaseChoice;
import java.nio.file.Path;
import java.util.Locale;

/** From options to the database that is meant. */
public final class DatabaseChoices {
  private DatabaseChoices() {}

  /** Settings only; nothing is started. */
  public static DatabaseChoice of(DatabaseOptions options) {
    return new DatabaseChoice(
        DatabaseSettings.resolve(
            options.getJdbcUrl(),
            options.getJdbcUser(),
            options.getJdbcPasswordVariable(),
            Environment.of(DatabaseSettings.variables(options.getJdbcPasswordVariable())),
            DataFolder.of(options),
            options.getSandbox()),
        DataFolder.of(options),
        options.getSandbox(),
        options.getSandbox() && options.getJdbcUrl() == null);
  }

  /** Where the data may be instead: the rest of a sentence, a command that can be copied in it. */
  public static String elsewhere(String command, DatabaseOptions options) {
    boolean isSandbox = options.getSandbox();
    Path other = DataFolder.of(options).resolve(isSandbox ? "postgres" : "sandbox/postgres");
    if (DatabaseChoice.hasDatabase(other)) {
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
