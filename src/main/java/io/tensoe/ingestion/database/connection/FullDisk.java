package io.tensoe.ingestion.database.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells a full disk below the embedded database: its server may crash before it can report that.
 */
public final class FullDisk {
  /**
   * PostgreSQL cannot go on without room for one more segment of its log.
   *
   * @see <a href="https://www.postgresql.org/docs/17/wal-internals.html">16 MB each</a>
   */
  private static final long LEAST_BYTES = 16L << 20;

  private FullDisk() {}

  /** Whether that is so below the folder; a folder that cannot be looked at is not full. */
  public static boolean isAt(Path folder) {
    try {
      return Files.exists(folder) && Files.getFileStore(folder).getUsableSpace() < LEAST_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether that is so where a pool leads; of a server elsewhere it is not known. */
  static boolean isBelow(DataSource source) {
    @Nullable Path folder = Places.folder(source);
    return folder != null && isAt(folder);
  }

  /**
   * What is said about it.
   *
   * @param reason of the server, as one sentence
   */
  public static String said(String place, String reason) {
    return String.format(
        Locale.ROOT,
        "No space left on device: the disk of the %s is full (%s). Make room there (or move the"
            + " data folder and give it as --dataDir), then run the command again, or resume:"
            + " nothing that was written is lost.",
        place,
        reason);
  }
}
