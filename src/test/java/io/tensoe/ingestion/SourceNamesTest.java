package io.tensoe.ingestion;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing but its own packages knows a source by name, neither in code nor in a comment or a
 * resource: then a source can be added, changed or removed there alone.
 */
class SourceNamesTest {
  private static final Path MAIN = Path.of("src/main");

  /**
   * Columns of {@code tracks} that the contract named after sources, and its form of a track id.
   */
  private static final Pattern CONTRACT_COLUMNS =
      Pattern.compile(
          "aoty_?(?:score|user_?score|track_?score)|spotify_?url|spotify:track:ID",
          Pattern.CASE_INSENSITIVE);

  /** Files that may name sources, with the reason. */
  private static final Map<String, String> MAY =
      Map.ofEntries(
          Map.entry(
              "resources/META-INF/services/io.tensoe.ingestion.sources.SourceProvider",
              "the one line of each source"),
          Map.entry(
              "resources/META-INF/services/io.tensoe.ingestion.sandbox.site.SiteProvider",
              "the one line of each site of the sandbox"),
          Map.entry("resources/merge/noise.txt", "words that people tag music with"),
          Map.entry("resources/merge/genres.txt", "whose spelling the list of genres follows"),
          Map.entry(
              "java/io/tensoe/ingestion/merge/NoisePatterns.java",
              "words that people tag music with"),
          Map.entry(
              "java/io/tensoe/ingestion/seeds/exports/AccountData.java",
              "a file that people export from a service"),
          Map.entry(
              "java/io/tensoe/ingestion/seeds/exports/KnownExports.java",
              "files that people export from services and tools"),
          Map.entry(
              "java/io/tensoe/ingestion/seeds/exports/Scrobbles.java",
              "a file that people export from a service"),
          Map.entry("resources/sandbox/albums.txt", "what which service says about real albums"),
          Map.entry(
              "resources/db/migration/V4__reading_and_writing.sql",
              "history: what it made is replaced by repeatable migrations"));

  /** The package of each source, and of its site in the sandbox. */
  private static final Pattern OWN =
      Pattern.compile(
          "java/io/tensoe/ingestion/(?:sources|sandbox)/(?:"
              + String.join("|", Sources.names())
              + ")/.*");

  @Test
  void aSourceIsNamedOnlyWhereItLives() throws IOException {
    Map<String, String> found = mentions(MAIN);
    found.keySet().removeAll(MAY.keySet());
    assertThat(
        found.entrySet().stream()
            .map(file -> file.getKey() + ": " + file.getValue())
            .collect(Collectors.joining("\n")),
        is(""));
  }

  @Test
  void whatMayNameASourceDoes() throws IOException {
    List<String> idle = new ArrayList<>(MAY.keySet());
    idle.removeAll(mentions(MAIN).keySet());
    assertThat("take these off the list", idle, is(List.of()));
  }

  /** First line that mentions a source by file, relative to the folder. */
  private static Map<String, String> mentions(Path folder) throws IOException {
    Pattern names = names();
    Map<String, String> mentions = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!OWN.matcher(name).matches()) {
          mention(Files.readString(file, StandardCharsets.UTF_8), names)
              .ifPresent(line -> mentions.put(name, line));
          if (names.matcher(name).find()) {
            mentions.putIfAbsent(name, "its own name");
          }
        }
      }
    }
    return mentions;
  }

  private static Optional<String> mention(String text, Pattern names) {
    Matcher name = names.matcher(CONTRACT_COLUMNS.matcher(text).replaceAll(""));
    return name.find() ? Optional.of(name.group()) : Optional.empty();
  }

  /** Names and titles of all sources, in any case; what stands between words may be left out. */
  private static Pattern names() {
    return Pattern.compile(
        Sources.ALL.stream()
            .flatMap(SourceNamesTest::names)
            .distinct()
            .map(
                name ->
                    Stream.of(name.split("[^a-z0-9]+", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("[^a-z0-9]{0,2}")))
            .collect(Collectors.joining("|")),
        Pattern.CASE_INSENSITIVE);
  }

  private static Stream<String> names(SourceSpec spec) {
    return Stream.of(spec.name(), spec.title().toLowerCase(Locale.ROOT));
  }
}
