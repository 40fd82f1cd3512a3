package io.tensoe.ingestion.database.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whole folders at once, and where this user's caches are. */
public final class Folders {
  private Folders() {}

  /** Deletes a folder with everything in it; does nothing if there is none. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Where unpacked programs may be kept, best first: {@code $XDG_CACHE_HOME/tensoe}, the system's
   * cache for root and the user's own for everybody else, and at last the database folder itself
   * (an account without a home).
   */
  static List<Path> caches(Path databaseFolder) {
    List<Path> caches = new ArrayList<>();
    String xdg = System.getenv("XDG_CACHE_HOME");
    if (xdg != null && Path.of(xdg).isAbsolute()) {
      caches.add(Path.of(xdg, "tensoe"));
    }
    if (ServerAccount.isRoot()) {
      // Not below /root, which is closed to the account that root's server may run as.
      caches.add(Path.of("/var/cache/tensoe"));
    }
    Path home = Path.of(System.getProperty("user.home", ""));
    if (home.isAbsolute()) {
      caches.add(home.resolve(Path.of(".cache", "tensoe")));
    }
    caches.add(databaseFolder.resolve("programs"));
    return caches;
  }
}
