package io.tensoe.ingestion.match.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Letters made comparable: one form, one case, no accents. Punctuation and blanks stay. */
public final class Letters {
  /** Letters that have no canonical decomposition, and so survive the stripping of marks. */
  private static final Map<Integer, String> SPELT =
      Map.ofEntries(
          spelt('ø', "o"),
          spelt('ł', "l"),
          spelt('đ', "d"),
          spelt('ð', "d"),
          spelt('þ', "th"),
          spelt('ß', "ss"),
          spelt('æ', "ae"),
          spelt('œ', "oe"),
          spelt('ı', "i"),
          spelt('ħ', "h"),
          spelt('ŧ', "t"),
          spelt('ŋ', "n"),
          spelt('ƒ', "f"),
          spelt('ə', "e"),
          spelt('ς', "σ"));

  private Letters() {}

  private static Map.Entry<Integer, String> spelt(char letter, String plain) {
    return Map.entry((int) letter, plain);
  }

  static boolean areAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /**
   * Lower case, compatibility forms unified, accents of Latin and Greek letters and optional vowel
   * points of Hebrew and Arabic removed. Marks that make another letter stay: が is not か, й is not
   * и, and Hangul stays composed.
   */
  static String plain(String text) {
    if (areAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String compatible = Normalizer.normalize(typed(text), Normalizer.Form.NFKC);
    String split = Normalizer.normalize(lower(compatible), Normalizer.Form.NFD);
    return composed(withoutMarks(split));
  }

  /** A name without letters that not every keyboard has: Mueller for Müller, Pink for P!nk. */
  public static String typedOut(String text) {
    StringBuilder out = new StringBuilder(text.length() + 4);
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case 'ä', 'Ä', 'æ', 'Æ' -> out.append("ae");
        case 'ö', 'Ö', 'ø', 'Ø' -> out.append("oe");
        case 'ü', 'Ü' -> out.append("ue");
        case 'å', 'Å' -> out.append("aa");
        case '!' -> out.append(isBetweenLetters(text, i) ? 'i' : '!');
        default -> out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private static boolean isBetweenLetters(String text, int i) {
    return i > 0
        && i < text.length() - 1
        && Character.isLetter(text.charAt(i - 1))
        && Character.isLetter(text.charAt(i + 1));
  }

  static String composed(String text) {
    return areAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** Signs that NFKC would turn into letters or loose accents, brought to what people type. */
  private static String typed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\u2122', '\u2120', '\u00ae', '\u00a9' -> {} // trade mark signs: ™ would become "tm"
        case '\u00b4' -> out.append('\'');
        case '\u00a8', '\u00af', '\u00b8' -> out.append(' '); // loose accents
        case '\u00d7' -> out.append('x');
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static String lower(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(Character.toLowerCase(c)));
    return out.toString();
  }

  private static String withoutMarks(String decomposed) {
    StringBuilder out = new StringBuilder(decomposed.length());
    int base = ' ';
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      i += Character.charCount(c);
      if (isInvisible(c) || (isAccent(c) && !makesALetter(base, c))) {
        continue;
      }
      base = Character.getType(c) == Character.NON_SPACING_MARK ? base : c;
      appendPlain(out, c);
    }
    return out.toString();
  }

  private static void appendPlain(StringBuilder out, int c) {
    String spelling = SPELT.get(c);
    if (spelling != null) {
      out.append(spelling);
    } else if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
      out.append(Character.digit(c, 10));
    } else {
      out.appendCodePoint(c);
    }
  }

  /** Zero-width characters, direction marks, soft hyphens, variation selectors. */
  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT || (c >= 0xfe00 && c <= 0xfe0f);
  }

  /** General accents, Hebrew points, Arabic vowel signs and tatweel; no marks of other scripts. */
  private static boolean isAccent(int c) {
    return (c >= 0x0300 && c <= 0x036f)
        || (c >= 0x1ab0 && c <= 0x1aff)
        || (c >= 0x1dc0 && c <= 0x1dff)
        || (c >= 0x20d0 && c <= 0x20ff)
        || (c >= 0x0591 && c <= 0x05c7 && Character.getType(c) == Character.NON_SPACING_MARK)
        || (c >= 0x064b && c <= 0x065f)
        || c == 0x0670
        || c == 0x0640;
  }

  /** Cyrillic й, ў, ї, ќ are letters of their own; ё is written as е too often to be told apart. */
  private static boolean makesALetter(int base, int mark) {
    if (Character.UnicodeScript.of(base) != Character.UnicodeScript.CYRILLIC || base == 'е') {
      return false;
    }
    String pair = Character.toString(base) + Character.toString(mark);
    return Normalizer.normalize(pair, Normalizer.Form.NFC).length() == 1;
  }
}
