package io.tensoe.ingestion.run;

import io.tensoe.ingestion.database.connection.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the data is.
 *
 * @param settings of the database
 * @param folder for logs and run folders, and for the embedded database
 * @param isSandbox whether imitated rows are meant
 * @param isOwn whether it is the sandbox's own embedded database, in which nothing else ever was
 */
public record DatabaseChoice(
    DatabaseSettings settings, Path folder, boolean isSandbox, boolean isOwn) {
  /** Where PostgreSQL keeps its files below the folder of an embedded database. */
  private static final String FILES = "data";

  /** Whether the database is there already, so that it opens in no time. */
  public boolean exists() {
    @Nullable Path embedded = settings.folder();
    return embedded == null || hasDatabase(embedded);
  }

  /** Whether there is an embedded database in a folder. */
  public static boolean hasDatabase(Path folder) {
    return Files.isDirectory(folder.resolve(FILES));
  }

  /** Which database is meant, as messages call it: its folder, or its address. */
  public String place() {
    @Nullable Path embedded = settings.folder();
    return embedded == null ? String.valueOf(settings.jdbcUrl()) : embedded.toString();
  }
}
