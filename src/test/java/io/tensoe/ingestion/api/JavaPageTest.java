package io.tensoe.ingestion.api;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JavaPageTest {
  private static final Path PAGE = Path.of("docs/java.md");
  private static final Path EXAMPLE =
      Path.of("src/test/java/io/tensoe/ingestion/api/JavaPageIT.java");

  @Test
  void theExampleOfThePageIsTheOneThatIsTested() throws IOException {
    String source = Files.readString(EXAMPLE);
    String begin = "// docs/java.md begin\n";
    String example =
        source.substring(
            source.indexOf(begin) + begin.length(), source.indexOf("// docs/java.md end"));
    assertThat(Files.readString(PAGE), containsString("```java\n" + example.stripIndent().strip()));
  }
}
