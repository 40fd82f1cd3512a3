package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItemInArray;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a process of its own, and an ingest that is pointed at it. */
class SandboxCommandIT {
  @TempDir Path folder;

  @Test
  @Timeout(120)
  void whatItPrintsMakesAnIngestAskItUntilItIsStopped() throws Exception {
    Path stats = folder.resolve("stats.json");
    Path input = folder.resolve("input.csv");
    Process sandbox =
        process("--port=0", "--generated=2", "--writeInput=" + input, "--sandboxStats=" + stats);
    try (BufferedReader lines = sandbox.inputReader()) {
      String command = lines.readLine();
      while (!command.startsWith("tensoe ingest ")) {
        command = lines.readLine();
      }
      String[] words = command.split(" ");
      assertThat(words, hasItemInArray("--input=" + input));
      List<String> arguments = new ArrayList<>(Arrays.asList(words).subList(1, words.length));
      arguments.add("--sandbox"); // no credentials, and fast
      TensoeCommands.Result result =
          new TensoeCommands(folder).run(arguments.toArray(String[]::new));
      assertThat(result.err(), result.exit(), is(0));
      assertThat(result.at("albums.complete"), is(2));
      assertThat("asked elsewhere", result.counted("spotify.requests"), is(0));
    } finally {
      sandbox.destroy();
    }
    assertThat(sandbox.waitFor(20, TimeUnit.SECONDS), is(true));
    assertThat(sandbox.exitValue(), is(130));
    assertThat(Files.readString(stats).contains("\"spotify\":{\"requests\":0"), is(false));
  }

  private Process process(String... options) throws IOException {
    List<String> command = Program.command();
    command.addAll(List.of("sandbox", "--dataDir=" + folder));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
