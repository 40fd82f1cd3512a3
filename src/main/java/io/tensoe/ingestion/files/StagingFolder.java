package io.tensoe.ingestion.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A hidden folder in another, where files are written until all of them are whole. What a killed
 * process left is removed by the next one.
 *
 * @param parent the folder that shows whole files only
 * @param name of what is written, e.g. of a run
 */
public record StagingFolder(Path parent, String name) {
  private static final String PREFIX = ".writing-";
  private static final String LOCK = ".lock";

  /** Tells whether a staging folder belongs to nobody any more. */
  @FunctionalInterface
  public interface Abandoned {
    boolean test(StagingFolder other) throws IOException;
  }

  /** Where it is. */
  public Path path() {
    return parent.resolve(PREFIX + name);
  }

  /** Beside it: the file that its writer may hold as long as it writes. */
  public Path lock() {
    return parent.resolve(PREFIX + name + LOCK);
  }

  /** Makes it, empty. */
  public Path make() throws IOException {
    return Files.createDirectory(path());
  }

  /** Removes it and what is in it, and its lock. */
  public void remove() throws IOException {
    FolderTree.delete(path());
    Files.deleteIfExists(lock());
  }

  /** Removes all in a folder that are abandoned. */
  public static void removeLeftovers(Path parent, Abandoned abandoned) throws IOException {
    for (Path each : FolderTree.list(parent)) {
      String file = FolderTree.nameOf(each);
      if (file.startsWith(PREFIX)) {
        String rest = file.substring(PREFIX.length());
        boolean isLock = rest.endsWith(LOCK);
        StagingFolder left =
            new StagingFolder(
                parent, isLock ? rest.substring(0, rest.length() - LOCK.length()) : rest);
        if (abandoned.test(left)) {
          left.remove();
        }
      }
    }
  }
}
