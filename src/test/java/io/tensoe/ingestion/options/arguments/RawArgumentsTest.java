package io.tensoe.ingestion.options.arguments;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class RawArgumentsTest {
  private static final String[] LOST = {"tracks", "--artist=Sigur R\uFFFD\uFFFDs"};

  @Test
  void lettersThatTheJvmLostAreReadAgain() {
    assertThat(
        recovered("java\0-jar\0t.jar\0tracks\0--artist=Sigur Rós\0", StandardCharsets.UTF_8),
        arrayContaining("tracks", "--artist=Sigur Rós"));
  }

  @Test
  void lettersThatCannotBeReadAgainAreRefused() {
    String[] lines = {"java\0tracks\0--artist=Sigur Rós\0", "java\0stats\0--artist=Sigur Rós\0"};
    Charset[] charsets = {StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8};
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      Charset charset = charsets[i];
      UsageException refused = assertThrows(UsageException.class, () -> recovered(line, charset));
      assertThat(refused.getMessage(), containsString("LC_ALL=C.UTF-8"));
    }
  }

  @Test
  void whatTheLocaleCouldReadStaysAsItIs() {
    String[] read = {"tracks", "--artist=Sigur Rós"};
    byte[] line = "java\0tracks\0--artist=Sigur Rós\0".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(RawArguments.recovered(read, line), arrayContaining(read));
  }

  private static String[] recovered(String commandLine, Charset charset) {
    return RawArguments.recovered(LOST, commandLine.getBytes(charset));
  }
}
