package io.tensoe.ingestion.snapshot.folder;

import io.tensoe.ingestion.files.FolderTree;
import io.tensoe.ingestion.files.LockFile;
import io.tensoe.ingestion.files.StagingFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder of all snapshots. One is written in a hidden folder inside, which gets its name when
 * everything in it is on the disk: a snapshot is complete or absent. Then {@code latest} is
 * replaced in one step. What a killed process left is removed by the next one; a process that lives
 * keeps a lock beside its hidden folder.
 */
public final class SnapshotFolder implements Closeable {
  private static final String LOCK = ".lock";

  private final Path folder;
  private final String version;
  private final Steps steps;
  private final StagingFolder staging;
  private final LockFile alive;

  /** Is told what comes next, so that a test can end the process there. */
  @FunctionalInterface
  public interface Steps {
    /** For everybody else. */
    Steps NONE = step -> {};

    void before(String step) throws IOException;
  }

  private SnapshotFolder(Path folder, String version, Steps steps, LockFile alive) {
    this.folder = folder;
    this.version = version;
    this.steps = steps;
    this.staging = new StagingFolder(folder, version);
    this.alive = alive;
  }

  /** Makes what is missing, removes what killed processes left, and begins a snapshot. */
  public static SnapshotFolder open(Path folder, String version, Steps steps) throws IOException {
    Path whole = folder.toAbsolutePath().normalize();
    Files.createDirectories(whole);
    return LockFile.inTurn(whole.resolve(LOCK), () -> begin(whole, version, steps));
  }

  private static SnapshotFolder begin(Path folder, String version, Steps steps) throws IOException {
    removeLeftovers(folder);
    @Nullable LockFile alive = LockFile.held(new StagingFolder(folder, version).lock());
    if (alive == null) {
      throw new IOException("this or another process writes " + version + " already");
    }
    try {
      SnapshotFolder begun = new SnapshotFolder(folder, version, steps, alive);
      begun.staging.make();
      return begun;
    } catch (IOException | RuntimeException e) {
      alive.close();
      throw e;
    }
  }

  /** Where the snapshot is written until it is published. */
  public Path staging() {
    return staging.path();
  }

  /**
   * Shows the snapshot under its name, and {@code latest} points to it unless there is a later one.
   *
   * @return its folder
   */
  public Path publish() throws IOException {
    steps.before("sync");
    FolderTree.syncAll(staging());
    return LockFile.inTurn(
        folder.resolve(LOCK),
        () -> {
          Path target = folder.resolve(version);
          steps.before("rename");
          FolderTree.moveWhole(staging(), target);
          FolderTree.sync(folder);
          steps.before("link");
          Latest.point(folder, version, steps);
          FolderTree.sync(folder);
          steps.before("end");
          return target;
        });
  }

  /** Removes what is unfinished. */
  @Override
  public void close() throws IOException {
    try {
      staging.remove();
    } finally {
      alive.close();
    }
  }

  private static void removeLeftovers(Path folder) throws IOException {
    for (Path each : FolderTree.list(folder)) {
      if (FolderTree.nameOf(each).startsWith(Latest.UNFINISHED)) {
        Files.deleteIfExists(each);
      }
    }
    StagingFolder.removeLeftovers(folder, other -> LockFile.isFree(other.lock()));
  }
}
