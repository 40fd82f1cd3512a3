package io.tensoe.ingestion.snapshot.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Works on whole folders: lists them, deletes them, waits until they are on the disk. */
public final class Disk {
  private Disk() {}

  /** What is in a folder, by name. */
  public static List<Path> list(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.sorted().toList();
    }
  }

  /** Deletes a folder and what is in it; one that is not there is none. */
  public static void delete(Path place) throws IOException {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(place)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** Waits until everything in a folder is on the disk. */
  static void syncTree(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        sync(each);
      }
    }
  }

  /** Waits until a file, or the names in a folder, are on the disk. */
  public static void sync(Path path) throws IOException {
    boolean isFolder = Files.isDirectory(path);
    try (FileChannel channel =
        FileChannel.open(path, isFolder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (FileSystemException e) {
      // Windows opens no folders; there a rename is written through anyway.
      if (!isFolder) {
        throw e;
      }
    }
  }

  public static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }
}
