package io.tensoe.ingestion.cli.show;

import java.io.PrintStream;
import java.time.Instant;

/**
 * Where a command prints: results on {@code out}, everything else on {@code err}.
 *
 * @param started when the process started
 * @param isTerminal whether somebody watches {@code err}
 */
public record Console(Output out, Output err, Instant started, boolean isTerminal) {
  public Console(PrintStream out, PrintStream err, Instant started, boolean isTerminal) {
    this(Output.to("stdout", out), Output.to("stderr", err), started, isTerminal);
  }

  /** One line for people. */
  public void say(String line) {
    err.println(line);
  }
}
