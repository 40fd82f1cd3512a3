package io.tensoe.ingestion.seeds.input;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gathers the files below one folder that match a pattern. Hidden ones are left out, as in a shell
 * (and as the data folder of this program is one), unless the pattern names one.
 */
final class GlobWalk extends SimpleFileVisitor<Path> {
  private final Path base;
  private final List<PathMatcher> matchers;
  private final boolean wantsHidden;
  private final List<Path> found = new ArrayList<>();

  private GlobWalk(Path base, String glob) {
    this.base = base;
    // Unlike a shell, Java wants at least one folder for the ** of **/*.csv.
    matchers =
        Stream.of(glob, glob.replace("**/", ""))
            .map(variant -> FileSystems.getDefault().getPathMatcher("glob:" + variant))
            .toList();
    wantsHidden = glob.startsWith(".") || glob.contains("/.");
  }

  /**
   * @param base an existing folder
   * @param glob pattern relative to it
   * @return sorted by name; each begins with {@code base}
   */
  static List<Path> files(Path base, String glob) throws IOException {
    GlobWalk walk = new GlobWalk(base, glob);
    int depth = glob.contains("**") ? Integer.MAX_VALUE : glob.split("/", -1).length;
    Files.walkFileTree(base, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, walk);
    return walk.found.stream().sorted().toList();
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean isWanted = wantsHidden || folder.equals(base) || !isHidden(folder);
    return isWanted ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    Path below = base.relativize(file);
    if (!attributes.isDirectory()
        && (wantsHidden || !isHidden(file))
        && matchers.stream().anyMatch(matcher -> matcher.matches(below))) {
      found.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  /** A folder that may not be entered, or a link in a circle, holds nothing for us. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }

  private static boolean isHidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }
}
