package io.tensoe.ingestion.seeds.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What to tell somebody whose {@code --input} matches nothing. */
final class NearestFile {
  private NearestFile() {}

  /** One sentence: the option, what was looked for, and the nearest file there is. */
  static String noFileMatches(String pattern) {
    Path folder = InputFiles.folderOf(pattern);
    String message = "no file matches --input=" + pattern;
    if (pattern.startsWith("~")) {
      return message + " (~ is not your home folder here: write $HOME or the full path)";
    }
    if (!folder.toString().isEmpty() && !Files.isDirectory(folder)) {
      return message + ": there is no folder " + folder;
    }
    String name = pattern.substring(pattern.lastIndexOf('/') + 1);
    return message + nearest(folder, name).map(file -> "; did you mean " + file + "?").orElse("");
  }

  private static Optional<Path> nearest(Path folder, String name) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> InputFiles.hasWildcard(name) || distance(file, name) <= farthest(name))
          .min(
              Comparator.<Path>comparingInt(file -> distance(file, name))
                  .thenComparing(Comparator.naturalOrder()));
    } catch (IOException e) {
      return Optional.empty(); // a folder that cannot be listed has no file to propose
    }
  }

  /** At most half of the name may differ: beyond that it is another file, not a slip. */
  private static int farthest(String name) {
    return Math.max(2, name.length() / 2);
  }

  private static int distance(Path file, String name) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(
            String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT),
            name.toLowerCase(Locale.ROOT));
  }
}
