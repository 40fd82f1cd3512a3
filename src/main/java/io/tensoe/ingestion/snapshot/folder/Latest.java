package io.tensoe.ingestion.snapshot.folder;

import io.tensoe.ingestion.files.FolderTree;
import io.tensoe.ingestion.files.WholeFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The pointer to the newest snapshot: a link, or a file that holds the name where links cannot be.
 */
public final class Latest {
  static final String NAME = "latest";

  /** What the names of pointers that are not in their place yet begin with. */
  static final String UNFINISHED = ".latest-";

  private Latest() {}

  /**
   * The version that it names.
   *
   * @param folder of all snapshots
   * @return null = there is no pointer
   */
  public static @Nullable String version(Path folder) throws IOException {
    Path latest = folder.resolve(NAME);
    if (Files.isSymbolicLink(latest)) {
      return FolderTree.nameOf(Files.readSymbolicLink(latest));
    }
    return Files.isRegularFile(latest) ? Files.readString(latest).strip() : null;
  }

  /** Lets it name a version, in one step; a later one that is there stays. */
  static void point(Path folder, String version, SnapshotFolder.Steps steps) throws IOException {
    @Nullable String now = version(folder);
    if (now != null && now.compareTo(version) > 0 && Files.isDirectory(folder.resolve(now))) {
      return;
    }
    Path fresh = folder.resolve(UNFINISHED + version);
    Files.deleteIfExists(fresh);
    try {
      Files.createSymbolicLink(fresh, Path.of(version));
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.writeString(fresh, version);
    }
    steps.before("latest");
    WholeFile.replace(fresh, folder.resolve(NAME));
  }
}
