package io.tensoe.ingestion.seeds.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds UTF-8 whose bytes were read one by one as characters of another encoding. */
final class Utf8Runs {
  private static final Pattern GENITIVE = Pattern.compile("..[sS](?!\\p{L})");
  private static final String CLOSING = "’”…»›–—™";

  /** What follows a letter in right text; a no-break space stands before French signs. */
  private static final String PUNCTUATION = CLOSING + "“‘„‚«‹•·®©\u00A0";

  /** First characters of Greek, Cyrillic and Arabic letters, which start few names themselves. */
  private static final String FOREIGN = "ÎÏÐÑØÙ";

  private final String text;
  private final boolean isWindows;
  private final byte[] bytes; // of the characters of text; 0 = it is no byte of that encoding

  private Utf8Runs(String text, Charset charset) {
    this.text = text;
    isWindows = charset.name().equals("windows-1252");
    bytes = new byte[text.length()];
    CharsetEncoder encoder = charset.newEncoder();
    for (int i = 0; i < bytes.length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && c <= 0x9F) {
        bytes[i] = (byte) c; // Windows-1252 has five holes, which browsers read as controls
      } else if (c > 0x9F && encoder.canEncode(c)) {
        bytes[i] = String.valueOf(c).getBytes(charset)[0];
      }
    }
  }

  /** The text with every such sequence decoded once; others stay. */
  static String decoded(String text, Charset charset) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    Utf8Runs runs = new Utf8Runs(text, charset);
    StringBuilder decoded = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      String sequence = runs.sequence(i);
      boolean isOne = sequence != null && runs.isGarbled(i, sequence);
      decoded.append(isOne ? sequence : text.substring(i, i + 1));
      i += isOne ? runs.length(i) : 1;
    }
    return decoded.toString();
  }

  /** Bytes that the first one announces; 0 = it is none that begins a sequence. */
  private int length(int at) {
    int first = at < bytes.length ? bytes[at] & 0xFF : 0;
    return first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }

  private @Nullable String sequence(int at) {
    int length = length(at);
    if (length == 0 || at + length > bytes.length) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, at, length))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /**
   * Whether no right text reads like that. A single sequence proves it for Latin letters, signs and
   * emoji; of other scripts two must follow each other where punctuation is part of it, for {@code
   * ß”} and {@code é”…} occur.
   */
  private boolean isGarbled(int at, String sequence) {
    int point = sequence.codePointAt(0);
    boolean isPlain =
        point < 0x180
            || (point >= 0x1E00 && point < 0x2C00)
            || point == Showable.LOST
            || point >= 0x1F000;
    if (!isPlain
        && !isForeign(at)
        && !isFollowedBySame(at, point)
        && !isPrecededBySame(at, point)) {
      return false;
    }
    return length(at) > 2 || isPrecededBySame(at, point) || !mayBeRight(at);
  }

  /**
   * {@code IRMÃ”}: a capital of a word in capitals, or a word of one letter, then a closing sign.
   */
  private boolean mayBeRight(int at) {
    char first = text.charAt(at);
    char second = text.charAt(at + 1);
    boolean isGenitive =
        second == '’' && GENITIVE.matcher(text).region(at, text.length()).lookingAt();
    boolean endsWord =
        isGenitive || at + 2 == text.length() || !Character.isLetter(text.charAt(at + 2));
    boolean behindSmall = at > 0 && Character.isLowerCase(text.charAt(at - 1));
    return Character.isUpperCase(first) && CLOSING.indexOf(second) >= 0 && endsWord && !behindSmall;
  }

  /** Letters of another script, from characters that never stand together so. */
  private boolean isForeign(int at) {
    if (!isWindows) {
      return false;
    }
    boolean isSecond = PUNCTUATION.indexOf(text.charAt(at + 1)) >= 0;
    return length(at) == 2
        ? FOREIGN.indexOf(text.charAt(at)) >= 0 && !isSecond
        : !isSecond || PUNCTUATION.indexOf(text.charAt(at + 2)) < 0;
  }

  private boolean isFollowedBySame(int at, int point) {
    String next = sequence(at + length(at));
    return next != null && isSame(point, next.codePointAt(0));
  }

  private boolean isPrecededBySame(int at, int point) {
    for (int length = 2; length <= 4 && length <= at; length++) {
      String before = length(at - length) == length ? sequence(at - length) : null;
      if (before != null && isSame(point, before.codePointAt(0))) {
        return true;
      }
    }
    return false;
  }

  private boolean isSame(int one, int other) {
    return isWindows
        || (isEastAsian(one) && isEastAsian(other))
        || Character.UnicodeScript.of(one) == Character.UnicodeScript.of(other);
  }

  /** Kana, ideographs and the signs between them. */
  private static boolean isEastAsian(int point) {
    return point >= 0x3000 && point < 0xA000;
  }
}
