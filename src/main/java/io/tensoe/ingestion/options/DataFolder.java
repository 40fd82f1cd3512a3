package io.tensoe.ingestion.options;

import io.tensoe.ingestion.options.arguments.LocalPath;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.DatabaseOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that {@code --dataDir} names. */
public final class DataFolder {
  private DataFolder() {}

  /**
   * Refuses a data folder that cannot be one.
   *
   * @throws UsageException saying why
   */
  public static void check(DatabaseOptions options) {
    String given = options.getDataDir();
    if (given.isBlank()) {
      throw new UsageException("--dataDir is empty; name a folder, or leave it out for .tensoe");
    }
    Path folder = of(options);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UsageException("--dataDir=" + given + " is not a folder");
    }
  }

  /** The folder of {@code --dataDir}. */
  public static Path of(DatabaseOptions options) {
    return LocalPath.of("dataDir", options.getDataDir());
  }
}
