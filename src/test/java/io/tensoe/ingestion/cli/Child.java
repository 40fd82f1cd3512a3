package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.CtrlC;
import io.tensoe.ingestion.Program;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.sandbox.Sites;
import io.tensoe.ingestion.sources.BaseAddress;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command in a JVM, a session and a process group of its own, as the launcher starts it. */
final class Child implements AutoCloseable {
  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it in this data folder, with the upstreams of this sandbox, which come first when cores
   * are scarce: who counts must not be late.
   */
  static Child start(Path dataDir, Sandbox sandbox, List<String> arguments) throws IOException {
    return start(dataDir, sandbox, arguments, Map.of());
  }

  /** The same, with further variables in its environment. */
  static Child start(
      Path dataDir, Sandbox sandbox, List<String> arguments, Map<String, String> variables)
      throws IOException {
    List<String> all = new ArrayList<>(arguments);
    if (List.of("ingest", "resume").contains(arguments.get(0))) {
      for (SourceSpec source : Sources.ALL) {
        if (!Sites.has(source.name())) {
          continue;
        }
        for (BaseAddress address : source.addresses()) {
          all.add("--" + address.option() + "=" + sandbox.address(source.name(), address.name()));
        }
      }
    }
    return start(dataDir, all, variables);
  }

  /** The same, with upstreams that the arguments name. */
  static Child start(Path dataDir, List<String> arguments, Map<String, String> variables)
      throws IOException {
    // Where tests run in the background, Ctrl-C is switched off; the launcher switches it on again,
    // too.
    List<String> command = new ArrayList<>(CtrlC.heard());
    command.addAll(List.of("setsid", "nice"));
    command.addAll(Program.command("-Xmx700m"));
    command.addAll(arguments);
    command.add("--dataDir=" + dataDir);
    Files.createDirectories(dataDir);
    Path log = Files.createTempFile(dataDir.getParent(), "command-", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(dataDir.toFile()).redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(List.of("DATABASE_URL", "SUPABASE_DB_URL", "SUPABASE_URL"));
    for (SourceSpec source : Sources.ALL) {
      source.credentials().forEach(name -> environment.put(name, "none"));
    }
    environment.putAll(variables);
    return new Child(builder.start(), log);
  }

  /** Exit code; fails if it does not end in time. */
  int await(long seconds) throws IOException, InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new IllegalStateException("does not end in " + seconds + " s:\n" + said());
    }
    return process.exitValue();
  }

  /** Whether it ends before so much time is over. */
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** What it wrote to both streams so far. */
  String said() throws IOException {
    return Files.readString(log);
  }

  /** Ctrl-C. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", process.pid() + "").start().waitFor();
  }

  /** {@code kill -9} of its whole process group. */
  void kill() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid()).start().waitFor();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
