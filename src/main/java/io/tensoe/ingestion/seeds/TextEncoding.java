package io.tensoe.ingestion.seeds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a file become text, found by reading it once.
 *
 * <p>A byte order mark decides. Without one, what is UTF-8 throughout is UTF-8. What is not is
 * Windows-1252, unless it also holds UTF-8 sequences of several bytes (more than one for ten bytes
 * that are wrong): those hardly ever arise by chance, so the file is UTF-8 with damage. Then the
 * damaged names are rejected one by one, loudly, instead of every good name being garbled in
 * silence.
 *
 * @param charset of the text
 * @param markLength length of the byte order mark in bytes; 0 = none
 * @param note what is unusual, to be said after the file's name; null = nothing
 */
record TextEncoding(Charset charset, int markLength, @Nullable String note) {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** Wrong bytes for each UTF-8 sequence of several bytes, from which on these are chance. */
  private static final int CHANCE = 10;

  static TextEncoding of(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] head = bytes.readNBytes(3);
      if (startsWith(head, 0xFF, 0xFE)) {
        return new TextEncoding(StandardCharsets.UTF_16LE, 2, "is UTF-16, read as such");
      }
      if (startsWith(head, 0xFE, 0xFF)) {
        return new TextEncoding(StandardCharsets.UTF_16BE, 2, "is UTF-16, read as such");
      }
    }
    Utf8Tally tally = Utf8Tally.of(file);
    boolean isMarked = tally.startsWithMark();
    if (tally.wrong() == 0) {
      return new TextEncoding(StandardCharsets.UTF_8, isMarked ? 3 : 0, null);
    }
    if (!isMarked && tally.sequences() * CHANCE <= tally.wrong()) {
      return new TextEncoding(WINDOWS_1252, 0, "is Windows-1252, read as such");
    }
    return new TextEncoding(
        StandardCharsets.UTF_8,
        isMarked ? 3 : 0,
        "is UTF-8 with " + tally.wrong() + " damaged characters; names with one are rejected");
  }

  /** The text behind the mark; what cannot be decoded reads as U+FFFD. */
  Reader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    bytes.skipNBytes(markLength);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    return new BufferedReader(new InputStreamReader(bytes, decoder));
  }

  private static boolean startsWith(byte[] head, int first, int second) {
    return head.length >= 2 && (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
  }

  /**
   * @param startsWithMark whether the text starts with U+FEFF
   * @param sequences correct characters beyond ASCII, the mark apart
   * @param wrong sequences of bytes that are no UTF-8
   */
  private record Utf8Tally(boolean startsWithMark, long sequences, long wrong) {
    static Utf8Tally of(Path file) throws IOException {
      CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
      ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
      CharBuffer text = CharBuffer.allocate(1 << 16);
      boolean isFirst = true;
      boolean startsWithMark = false;
      long sequences = 0;
      long wrong = 0;
      try (InputStream in = Files.newInputStream(file)) {
        boolean isEnd = false;
        while (!isEnd) {
          int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
          isEnd = read < bytes.remaining();
          bytes.position(bytes.position() + read).flip();
          CoderResult result;
          do {
            result = decoder.decode(bytes, text, isEnd);
            text.flip();
            if (isFirst && text.hasRemaining()) {
              isFirst = false;
              startsWithMark = text.get(0) == '\uFEFF';
            }
            sequences += text.chars().filter(c -> c > 0x7F && !isLowSurrogate(c)).count();
            text.clear();
            if (result.isError()) {
              wrong++;
              bytes.position(bytes.position() + result.length());
            }
          } while (!result.isUnderflow());
          bytes.compact();
        }
      }
      return new Utf8Tally(startsWithMark, sequences - (startsWithMark ? 1 : 0), wrong);
    }

    private static boolean isLowSurrogate(int c) {
      return Character.isLowSurrogate((char) c);
    }
  }
}
