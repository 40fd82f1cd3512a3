package io.tensoe.ingestion.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a PostgreSQL server writes about itself into {@code postmaster.pid}. It outlives a server
 * that was killed.
 *
 * @param pid process id of the server, which may long belong to another program
 * @param port TCP port on loopback; 0 = the server has not written it yet
 * @param status {@code starting}, {@code ready}, {@code stopping}; empty = not written yet
 * @see <a href="https://www.postgresql.org/docs/17/storage-file-layout.html">File layout</a>
 */
record PostmasterFile(long pid, int port, String status) {
  private static final String NAME = "postmaster.pid";
  // Line numbers of src/include/utils/pidfile.h (PostgreSQL 17), counted from 0.
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /** What the file of a cluster says; empty if there is none or it is not written far enough. */
  static Optional<PostmasterFile> read(Path cluster) {
    try {
      return parse(Files.readAllLines(cluster.resolve(NAME)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<PostmasterFile> parse(List<String> lines) {
    try {
      return Optional.of(
          new PostmasterFile(
              Long.parseLong(line(lines, PID_LINE)),
              line(lines, PORT_LINE).isEmpty() ? 0 : Integer.parseInt(line(lines, PORT_LINE)),
              line(lines, STATUS_LINE)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static void delete(Path cluster) {
    try {
      Files.deleteIfExists(cluster.resolve(NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isReady() {
    return status.equals("ready") && port > 0;
  }

  boolean isStopping() {
    return status.equals("stopping");
  }

  /**
   * Whether the process still runs and serves this very folder. After a reboot, and quickly in a
   * container, the number may belong to something else, even to another PostgreSQL of ours.
   */
  boolean isAliveFor(Path cluster) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return false;
    }
    Path workingFolder = Path.of("/proc", Long.toString(pid), "cwd");
    try {
      // A server works inside its cluster; where Linux shows that, it decides.
      return Files.isSameFile(workingFolder, cluster);
    } catch (NoSuchFileException e) {
      // A zombie process has no working folder, or there is no /proc at all.
      return !Files.exists(Path.of("/proc/self")) && mayBePostgres(process.get());
    } catch (IOException e) {
      return mayBePostgres(process.get());
    }
  }

  private static boolean mayBePostgres(ProcessHandle process) {
    return process.info().command().map(PostmasterFile::isPostgres).orElse(true);
  }

  private static boolean isPostgres(String command) {
    return command.matches(".*[/\\\\]postgres(\\.exe)?");
  }

  private static String line(List<String> lines, int number) {
    return number < lines.size() ? lines.get(number).strip() : "";
  }
}
