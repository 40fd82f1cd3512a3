package io.tensoe.ingestion.cli.show;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultWriterTest {
  @Test
  void everyLetterArrivesAlsoWhereABufferEndsWithinOne() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String text = "a" + "🎵".repeat(50_000);
    try (Writer out = ResultWriter.on(Output.to("stdout", bytes))) {
      out.write(text);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).equals(text), is(true));
  }

  @Test
  void aReaderThatIsGoneIsNoticed() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Writer out = ResultWriter.on(Output.to("stdout", closed));
    assertThrows(
        ResultWriter.ReaderGoneException.class,
        () -> {
          for (int i = 0; i < 100_000; i++) {
            out.write("a line\n");
          }
        });
  }
}
