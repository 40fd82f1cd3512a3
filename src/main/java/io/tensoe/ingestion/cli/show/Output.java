package io.tensoe.ingestion.cli.show;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output or error of a command. Unlike a plain {@link PrintStream} it remembers what went
 * wrong, so that a full disk is told from a reader that has left, and it makes characters visible
 * that would steer a terminal: text of upstreams, of input files and of error messages all come
 * through here. Safe for use by several threads.
 */
public final class Output extends PrintStream {
  /** Format of a file in its mode: https://man7.org/linux/man-pages/man7/inode.7.html */
  private static final int FORMAT = 0170000;

  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private final String name;
  private final Remembering target;
  private final boolean isPipe;
  private final boolean isTerminal;

  private Output(String name, Remembering target, boolean isPipe, boolean isTerminal) {
    super(target, true, StandardCharsets.UTF_8);
    this.name = name;
    this.target = target;
    this.isPipe = isPipe;
    this.isTerminal = isTerminal;
  }

  /** Standard output of this process. */
  public static Output stdout() {
    return of("stdout", FileDescriptor.out, 1);
  }

  /** Standard error of this process. */
  public static Output stderr() {
    return of("stderr", FileDescriptor.err, 2);
  }

  private static Output of(String name, FileDescriptor descriptor, int number) {
    Path place = Path.of("/dev/fd/" + number);
    return new Output(
        name, new Remembering(new FileOutputStream(descriptor)), isPipe(place), isTerminal(place));
  }

  /**
   * The same for any stream, as a pipe that no terminal shows.
   *
   * @param name how messages call it
   */
  public static Output to(String name, OutputStream stream) {
    return stream instanceof Output output
        ? output
        : new Output(name, new Remembering(stream), false, false);
  }

  private static boolean isPipe(Path place) {
    try {
      int format = (Integer) Files.getAttribute(place, "unix:mode") & FORMAT;
      return format == PIPE || format == SOCKET;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static boolean isTerminal(Path place) {
    try {
      return place.toRealPath().toString().matches("/dev/(pts/\\d+|tty.*|console)");
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a terminal shows it. */
  public boolean isTerminal() {
    return isTerminal;
  }

  /**
   * What a person must hear about: something could not be written, and not because the reader of a
   * pipe has left ({@code | head}), which is no failure.
   *
   * @return null = nothing
   */
  public @Nullable String failure() {
    flush();
    @Nullable IOException failed = target.failed;
    if (failed == null) {
      return null;
    }
    String message = String.valueOf(failed.getMessage());
    boolean isReaderGone = isPipe || message.toLowerCase(Locale.ROOT).contains("broken pipe");
    return isReaderGone ? null : name + ": " + message;
  }

  @Override
  public void print(@Nullable String text) {
    super.print(DisplayText.visible(String.valueOf(text)));
  }

  @Override
  public void print(@Nullable Object value) {
    print(String.valueOf(value));
  }

  /** The text as it is, for what steers the terminal on purpose and for values of programs. */
  public void raw(String text) {
    super.print(text);
  }

  /** The stream without any change to text, for libraries that steer the terminal. */
  public PrintStream raw() {
    return new PrintStream(target, true, StandardCharsets.UTF_8);
  }

  /** Keeps the first failure. After it nothing is written any more. */
  private static final class Remembering extends FilterOutputStream {
    private volatile @Nullable IOException failed;

    Remembering(OutputStream target) {
      super(target);
    }

    @Override
    public void write(int letter) throws IOException {
      write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int first, int count) throws IOException {
      @Nullable IOException before = failed;
      if (before != null) {
        throw before;
      }
      try {
        out.write(bytes, first, count);
      } catch (IOException e) {
        failed = e;
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        failed = failed == null ? e : failed;
        throw e;
      }
    }
  }
}
