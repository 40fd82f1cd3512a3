package io.tensoe.ingestion.snapshot.folder;

import io.tensoe.ingestion.files.FolderTree;
import io.tensoe.ingestion.files.StagingFolder;
import io.tensoe.ingestion.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder of {@code --export}: files of this run and of earlier runs side by side, each run's
 * tracks once. Files are written in a hidden folder inside and moved out when all of them are
 * whole, so {@code DIR/*.parquet} never shows a half-written one.
 */
public final class ExportFolder {
  /** A hidden folder that nobody wrote to for so long belongs to a process that was killed. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path folder;
  private final Pattern names;
  private final StagingFolder staging;

  public ExportFolder(Path folder, String runId) {
    this.folder = folder.toAbsolutePath().normalize();
    this.names =
        Pattern.compile("tracks-" + Pattern.quote(runId) + "-\\d{5,}-of-(\\d{5,})\\.parquet");
    this.staging = new StagingFolder(this.folder, runId);
  }

  /** E.g. {@code tracks-20260722-093001-417-a3f9-00000-of-00001.parquet}. */
  public static String name(String runId, int index, int count) {
    return String.format(Locale.ROOT, "tracks-%s-%05d-of-%05d.parquet", runId, index, count);
  }

  /**
   * Whether the folder is there or can be made; makes nothing.
   *
   * @throws ExportException if not
   */
  public static void check(Path folder) {
    @Nullable Path nearest = folder.toAbsolutePath().normalize();
    while (nearest != null && !Files.exists(nearest)) {
      nearest = nearest.getParent();
    }
    if (nearest == null || !Files.isDirectory(nearest)) {
      throw new ExportException(
          "cannot export to " + folder + ": " + nearest + " is not a folder", null);
    }
    if (!Files.isWritable(nearest)) {
      throw new ExportException(
          "cannot export to " + folder + ": no permission to write in " + nearest, null);
    }
  }

  /** Makes the folder, and inside it an empty one for unfinished files, which is returned. */
  public Path open() throws IOException {
    Files.createDirectories(folder);
    Instant old = Instant.now().minus(ABANDONED);
    StagingFolder.removeLeftovers(
        folder,
        other ->
            other.equals(staging)
                || (Files.isDirectory(other.path())
                    && Files.getLastModifiedTime(other.path()).toInstant().isBefore(old)));
    return staging.make();
  }

  /**
   * Shows the finished files under their names. What an earlier attempt of the same run left is
   * replaced; files that the run has no longer go first, so that a reader in between never sees a
   * track twice.
   *
   * @return the files, by name
   * @throws ExportException if files are missing: workers on other machines wrote elsewhere
   */
  public List<Path> publish() throws IOException {
    List<Path> written = ofRun(staging.path());
    if (written.isEmpty() || written.size() != count(written.get(0))) {
      throw new ExportException(
          "the workers wrote to another folder of that name: --export="
              + folder
              + " must be a folder that all machines share",
          null);
    }
    Set<String> kept = new HashSet<>();
    written.forEach(file -> kept.add(FolderTree.nameOf(file)));
    for (Path earlier : ofRun(folder)) {
      if (!kept.contains(FolderTree.nameOf(earlier))) {
        Files.delete(earlier);
      }
    }
    List<Path> published = new ArrayList<>();
    for (Path file : written) {
      Path place = folder.resolve(FolderTree.nameOf(file));
      WholeFile.replace(file, place);
      published.add(place);
    }
    return published;
  }

  /** Removes what is unfinished. */
  public void discard() throws IOException {
    staging.remove();
  }

  private int count(Path file) {
    Matcher name = names.matcher(FolderTree.nameOf(file));
    return name.matches() ? Integer.parseInt(name.group(1)) : 0;
  }

  /** Files of this run, by name. */
  private List<Path> ofRun(Path place) throws IOException {
    return FolderTree.list(place).stream()
        .filter(file -> names.matcher(FolderTree.nameOf(file)).matches())
        .toList();
  }
}
