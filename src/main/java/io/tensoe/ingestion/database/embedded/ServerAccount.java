package io.tensoe.ingestion.database.embedded;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.files.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The account that PostgreSQL's programs run as. They refuse to run as root, so root starts them
 * inside a user namespace where root's files stay root's but the process is nobody; where
 * namespaces are forbidden (Docker's default), as {@code nobody}, who then owns the folder.
 *
 * @param prefix words put before every server command; empty = run as we are
 */
record ServerAccount(List<String> prefix) {
  private static final int ROOT = 0;
  // "nobody" on Linux, kernel.overflowuid: the account that owns nothing else.
  private static final int NOBODY = 65534;

  /**
   * Chooses the account for a folder.
   *
   * @param folder the existing database folder, which changes hands if there is no other way
   * @throws DatabaseException if the folder belongs to somebody else
   */
  static ServerAccount of(Path folder) {
    return of(folder, isRoot(), isRoot() && namespacesAllowed());
  }

  static ServerAccount of(Path folder, boolean root, boolean namespaces) {
    try {
      if (!root) {
        refuseForeign(folder);
        return new ServerAccount(List.of());
      }
      int owner = id(folder, "unix:uid");
      if (owner == ROOT && namespaces) {
        return new ServerAccount(List.of("unshare", "-U"));
      }
      if (owner == ROOT) {
        handOver(folder);
        return of(folder, true, false);
      }
      return new ServerAccount(
          List.of(
              "setpriv",
              "--reuid=" + owner,
              "--regid=" + id(folder, "unix:gid"),
              "--clear-groups"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isRoot() {
    try {
      Path self = Path.of("/proc/self");
      return Files.exists(self)
          ? id(self, "unix:uid") == ROOT
          : System.getProperty("user.name", "").equals("root");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean namespacesAllowed() {
    try {
      return Commands.run(List.of("unshare", "-U", "true")).succeeded();
    } catch (DatabaseException noSuchProgram) {
      return false;
    }
  }

  private static void refuseForeign(Path folder) throws IOException {
    if (!Files.isWritable(folder)) {
      throw new DatabaseException(
          String.format(
              Locale.ROOT,
              "The database in %s belongs to %s: run as that user, or give another --dataDir.",
              folder,
              Files.getOwner(folder).getName()));
    }
  }

  private static void handOver(Path folder) throws IOException {
    FolderTree.each(
        folder,
        file -> {
          Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
          Files.setAttribute(file, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        });
  }

  private static int id(Path file, String attribute) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? (Integer) Files.getAttribute(file, attribute)
        : NOBODY;
  }
}
