package io.tensoe.ingestion.cli.show;

import java.util.Locale;

/** Text as a terminal shows it, in columns of the terminal. */
final class DisplayText {
  private static final String ELLIPSIS = "…";

  private DisplayText() {}

  /** One line of a table: white space is blanks, all that would steer the terminal is visible. */
  static String safe(String text) {
    return visible(text.replaceAll("[\\t\\n\\x0B\\f\\r]", " "));
  }

  /**
   * Without what would steer a terminal: such a character is written as its code, {@code \\u001b}.
   * In JSON that is the same text, for there it can only stand inside a string. Ends of lines and
   * tabs stay.
   */
  static String visible(String text) {
    if (text.chars().noneMatch(DisplayText::steers)) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (steers(c)) {
        safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  /**
   * Control characters (C0, DEL, C1), which move the cursor, change colours and titles, and those
   * that turn the direction of what follows (https://www.unicode.org/reports/tr9/), so that it
   * reads as something else; ends of lines of Unicode.
   */
  private static boolean steers(int c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t')
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x2028
        || c == 0x2029;
  }

  /** How many columns the text takes. */
  static int width(String text) {
    return text.codePoints().map(DisplayText::width).sum();
  }

  /** The text in exactly so many columns: cut with an ellipsis, or filled with blanks. */
  static String fit(String text, int columns, boolean isRight) {
    String cut = width(text) <= columns ? text : cut(text, columns);
    String blanks = " ".repeat(Math.max(0, columns - width(cut)));
    return isRight ? blanks + cut : cut + blanks;
  }

  private static String cut(String text, int columns) {
    StringBuilder kept = new StringBuilder();
    int taken = width(ELLIPSIS.codePointAt(0));
    for (int c : text.codePoints().toArray()) {
      if (taken + width(c) > columns) {
        break;
      }
      taken += width(c);
      kept.appendCodePoint(c);
    }
    return kept.append(ELLIPSIS).toString();
  }

  /** 0 for marks on the letter before, 2 for what East Asian typography sets on a full square. */
  private static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /** Wide and full-width ranges of https://www.unicode.org/Public/16.0.0/ucd/EastAsianWidth.txt */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F) // Hangul initials
        || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F) // CJK, kana, Yi
        || (c >= 0xA960 && c <= 0xA97F) // Hangul extended
        || (c >= 0xAC00 && c <= 0xD7A3) // Hangul
        || (c >= 0xF900 && c <= 0xFAFF) // CJK compatibility
        || (c >= 0xFE30 && c <= 0xFE6F) // vertical and small forms
        || (c >= 0xFF00 && c <= 0xFF60) // full-width letters
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1F64F) // pictures and faces
        || (c >= 0x1F900 && c <= 0x1F9FF)
        || (c >= 0x20000 && c <= 0x3FFFD); // CJK extensions
  }
}
