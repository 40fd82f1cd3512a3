package io.tensoe.ingestion.seeds.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The physical lines of a text, ended by LF, CRLF or CR, one at a time; lines can be given back.
 * Not thread-safe.
 */
public final class Lines implements Closeable {
  /** Longest line in characters; more is no list of albums, and must not fill the memory. */
  public static final int LONGEST = 1_000_000;

  private final Reader reader;
  private final char[] buffer = new char[1 << 16];
  private final Deque<Line> givenBack = new ArrayDeque<>();
  private int position;
  private int end;
  private long number;

  /**
   * @param number 1 = first line
   * @param text without its line break; only the first {@link #LONGEST} characters if longer
   * @param isCut whether there was more
   */
  public record Line(long number, String text, boolean isCut) {
    public boolean isBlank() {
      return text.chars().allMatch(c -> Blanks.isBlank((char) c) || c == '\uFEFF');
    }
  }

  public Lines(Reader reader) {
    this.reader = reader;
  }

  /** The next line; null at the end. */
  public @Nullable Line next() throws IOException {
    Line again = givenBack.pollFirst();
    if (again != null) {
      return again;
    }
    if (position == end && !fill()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    boolean isCut = false;
    do {
      int start = position;
      while (position < end && buffer[position] != '\n' && buffer[position] != '\r') {
        position++;
      }
      int room = Math.min(position - start, LONGEST - text.length());
      text.append(buffer, start, room);
      isCut |= room < position - start;
    } while (position == end && fill());
    endLine();
    return new Line(++number, text.toString(), isCut);
  }

  /** Passes over lines. */
  public void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  /** Makes {@code lines}, oldest first, the next ones. */
  public void giveBack(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      givenBack.addFirst(lines.get(i));
    }
  }

  private void endLine() throws IOException {
    if (position < end && buffer[position++] == '\r' && (position < end || fill())) {
      if (buffer[position] == '\n') {
        position++;
      }
    }
  }

  /** Reads on; false at the end. Everything before must have been used. */
  private boolean fill() throws IOException {
    position = 0;
    end = Math.max(0, reader.read(buffer, 0, buffer.length));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
