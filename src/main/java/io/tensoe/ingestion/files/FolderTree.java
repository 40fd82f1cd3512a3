package io.tensoe.ingestion.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with everything in them. Links are never followed. */
public final class FolderTree {
  private FolderTree() {}

  /** What is done to a file or folder. */
  @FunctionalInterface
  public interface Step {
    void to(Path path) throws IOException;
  }

  /** What is directly in a folder, by name. */
  public static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Does the same to a folder and everything in it, a folder after what it holds. */
  public static void each(Path folder, Step step) throws IOException {
    for (Path path : folderLast(folder)) {
      step.to(path);
    }
  }

  private static List<Path> folderLast(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Deletes a folder with everything in it, or a file; does nothing if there is none. */
  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      each(folder, Files::deleteIfExists);
    }
  }

  /**
   * Gives a folder its place in one step: there it is whole or not at all.
   *
   * @param to on the same disk
   * @throws FileSystemException if a folder with something in it is there already, among others
   */
  public static void moveWhole(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Waits until a folder and everything in it are on the disk. */
  public static void syncAll(Path folder) throws IOException {
    each(folder, FolderTree::sync);
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

  /** The last name of a path. */
  public static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }
}
