package io.tensoe.ingestion.match.text;

import java.util.Set;

/** Names made comparable. */
public final class TextKey {
  /** What {@code &} is called between two other words. */
  private static final Set<String> ANDS = Set.of("&", "+", "und", "et", "y");

  private TextKey() {}

  /**
   * Case, accents, punctuation and blanks folded away; never blank for a text that is not blank.
   * Words are separated by one blank; {@code & + and und et y} between words are all {@code and}; a
   * leading article stays. Symbols ({@code ÷ ★ $ =}) are kept, and a text of nothing but
   * punctuation keeps its stripped form: {@code "( )"}, {@code "!!!"}. Letters of other scripts are
   * not transliterated. A text beyond 1,000 characters ends in a digest of the whole, so that two
   * of them are one only when they are equal.
   *
   * @return idempotent: folding a key again gives the same key
   */
  public static String fold(String text) {
    return ComparedText.shortened(folded(ComparedText.shortened(text)));
  }

  private static String folded(String text) {
    String letters = Letters.plain(text);
    // marks may have become neighbours where an apostrophe vanished between them
    String words = Letters.composed(words(letters));
    if (!words.isEmpty()) {
      return words.indexOf(' ') < 0 ? words : withOneAnd(words);
    }
    String bare = String.join(" ", letters.strip().split("\\s+"));
    return bare.isBlank() && !text.isBlank() ? text : bare;
  }

  private static String words(String letters) {
    StringBuilder out = new StringBuilder(letters.length() + 4);
    boolean gap = false;
    for (int i = 0; i < letters.length(); ) {
      int c = letters.codePointAt(i);
      int next = i + Character.charCount(c);
      switch (Sign.of(c)) {
        case LETTER -> {
          appendAfterGap(out, c, gap);
          gap = false;
        }
        case SYMBOL -> {
          appendAfterGap(out, c, true);
          gap = true;
        }
        case SILENT -> {}
        case DOT -> gap |= !isInAcronym(letters, i);
        case COMMA -> gap |= !isBetweenThousands(letters, i);
        case BULLET -> gap |= !isBetweenLetters(letters, i);
        case MINUS -> {
          if (isWordCharacter(letters, i - 1) && isWordCharacter(letters, next)) {
            gap = true;
          } else {
            appendAfterGap(out, c, true);
            gap = true;
          }
        }
        case GAP -> gap = true;
      }
      i = next;
    }
    return out.toString();
  }

  /** Japanese and Chinese are written without blanks, so a blank there says nothing. */
  private static void appendAfterGap(StringBuilder out, int c, boolean gap) {
    if (gap
        && !out.isEmpty()
        && !(isUnspaced(c) && isUnspaced(out.codePointBefore(out.length())))) {
      out.append(' ');
    }
    out.appendCodePoint(c);
  }

  private static boolean isUnspaced(int c) {
    if (c < 0x2e80) {
      return false;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA -> true;
      default -> c == 'ー';
    };
  }

  /** The dots of R.E.M. join, those of "J.Cole", "Vol.1" and "MM..FOOD" separate. */
  private static boolean isInAcronym(String text, int dot) {
    return isLetter(text, dot - 1)
        && !isWordCharacter(text, dot - 2)
        && isLetter(text, dot + 1)
        && !isWordCharacter(text, dot + 2);
  }

  /** 10,000 is 10000, but "1, 2, 3" are three. */
  private static boolean isBetweenThousands(String text, int comma) {
    return isDigit(text, comma - 1)
        && isDigit(text, comma + 1)
        && isDigit(text, comma + 2)
        && isDigit(text, comma + 3)
        && !isDigit(text, comma + 4);
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static boolean isBetweenLetters(String text, int at) {
    return isLetter(text, at - 1) && isLetter(text, at + 1);
  }

  private static boolean isLetter(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
  }

  private static boolean isWordCharacter(String text, int at) {
    return at >= 0 && at < text.length() && Sign.of(text.charAt(at)) == Sign.LETTER;
  }

  private static String withOneAnd(String words) {
    String[] parts = words.split(" ", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean inside = i > 0 && i < parts.length - 1;
      if (parts[i].equals("&") || (inside && ANDS.contains(parts[i]))) {
        parts[i] = "and";
      }
    }
    return String.join(" ", parts);
  }
}
