package io.tensoe.ingestion.seeds.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text that was decoded with the wrong encoding and saved so: {@code BjÃ¶rk}, {@code Bj√∂rk},
 * {@code Bjˆrk}. What may be right is left alone: {@code Ã} is a letter of Portuguese.
 */
public final class Garbled {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final @Nullable Charset MAC_ROMAN = TextEncoding.macRoman();

  /** Garbled twice is common (a spreadsheet, then an upload); more often nobody keeps a list. */
  private static final int MOST_ROUNDS = 3;

  /** {@code à} whose second character, a no-break space, became a blank or was trimmed. */
  private static final Pattern LOST_BLANK =
      Pattern.compile("(?<=\\p{Ll})Ã(?=\\s|$)|(?<!\\p{L})Ã(?=\\s\\p{Ll})");

  /** What is left of garbled text that lost a character, or of a letter that became "?". */
  private static final Pattern REMAINS =
      Pattern.compile(
          "ï¿½|â€|(?<=\\p{L})[ˆ¯¸‰‡„‚√¬]|[√¬](?=\\p{L})|(?<=\\p{Ll})\\?(?=\\p{Ll})"
              + "|(?<=[bcdfghjklmnpqrtvwxz])[šž](?=[bcdfghjklmnpqrtvwxz])");

  private Garbled() {}

  /** The text as it was meant; the same text when nothing says that it is garbled. */
  public static String mended(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    String mended = text;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      String next = decoded(mended);
      if (next.equals(mended)) {
        break;
      }
      mended = next;
    }
    mended = LOST_BLANK.matcher(mended).replaceAll("à");
    return mended.equals(text) && MAC_ROMAN != null ? exchanged(text, MAC_ROMAN) : mended;
  }

  /** As the encoding that explains more of it says. */
  private static String decoded(String text) {
    String windows = Utf8Runs.decoded(text, WINDOWS_1252);
    String mac = MAC_ROMAN == null ? windows : Utf8Runs.decoded(text, MAC_ROMAN);
    return mac.length() < windows.length() ? mac : windows;
  }

  /** Whether it looks garbled and cannot be mended. */
  public static boolean isBeyondRepair(String text) {
    return text.chars().anyMatch(c -> c > 0x7F || c == '?') && REMAINS.matcher(text).find();
  }

  /** Windows-1252 read as MacRoman, or the other way round: mended only where nothing else fits. */
  private static String exchanged(String text, Charset macRoman) {
    if (!hasImpossible(text)) {
      return text;
    }
    String fromMac = reread(text, macRoman, WINDOWS_1252);
    String fromWindows = reread(text, WINDOWS_1252, macRoman);
    if (isGood(fromMac) && isGood(fromWindows)) {
      return text; // "Man‡" is Manà or Maná
    }
    return isGood(fromMac) ? fromMac : isGood(fromWindows) ? fromWindows : text;
  }

  private static String reread(String text, Charset was, Charset is) {
    return was.newEncoder().canEncode(text) ? new String(text.getBytes(was), is) : "";
  }

  /** Signs that stand in no name behind a letter, or an accented capital that ends a word. */
  private static boolean hasImpossible(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean endsWord = i + 1 == text.length() || !Character.isLetter(text.charAt(i + 1));
      boolean isSign = "ˆ¯¸˜‰‡„‚".indexOf(c) >= 0 && Character.isLetter(text.charAt(i - 1));
      boolean isCapital =
          c > 0x7F
              && Character.isUpperCase(c)
              && endsWord
              && i > 1
              && Character.isLowerCase(text.charAt(i - 1))
              && Character.isLetter(text.charAt(i - 2));
      if (isSign || isCapital) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGood(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7F && (!Character.isLetter(c) || Plausibility.at(text, i) <= 0)) {
        return false;
      }
    }
    return !text.isEmpty() && !StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }
}
