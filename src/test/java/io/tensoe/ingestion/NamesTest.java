package io.tensoe.ingestion;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A name stands for one thing: who searches for a class finds one. */
class NamesTest {
  private static final String INFO = "package-info.java";

  @Test
  void noTwoClassesHaveTheSameName() throws Exception {
    Map<String, List<Path>> named = new TreeMap<>();
    for (String root : List.of("src/main/java", "src/test/java")) {
      for (Path file : sources(Path.of(root))) {
        named.computeIfAbsent(file.getFileName() + "", name -> new ArrayList<>()).add(file);
      }
    }
    named.values().removeIf(files -> files.size() == 1);
    assertThat(named.toString(), named.isEmpty(), is(true));
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith(INFO))
          .sorted()
          .toList();
    }
  }
}
