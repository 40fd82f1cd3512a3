package io.tensoe.ingestion.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders of the database that nobody but their owner may open, whatever the umask. */
final class OwnerOnly {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /**
   * Makes the folder with its parents, or closes the one that is there; a foreign one stays as it
   * is.
   */
  static void folder(Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath());
    close(folder, FOLDER);
  }

  /**
   * Closes a file to others.
   *
   * @param owner what root makes shall belong to the owner of this
   */
  static void file(Path file, Path owner) throws IOException {
    Set<String> views = file.getFileSystem().supportedFileAttributeViews();
    if (views.contains("unix") && ServerAccount.isRoot()) {
      for (String id : new String[] {"unix:uid", "unix:gid"}) {
        Files.setAttribute(file, id, Files.getAttribute(owner, id), LinkOption.NOFOLLOW_LINKS);
      }
    }
    close(file, FILE);
  }

  private static void close(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")
        || Files.getPosixFilePermissions(path).equals(permissions)) {
      return;
    }
    try {
      Files.setPosixFilePermissions(path, permissions);
    } catch (java.nio.file.FileSystemException foreign) {
      // Not ours to close; whether we may use it shows when the server is started.
    }
  }
}
