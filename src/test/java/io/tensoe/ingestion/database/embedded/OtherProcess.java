package io.tensoe.ingestion.database.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link LocalDatabaseUser} that runs in a JVM of its own. */
final class OtherProcess implements AutoCloseable {
  private static final long LONGEST_SECONDS = 60;

  private final Process process;
  private final BufferedReader output;
  private @Nullable String url;

  private OtherProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts it; {@link #jdbcUrl()} waits for it. */
  static OtherProcess in(Path folder) throws IOException {
    return in(folder, List.of(), System.getProperty("java.class.path"));
  }

  /** Starts it with words before the command, e.g. as another account. */
  static OtherProcess in(Path folder, List<String> prefix, String classPath) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duser.home=" + folder));
    command.addAll(List.of("-cp", classPath, LocalDatabaseUser.class.getName(), folder.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(new File("/"));
    return new OtherProcess(builder.start());
  }

  /** Address of its database; the last line it wrote if it failed. */
  String jdbcUrl() throws IOException {
    if (url == null) {
      String line = output.readLine();
      StringBuilder all = new StringBuilder();
      while (line != null && !line.startsWith("jdbc:")) {
        all.append(line).append('\n');
        line = output.readLine();
      }
      url = line == null ? all.toString() : line;
    }
    return url;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    await();
  }

  /** Tells it to close its database and waits until it has. */
  void finish() throws IOException, InterruptedException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    await();
  }

  void await() throws InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Does not end: " + process);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
