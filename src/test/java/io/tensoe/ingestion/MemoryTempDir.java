package io.tensoe.ingestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * The temporary folders of tests: in memory where there is a file system for that and plenty of
 * room, else where they usually are. A database of a test lives for seconds, and a disk that writes
 * each of its commits through is half of what the test waits for. What a test shows does not depend
 * on it: processes are killed here, machines are not.
 *
 * <p>{@code junit-platform.properties} names this class.
 */
public final class MemoryTempDir implements TempDirFactory {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final Path MOUNTS = Path.of("/proc/mounts");
  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final long ENOUGH_BYTES = 6L << 30;
  private static final String PREFIX = "junit-";

  @Override
  public Path createTempDirectory(
      AnnotatedElementContext elementContext, ExtensionContext extensionContext)
      throws IOException {
    return create();
  }

  /** A new folder; deleted by the caller. */
  public static Path create() throws IOException {
    return isRoomy() && isExecutable()
        ? Files.createTempDirectory(MEMORY, PREFIX)
        : Files.createTempDirectory(PREFIX);
  }

  /** A new folder that is there until this JVM ends. */
  public static Path createForThisJvm() throws IOException {
    Path folder = create();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    return folder;
  }

  /** Deletes a folder with everything in it. */
  public static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file system's own limit (64 MB in many containers), and memory that nobody uses. */
  private static boolean isRoomy() throws IOException {
    return Files.isWritable(MEMORY)
        && Files.exists(MEMINFO)
        && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH_BYTES
        && lines(MEMINFO).stream()
            .filter(line -> line.startsWith("MemAvailable:"))
            .anyMatch(line -> kilobytes(line) * 1024 > ENOUGH_BYTES);
  }

  private static long kilobytes(String line) {
    return Long.parseLong(line.replaceAll("\\D", ""));
  }

  /** Some tests run scripts that they write. */
  private static boolean isExecutable() throws IOException {
    return lines(MOUNTS).stream()
        .map(line -> line.split(" ", -1))
        .noneMatch(mount -> mount[1].equals(MEMORY.toString()) && mount[3].contains("noexec"));
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }
}
