package io.tensoe.ingestion.cli;

import java.io.PrintStream;
import java.time.Instant;

/**
 * Where a command speaks: results on {@code out}, everything else on {@code err}.
 *
 * @param started when the process started
 * @param isTerminal whether somebody watches {@code err}
 */
record Console(PrintStream out, PrintStream err, Instant started, boolean isTerminal) {
  /** One line for people. */
  void say(String line) {
    err.println(line);
  }
}
