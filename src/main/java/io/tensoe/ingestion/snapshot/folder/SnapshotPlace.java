package io.tensoe.ingestion.snapshot.folder;

import io.tensoe.ingestion.snapshot.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a snapshot by what people call it. */
public final class SnapshotPlace {
  private SnapshotPlace() {}

  /**
   * The folder of a snapshot.
   *
   * @param name its folder; a folder of snapshots, for the latest in it; or the name of a version
   *     or {@code latest} below {@code snapshots}
   * @param snapshots folder of all snapshots
   * @throws ExportException if there is none
   */
  public static Path find(String name, Path snapshots) throws IOException {
    for (Path place : List.of(Path.of(name), snapshots.resolve(name))) {
      @Nullable Path found = at(place);
      if (found != null) {
        return found;
      }
    }
    throw new ExportException(
        "there is no snapshot "
            + name
            + ": no "
            + Manifest.NAME
            + " in it, nor in "
            + snapshots.resolve(name),
        null);
  }

  private static @Nullable Path at(Path place) throws IOException {
    if (Files.isRegularFile(place.resolve(Manifest.NAME))) {
      return place.toRealPath();
    }
    // DIR/latest where it is a file that holds a name, and DIR itself.
    boolean isFolder = Files.isDirectory(place);
    @Nullable Path folder = isFolder ? place : place.toAbsolutePath().normalize().getParent();
    if (folder == null || !(isFolder || place.endsWith(Latest.NAME))) {
      return null;
    }
    @Nullable String latest = Latest.version(folder);
    return latest != null && Files.isRegularFile(folder.resolve(latest).resolve(Manifest.NAME))
        ? folder.resolve(latest).toRealPath()
        : null;
  }
}
