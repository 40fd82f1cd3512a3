package io.tensoe.ingestion.cli;

import java.io.PrintStream;
import java.time.Instant;

/**
 * Where a command speaks: results on {@code out}, everything else on {@code err}.
 *
 * @param started when the process started
 * @param isTerminal whether somebody watches {@code err}
 */
record Console(Output out, Output err, Instant started, boolean isTerminal) {
  Console(PrintStream out, PrintStream err, Instant started, boolean isTerminal) {
    this(Output.to("stdout", out), Output.to("stderr", err), started, isTerminal);
  }

  /** One line for people. */
  void say(String line) {
    err.println(line);
  }
}
