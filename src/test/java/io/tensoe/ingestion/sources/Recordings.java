package io.tensoe.ingestion.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real bodies of services, where a folder {@code shared/recorded} lies beside this project or above
 * it; they are not ours to ship. Without it the tests are reported as skipped, with the reason.
 */
public final class Recordings {
  private Recordings() {}

  /**
   * One body.
   *
   * @param path below the folder
   * @param what it is, as its manifest says; written by whoever recorded it
   */
  public record Recording(String path, String what, String body) {}

  /** All bodies of a source; the test is skipped where there are none. */
  public static List<Recording> of(String source) throws IOException {
    Optional<Path> folder =
        Stream.iterate(Path.of(System.getProperty("user.dir")), Objects::nonNull, Path::getParent)
            .map(each -> each.resolve("shared/recorded"))
            .filter(each -> Files.exists(each.resolve("MANIFEST.tsv")))
            .findFirst();
    Assumptions.assumeTrue(
        folder.isPresent(),
        "no folder shared/recorded: recorded bodies of " + source + " not read");
    return Files.readAllLines(folder.orElseThrow().resolve("MANIFEST.tsv")).stream()
        .map(line -> line.split("\t", -1))
        .filter(columns -> columns[1].equals(source))
        .map(columns -> read(folder.orElseThrow(), columns))
        .toList();
  }

  private static Recording read(Path folder, String[] columns) {
    try {
      return new Recording(columns[0], columns[2], Files.readString(folder.resolve(columns[0])));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
