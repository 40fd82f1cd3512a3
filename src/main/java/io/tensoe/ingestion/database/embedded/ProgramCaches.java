package io.tensoe.ingestion.database.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where this user keeps unpacked programs. */
final class ProgramCaches {
  private ProgramCaches() {}

  /**
   * Where unpacked programs may be kept, best first: {@code $XDG_CACHE_HOME/tensoe}, the system's
   * cache for root and the user's own for everybody else, and at last the database folder itself
   * (an account without a home).
   */
  static List<Path> best(Path databaseFolder) {
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
