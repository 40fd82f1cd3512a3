package io.tensoe.ingestion.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files that are there whole or not at all: a reader never sees half of one, and a process that is
 * killed leaves the older one in its place.
 *
 * <pre>{@code
 * WholeFile.write(folder.resolve("report.json"), draft -> Files.writeString(draft, json));
 * }</pre>
 */
public final class WholeFile {
  private WholeFile() {}

  /** Writes what a file holds. */
  @FunctionalInterface
  public interface Writing<X extends Exception> {
    /**
     * @param draft a hidden file of its own in the same folder, not there yet
     */
    void to(Path draft) throws IOException, X;
  }

  /**
   * Writes a draft beside the file, waits until it is on the disk and moves it into place. A file
   * that was there keeps its permissions. Several writers of one file do not disturb each other:
   * the last one counts.
   *
   * @throws IOException if it cannot be written, or its folder is missing; the older file is then
   *     still there
   * @throws X what the writing throws; likewise
   */
  public static <X extends Exception> void write(Path place, Writing<X> writing)
      throws IOException, X {
    Path target = place.toAbsolutePath();
    Path draft = target.resolveSibling("." + UUID.randomUUID() + ".part");
    try {
      writing.to(draft);
      FolderTree.sync(draft);
      if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(target));
      }
      replace(draft, target);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Makes the folder that a file is to be in, and those above it, where they are missing. */
  public static void makeFolderOf(Path place) throws IOException {
    @Nullable Path folder = place.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
  }

  /** Moves a file, or a link, to another place of the same disk in one step, over what is there. */
  public static void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
