package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.cli.show.Output;
import io.tensoe.ingestion.cli.show.ResultWriter;
import io.tensoe.ingestion.model.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OutputTest {
  private static final String NASTY = "a\u001b[2Jb\u009bc\u202Ed\u2066e\u007Ff\rg\tü\n";
  private static final String SEEN = "a\\u001b[2Jb\\u009bc\\u202ed\\u2066e\\u007ff\\u000dg\tü\n";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatSteersATerminalIsVisibleHoweverItIsPrinted() {
    Output out = Output.to("stdout", bytes);
    out.print(NASTY);
    out.println(NASTY);
    out.printf(Locale.ROOT, "%s", NASTY);
    out.println((Object) NASTY);
    out.flush();
    assertThat(written(), is(SEEN + SEEN + "\n" + SEEN + SEEN + "\n"));
  }

  @Test
  void jsonIsTheSameAfterParsing() {
    Output out = Output.to("stdout", bytes);
    out.print(Json.write(List.of(NASTY)));
    out.flush();
    assertThat(written().chars().noneMatch(c -> c < 32 || c == 0x202E || c == 0x9B), is(true));
    assertThat(Json.read(written(), List.class), is(List.of(NASTY)));
  }

  @Test
  void valuesForProgramsStayAsTheyAre() throws IOException {
    try (java.io.Writer out = ResultWriter.forPrograms(Output.to("stdout", bytes))) {
      out.write(NASTY);
    }
    assertThat(written(), is(NASTY));
  }

  @Test
  void aFullDiskIsAFailureAndEndsTheCommandWithOne() {
    Output out = Output.to("stdout", failing("No space left on device"));
    out.println("a");
    assertThat(out.failure(), is("stdout: No space left on device"));
    Console console = new Console(out, Output.to("stderr", bytes), Instant.now(), false);
    assertThat(CommandLine.run(new String[] {"version"}, console), is(ExitCodes.ERROR));
    assertThat(written(), is("tensoe: stdout: No space left on device\n"));
  }

  @Test
  void aReaderThatHasLeftIsNone() {
    Output out = Output.to("stdout", failing("Broken pipe"));
    out.println("a");
    assertThat(out.failure(), is(nullValue()));
    Console console = new Console(out, Output.to("stderr", bytes), Instant.now(), false);
    assertThat(CommandLine.run(new String[] {"help"}, console), is(ExitCodes.DONE));
    assertThat(written(), is(""));
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
