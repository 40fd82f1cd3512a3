package io.tensoe.ingestion.seeds.input;

import io.tensoe.ingestion.seeds.rows.SeedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/** The files that {@code --input} means, on the machine where the command runs. */
public final class InputFiles {
  private InputFiles() {}

  /**
   * Patterns are separated by commas (outside braces); each gives its files sorted by name. A file
   * that exists by the literal name wins over what the name would mean as a pattern. As in a shell,
   * {@code *} does not match a hidden file. A file that matches twice is read once.
   *
   * @throws SeedInputException if any of the patterns matches no file
   */
  public static List<Path> matching(String patterns) {
    try {
      Map<Path, Path> files = new LinkedHashMap<>(); // by identity
      for (String pattern : exists(patterns) ? List.of(patterns) : parts(patterns)) {
        for (Path file : matchingOne(pattern)) {
          files.putIfAbsent(identity(file), file);
        }
      }
      return List.copyOf(files.values());
    } catch (InvalidPathException | PatternSyntaxException e) {
      throw new SeedInputException(
          "--input=" + patterns + " is no file name and no pattern: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new SeedInputException("--input=" + patterns + " cannot be looked up: " + e, e);
    }
  }

  private static List<Path> matchingOne(String pattern) throws IOException {
    Path literal = Path.of(pattern);
    if (Files.isDirectory(literal) && !pattern.isEmpty()) {
      throw new SeedInputException(
          "--input=" + pattern + " is a folder: name its files, e.g. " + literal.resolve("*.csv"));
    }
    List<Path> files = exists(pattern) ? List.of(literal) : walk(pattern);
    if (files.isEmpty()) {
      throw new SeedInputException(NearestFile.noFileMatches(pattern));
    }
    return files;
  }

  /** A pipe has no real path. */
  private static Path identity(Path file) throws IOException {
    return Files.isRegularFile(file) ? file.toRealPath() : file.toAbsolutePath();
  }

  private static boolean exists(String name) {
    return !name.isEmpty() && Files.exists(Path.of(name));
  }

  /** Splits at commas that stand outside braces and brackets. */
  private static List<String> parts(String patterns) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < patterns.length(); i++) {
      switch (patterns.charAt(i)) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case ',' -> {
          if (depth <= 0) {
            parts.add(patterns.substring(start, i).strip());
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(patterns.substring(start).strip());
    return parts;
  }

  private static List<Path> walk(String pattern) throws IOException {
    Path base = folderOf(pattern);
    return hasWildcard(pattern) && Files.isDirectory(base)
        ? GlobWalk.files(base, pattern.substring(prefix(pattern)))
        : List.of();
  }

  /** The folder in which a pattern is looked for; the current one is the empty path. */
  static Path folderOf(String pattern) {
    return Path.of(pattern.substring(0, prefix(pattern)));
  }

  static boolean hasWildcard(String pattern) {
    return pattern.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  /** Length of what stands before the first name with a wildcard, or before the file name. */
  private static int prefix(String pattern) {
    int wildcard = 0;
    while (wildcard < pattern.length() && "*?[{".indexOf(pattern.charAt(wildcard)) < 0) {
      wildcard++;
    }
    return pattern.lastIndexOf('/', wildcard - 1) + 1;
  }
}
