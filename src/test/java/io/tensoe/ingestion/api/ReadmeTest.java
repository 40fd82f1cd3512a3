package io.tensoe.ingestion.api;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path EXAMPLE =
      Path.of("src/test/java/io/tensoe/ingestion/api/ReadmeExampleIT.java");

  @Test
  void theExampleOfTheReadmeIsTheOneThatIsTested() throws IOException {
    assumeTrue(
        Files.exists(README) && Files.readString(README).contains("Tensoe.open"),
        "the README has no example in Java");
    String source = Files.readString(EXAMPLE);
    String begin = "// README begin\n";
    String example =
        source.substring(source.indexOf(begin) + begin.length(), source.indexOf("// README end"));
    assertThat(
        Files.readString(README), containsString("```java\n" + example.stripIndent().strip()));
  }
}
