package io.tensoe.ingestion.seeds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
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
    byte[] head = head(file);
    if (startsWith(head, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2, "is UTF-16, read as such");
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2, "is UTF-16, read as such");
    }
    int markLength = startsWith(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    Utf8Tally tally = Utf8Tally.of(file);
    if (tally.wrong() == 0) {
      return new TextEncoding(StandardCharsets.UTF_8, markLength, null);
    }
    if (markLength == 0 && tally.sequences() * CHANCE <= tally.wrong()) {
      return new TextEncoding(WINDOWS_1252, 0, "is Windows-1252, read as such");
    }
    return new TextEncoding(
        StandardCharsets.UTF_8,
        markLength,
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

  private static byte[] head(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return bytes.readNBytes(3);
    }
  }

  private static boolean startsWith(byte[] head, int... mark) {
    return head.length >= mark.length
        && IntStream.range(0, mark.length).allMatch(i -> (head[i] & 0xFF) == mark[i]);
  }
}
