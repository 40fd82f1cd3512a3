package io.tensoe.ingestion.snapshot.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder of all snapshots. One is written in a hidden folder inside, which gets its name when
 * everything in it is on the disk: a snapshot is complete or absent. Then {@code latest} is
 * replaced in one step. What a killed process left is removed by the next one; a process that lives
 * keeps a lock beside its hidden folder.
 */
public final class SnapshotFolder implements Closeable {
  private static final String STAGING = ".writing-";
  private static final String LOCK = ".lock";
  private static final StandardOpenOption[] CREATE_AND_WRITE = {
    StandardOpenOption.CREATE, StandardOpenOption.WRITE
  };

  /** Locks of this process: to look at one more closely would give it up. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final String version;
  private final Steps steps;
  private final FileChannel alive;

  /** Is told what comes next, so that a test can end the process there. */
  @FunctionalInterface
  public interface Steps {
    /** For everybody else. */
    Steps NONE = step -> {};

    void before(String step) throws IOException;
  }

  private SnapshotFolder(Path folder, String version, Steps steps, FileChannel alive) {
    this.folder = folder;
    this.version = version;
    this.steps = steps;
    this.alive = alive;
  }

  /** Makes what is missing, removes what killed processes left, and begins a snapshot. */
  public static SnapshotFolder open(Path folder, String version, Steps steps) throws IOException {
    Path whole = folder.toAbsolutePath().normalize();
    Files.createDirectories(whole);
    return alone(whole, () -> begin(whole, version, steps));
  }

  private static SnapshotFolder begin(Path folder, String version, Steps steps) throws IOException {
    removeLeftovers(folder);
    Path lock = lockOf(folder, version);
    if (!OURS.add(lock)) {
      throw new IOException("this process writes " + version + " already");
    }
    @Nullable FileChannel alive = null;
    try {
      alive = FileChannel.open(lock, CREATE_AND_WRITE);
      if (alive.tryLock() == null) {
        throw new IOException("another process writes " + version);
      }
      SnapshotFolder begun = new SnapshotFolder(folder, version, steps, alive);
      Files.createDirectory(begun.staging());
      return begun;
    } catch (IOException | RuntimeException e) {
      if (alive != null) {
        alive.close();
      }
      OURS.remove(lock);
      throw e;
    }
  }

  /** Where the snapshot is written until it is published. */
  public Path staging() {
    return folder.resolve(STAGING + version);
  }

  /**
   * Shows the snapshot under its name, and {@code latest} points to it unless there is a later one.
   *
   * @return its folder
   */
  public Path publish() throws IOException {
    steps.before("sync");
    Disk.syncTree(staging());
    return alone(
        folder,
        () -> {
          Path target = folder.resolve(version);
          steps.before("rename");
          Files.move(staging(), target, StandardCopyOption.ATOMIC_MOVE);
          Disk.sync(folder);
          steps.before("link");
          Latest.point(folder, version, steps);
          Disk.sync(folder);
          steps.before("end");
          return target;
        });
  }

  /** Removes what is unfinished. */
  @Override
  public void close() throws IOException {
    try {
      Disk.delete(staging());
      Files.deleteIfExists(lockOf(folder, version));
    } finally {
      alive.close();
      OURS.remove(lockOf(folder, version));
    }
  }

  private static void removeLeftovers(Path folder) throws IOException {
    for (Path each : Disk.list(folder)) {
      String name = Disk.nameOf(each);
      if (name.startsWith(Latest.UNFINISHED)) {
        Files.deleteIfExists(each);
      } else if (name.startsWith(STAGING)) {
        String left = name.substring(STAGING.length()).replaceFirst("\\.lock$", "");
        if (isAbandoned(lockOf(folder, left))) {
          Disk.delete(folder.resolve(STAGING + left));
          Files.deleteIfExists(lockOf(folder, left));
        }
      }
    }
  }

  /** Whether nobody holds the lock any more: the system lets go of it when a process ends. */
  private static boolean isAbandoned(Path lock) throws IOException {
    if (OURS.contains(lock)) {
      return false;
    }
    if (!Files.exists(lock)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    }
  }

  private static Path lockOf(Path folder, String version) {
    return folder.resolve(STAGING + version + LOCK);
  }

  /** Something that one process does at a time. */
  @FunctionalInterface
  private interface Turn<T> {
    T take() throws IOException;
  }

  private static synchronized <T> T alone(Path folder, Turn<T> turn) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), CREATE_AND_WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("cannot lock " + folder);
      }
      return turn.take();
    }
  }
}
