package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.tensoe.ingestion.Program;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own shows: its streams, its folder, its signals. */
class ProcessIT {
  @TempDir Path folder;

  private record Ended(int exit, String said) {}

  /** Runs the command in the folder, its line continued by a shell: {@code >/dev/full}. */
  private Ended shell(String line) throws IOException, InterruptedException {
    Process process = start(line);
    assertThat("ends", process.waitFor(120, TimeUnit.SECONDS), is(true));
    return new Ended(process.exitValue(), Files.readString(folder.resolve("said")));
  }

  private Process start(String line) throws IOException {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(Program.command("-Xmx500m"));
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", "set -o pipefail; exec \"$@\" " + line, "bash");
    if (line.contains("|")) {
      builder = new ProcessBuilder("bash", "-c", "\"$@\" " + line, "bash");
    }
    builder.command().addAll(command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("said").toFile());
    builder.environment().keySet().removeAll(List.of("DATABASE_URL", "SUPABASE_DB_URL"));
    return builder.start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "version", "help ingest", "doctor --sandbox"})
  void aFullDiskIsAnErrorAndIsNamed(String command) throws Exception {
    Ended ended = shell(command + " >/dev/full");
    assertThat(ended.said(), containsString("tensoe: stdout: No space left on device"));
    assertThat(ended.exit(), is(1));
  }

  @Test
  void messagesThatCannotBeWrittenAreAnErrorToo() throws Exception {
    assertThat(shell("nosuch 2>/dev/full").exit(), is(1));
  }

  @Test
  void aReaderThatLeavesIsNone() throws Exception {
    Ended ended = shell("help | true; echo \"left ${PIPESTATUS[0]}\"");
    assertThat(ended.said(), is("left 0\n"));
  }

  @Test
  void aStrangeFileOfVariablesIsNamedAndStopsNothing() throws Exception {
    Files.write(
        folder.resolve(".env"),
        "LOG_LEVEL=\"INFO\nLASTFM_API_KEY: hush\nexport SPOTIFY_CLIENT_ID=hush\nschön=hush\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    Ended ended = shell("doctor");
    assertThat(
        ended.said(),
        allOf(
            containsString("tensoe: .env, line 1 (LOG_LEVEL) has a quote that is not closed"),
            containsString("tensoe: .env, line 2 is not of the form NAME=value"),
            containsString("tensoe: .env, line 4 is not UTF-8"),
            containsString("SPOTIFY_CLIENT_SECRET not set"),
            not(containsString("SPOTIFY_CLIENT_ID and")),
            not(containsString("hush")),
            not(containsString("Exception"))));
    Files.delete(folder.resolve(".env"));
    Files.createDirectory(folder.resolve(".env"));
    Ended second = shell("version");
    assertThat(second.said(), containsString("tensoe: .env is a folder"));
    assertThat(second.exit(), is(0));
  }

  @Test
  void ctrlCEndsAlsoWhoWaitsForTheLockOfTheDatabase() throws Exception {
    Path place = Files.createDirectories(folder.resolve("data/sandbox/postgres/data")).getParent();
    try (FileChannel channel =
            FileChannel.open(
                place.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock(0, 1, false)) {
      assertThat(lock.isValid(), is(true));
      Process process = start("tracks --sandbox --dataDir=data");
      endsWithin(6, process);
    }
  }

  @Test
  void ctrlCEndsAlsoWhoWaitsForTheReaderOfAPipe() throws Exception {
    new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();
    Process run =
        start("ingest --sandbox --album='Kid A' --artist=Radiohead --dataDir=data --summary=pipe");
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!isFinished(run, patience)) {
      run.waitFor(200, TimeUnit.MILLISECONDS);
    }
    endsWithin(10, run);
  }

  /** Whether the main thread stands before the pipe, as far as it shows from outside. */
  private boolean isFinished(Process run, long patience) throws Exception {
    if (System.nanoTime() > patience) {
      throw new AssertionError(Files.readString(folder.resolve("said")));
    }
    Process stack =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jstack").toString(),
                String.valueOf(run.pid()))
            .redirectErrorStream(true)
            .start();
    String threads = new String(stack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return threads.contains("OutputFile.into");
  }

  private void endsWithin(int seconds, Process process) throws Exception {
    // Long enough for a JVM to be where it waits.
    assertThat(
        Files.readString(folder.resolve("said")),
        process.waitFor(process.isAlive() ? 5 : 0, TimeUnit.SECONDS),
        is(false));
    long pressed = System.nanoTime();
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    assertThat("ends", process.waitFor(60, TimeUnit.SECONDS), is(true));
    long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - pressed);
    assertThat("seconds " + took, took <= seconds, is(true));
    assertThat(Files.readString(folder.resolve("said")), process.exitValue(), is(130));
  }
}
