package io.tensoe.ingestion.database.embedded;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.FullDisk;
import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.files.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/**
 * Makes an empty cluster beside its final place and renames it: it is there whole or not at all.
 */
final class NewCluster {
  static final String USER = "postgres";

  private static final String PASSWORD_FILE = "tensoe.password";
  private static final int PASSWORD_BYTES = 24;
  private static final long NEW_BYTES = 64L << 20;

  private NewCluster() {}

  /** Runs one of PostgreSQL's programs. */
  interface Programs {
    Commands.Result run(String program, String... arguments);
  }

  /** The file inside a cluster that holds the password of {@link #USER}; readable by its owner. */
  static Path passwordFile(Path cluster) {
    return cluster.resolve(PASSWORD_FILE);
  }

  static void create(Path cluster, Programs programs) {
    Path fresh = cluster.resolveSibling("data.unfinished");
    Path password = cluster.resolveSibling("password.unfinished");
    try {
      FolderTree.delete(fresh);
      Files.deleteIfExists(password);
      writePassword(password);
      Commands.Result made = programs.run("initdb", arguments(fresh, password));
      if (!made.succeeded()) {
        refuseFullDisk(cluster);
        throw new DatabaseException(
            String.format(
                Locale.ROOT,
                "No database can be made in %s. initdb says:%n%s",
                cluster.getParent(),
                made.output()));
      }
      // For roles that people make, whose passwords are shorter; the last line counts.
      Files.writeString(
          fresh.resolve("postgresql.conf"), "scram_iterations = 4096\n", StandardOpenOption.APPEND);
      Files.move(password, passwordFile(fresh));
      FolderTree.moveWhole(fresh, cluster);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refuseFullDisk(Path cluster) throws IOException {
    Path folder = cluster.toAbsolutePath().getParent();
    // What initdb had written is gone again; a new database takes about 40 MB.
    if (folder != null && Files.getFileStore(folder).getUsableSpace() < NEW_BYTES) {
      throw new Persistent.DatabaseGoneException(
          FullDisk.said("embedded database in " + folder, "a new one needs 64 MB"), null);
    }
  }

  private static String[] arguments(Path fresh, Path password) {
    return new String[] {
      "--pgdata=" + fresh,
      "--username=" + USER,
      "--pwfile=" + password,
      "--auth=scram-sha-256",
      // Many rounds slow down who guesses short passwords. Ours is random and long, and each
      // connection of a JVM that has just started would spend 40 ms on them.
      "--set=scram_iterations=1",
      "--encoding=UTF8",
      "--locale=C",
      // Unicode case rules that are the same on every machine and sort by code point: new in 17.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions"
    };
  }

  private static void writePassword(Path file) throws IOException {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    Files.createFile(file);
    Path folder = file.toAbsolutePath().getParent();
    Set<String> views = file.getFileSystem().supportedFileAttributeViews();
    if (views.contains("posix")) {
      Files.setPosixFilePermissions(
          file, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }
    if (views.contains("unix") && folder != null) {
      // initdb reads it as the account that owns the folder.
      Files.setAttribute(file, "unix:uid", Files.getAttribute(folder, "unix:uid"), NOFOLLOW);
    }
    Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  private static final LinkOption NOFOLLOW = LinkOption.NOFOLLOW_LINKS;
}
