package io.tensoe.ingestion.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Sets the process up around one command: streams, logs, Ctrl-C, exit code. */
public final class Entry {
  private Entry() {}

  /** Runs the command line and ends the process. */
  public static void main(String[] arguments) {
    Instant started = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    boolean isTerminal = "1".equals(System.getenv("TENSOE_TERMINAL"));
    Logs.configure(arguments);
    Interruption.install();
    int code = CommandLine.run(arguments, new Console(out, err, started, isTerminal));
    out.flush();
    err.flush();
    Interruption.exit(code);
  }
}
