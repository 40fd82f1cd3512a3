package io.tensoe.ingestion.seeds.text;

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
 * Windows-1252 or MacRoman, unless it also holds UTF-8 sequences of several bytes (more than one
 * for ten bytes that are wrong): those hardly ever arise by chance, so the file is UTF-8 with
 * damage. Then the damaged names are rejected one by one, loudly, instead of every good name being
 * garbled in silence.
 *
 * @param charset of the text
 * @param markLength length of the byte order mark in bytes; 0 = none
 * @param note what is unusual, to be said after the file's name; null = nothing
 */
public record TextEncoding(Charset charset, int markLength, @Nullable String note) {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** Wrong bytes for each UTF-8 sequence of several bytes, from which on these are chance. */
  private static final int CHANCE = 10;

  /** Bytes looked at for UTF-16 without a mark. */
  private static final int HEAD = 4_096;

  public static TextEncoding of(Path file) throws IOException {
    byte[] head = head(file);
    if (startsWith(head, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2, "is UTF-16, read as such");
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2, "is UTF-16, read as such");
    }
    Charset unmarked = unmarkedUtf16(head);
    if (unmarked != null) {
      return new TextEncoding(unmarked, 0, "is UTF-16 without a mark, read as such");
    }
    int markLength = startsWith(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    Utf8Tally tally = Utf8Tally.of(file);
    if (tally.wrong() == 0) {
      return new TextEncoding(StandardCharsets.UTF_8, markLength, null);
    }
    if (markLength == 0 && tally.sequences() * CHANCE <= tally.wrong()) {
      return legacy(file);
    }
    return new TextEncoding(
        StandardCharsets.UTF_8,
        markLength,
        "is UTF-8 with " + tally.wrong() + " damaged characters; names with one are rejected");
  }

  /** Mac's encoding before UTF-8; null on a Java that was built without it. */
  static @Nullable Charset macRoman() {
    return Charset.isSupported("x-MacRoman") ? Charset.forName("x-MacRoman") : null;
  }

  /** Excel writes CSV in the encoding of its machine: the one whose letters make words. */
  private static TextEncoding legacy(Path file) throws IOException {
    Charset mac = macRoman();
    TextEncoding windows = new TextEncoding(WINDOWS_1252, 0, "is Windows-1252, read as such");
    if (mac == null) {
      return windows;
    }
    TextEncoding old = new TextEncoding(mac, 0, "is MacRoman (Excel for Mac), read as such");
    return old.plausibility(file) > windows.plausibility(file) ? old : windows;
  }

  private double plausibility(Path file) throws IOException {
    double sum = 0;
    try (Lines lines = new Lines(open(file))) {
      for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
        sum += Plausibility.of(line.text());
      }
    }
    return sum;
  }

  /** ASCII is a good part of any list, so many zeros stand in every other byte of UTF-16. */
  private static @Nullable Charset unmarkedUtf16(byte[] head) {
    int[] zeros = new int[2];
    for (int i = 0; i < head.length; i++) {
      zeros[i % 2] += head[i] == 0 ? 1 : 0;
    }
    int most = head.length / 2;
    if (most < 8 || (head[0] == 0) == (head[1] == 0)) {
      return null; // an archive, for example
    }
    boolean isLittle = zeros[1] > most * 0.2 && zeros[0] < zeros[1] * 0.05;
    boolean isBig = zeros[0] > most * 0.2 && zeros[1] < zeros[0] * 0.05;
    return isLittle ? StandardCharsets.UTF_16LE : isBig ? StandardCharsets.UTF_16BE : null;
  }

  /** The text behind the mark; what cannot be decoded reads as U+FFFD. */
  public Reader open(Path file) throws IOException {
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
      return bytes.readNBytes(HEAD);
    }
  }

  private static boolean startsWith(byte[] head, int... mark) {
    return head.length >= mark.length
        && IntStream.range(0, mark.length).allMatch(i -> (head[i] & 0xFF) == mark[i]);
  }
}
