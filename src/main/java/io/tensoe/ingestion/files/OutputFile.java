package io.tensoe.ingestion.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file for results at a place that a user names. A plain file is replaced whole or not at all and
 * keeps its permissions; a symbolic link stays and what it points to is replaced; a device or a
 * pipe is written into.
 */
public final class OutputFile {
  /**
   * As many links as Linux follows: https://man7.org/linux/man-pages/man7/path_resolution.7.html
   */
  private static final int MOST_LINKS = 40;

  private OutputFile() {}

  /**
   * Why nothing can be written there, as far as that shows beforehand.
   *
   * @param isFolder whether it is written as one, with a slash at its end
   * @return null = nothing speaks against it
   */
  public static @Nullable String problem(Path file, boolean isFolder) {
    if (isFolder || Files.isDirectory(file)) {
      return "is a folder; name a file in it";
    }
    try {
      return problem(target(file));
    } catch (IOException e) {
      return "is no file: " + e.getMessage();
    }
  }

  private static @Nullable String problem(Path target) {
    if (Files.exists(target)) {
      return Files.isWritable(target) ? null : "may not be written";
    }
    @Nullable Path folder = target.toAbsolutePath().getParent();
    while (folder != null && Files.notExists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null || Files.isDirectory(folder)) {
      return folder == null || Files.isWritable(folder)
          ? null
          : "cannot be made: " + folder + " may not be written";
    }
    return "cannot be made: " + folder + " is not a folder";
  }

  /**
   * Writes the text, in UTF-8; missing folders are made.
   *
   * @throws OutputFileException naming the file and the reason
   */
  public static void write(Path file, String text) throws OutputFileException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (isStream(file)) {
        into(file, bytes, StandardOpenOption.APPEND);
      } else {
        replace(target(file).toAbsolutePath(), bytes);
      }
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
      throw new OutputFileException(file, String.valueOf(reason), e);
    } catch (IOException e) {
      throw new OutputFileException(file, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Whether it is a device or a pipe; below {@code /dev} and {@code /proc} names of open files are,
   * whatever they stand for. {@code /dev/shm} is a folder in memory with files like any other.
   */
  private static boolean isStream(Path file) {
    return (file.startsWith("/dev") && !file.startsWith("/dev/shm"))
        || file.startsWith("/proc")
        || (Files.exists(file) && !Files.isRegularFile(file));
  }

  private static void into(Path file, byte[] bytes, StandardOpenOption how) throws IOException {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE, how)) {
      out.write(bytes);
    }
  }

  private static void replace(Path place, byte[] bytes) throws IOException {
    try {
      WholeFile.makeFolderOf(place);
      WholeFile.write(place, draft -> Files.write(draft, bytes));
    } catch (AccessDeniedException e) {
      // A file of ours in a folder of others can be changed, but not replaced.
      if (!Files.isWritable(place)) {
        throw e;
      }
      into(place, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }
  }

  /** Where links lead; the file need not be there yet. */
  private static Path target(Path file) throws IOException {
    Path place = file;
    for (int links = 0; Files.isSymbolicLink(place); links++) {
      if (links == MOST_LINKS || isStream(place)) {
        return place;
      }
      place = place.resolveSibling(Files.readSymbolicLink(place));
    }
    return place;
  }
}
