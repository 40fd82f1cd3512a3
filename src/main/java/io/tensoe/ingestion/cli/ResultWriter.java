package io.tensoe.ingestion.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;

/**
 * Many results to stdout. Where a {@link PrintStream} swallows what goes wrong, this notices that
 * nobody reads any more ({@code | head}). Closing it flushes it and leaves the stream open.
 */
final class ResultWriter extends Writer {
  private static final int CHARACTERS = 1 << 15;

  private final PrintStream out;

  private ResultWriter(PrintStream out) {
    this.out = out;
  }

  /** Buffered. */
  static Writer on(PrintStream out) {
    return new BufferedWriter(new ResultWriter(out), CHARACTERS);
  }

  /** Nobody reads the results any more: a reason to stop, not a failure. */
  static final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    ReaderGoneException() {
      super("nobody reads the results any more");
    }
  }

  @Override
  public void write(char[] characters, int first, int count) throws IOException {
    out.print(String.valueOf(characters, first, count));
    check();
  }

  @Override
  public void flush() throws IOException {
    check();
  }

  @Override
  public void close() throws IOException {
    check();
  }

  private void check() throws IOException {
    if (out.checkError()) {
      throw new ReaderGoneException();
    }
  }
}
