package io.tensoe.ingestion.cli.show;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Many results to stdout. Where a stream swallows what goes wrong, this stops, because nobody reads
 * any more ({@code | head}) or the disk is full; {@link Output#failure()} tells which. Closing it
 * flushes it and leaves the stream open.
 */
public final class ResultWriter extends Writer {
  private static final int CHARACTERS = 1 << 15;

  private final Output out;
  private final boolean isRaw;

  private ResultWriter(Output out, boolean isRaw) {
    this.out = out;
    this.isRaw = isRaw;
  }

  /** Buffered. */
  public static Writer on(Output out) {
    return new BufferedWriter(new ResultWriter(out, false), CHARACTERS);
  }

  /** Buffered; values go to programs as they are, and only a terminal is kept from harm. */
  public static Writer forPrograms(Output out) {
    return new BufferedWriter(new ResultWriter(out, !out.isTerminal()), CHARACTERS);
  }

  /** No more results can be written: a reason to stop, not for a message. */
  public static final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    ReaderGoneException() {
      super("nobody reads the results any more");
    }
  }

  @Override
  public void write(char[] characters, int first, int count) throws IOException {
    String text = String.valueOf(characters, first, count);
    if (isRaw) {
      out.raw(text);
    } else {
      out.print(text);
    }
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
