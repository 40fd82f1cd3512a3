package io.tensoe.ingestion.match.text;

/** What a character does to the word it stands in. */
enum Sign {
  /** Part of a word: letters, digits, marks of other scripts, currency signs (Ke$ha). */
  LETTER,
  /** A word of its own: {@code & + = ÷ ★ †}. */
  SYMBOL,
  /** Vanishes: apostrophes. */
  SILENT,
  /** A full stop: part of an acronym, or a gap. */
  DOT,
  /** A comma: nothing between thousands, else a gap. */
  COMMA,
  /** A bullet or middle dot: decoration inside a word (E•MO•TION), else a gap. */
  BULLET,
  /** The minus sign: a hyphen between letters (Jay−Z), else a word of its own (Ed Sheeran's −). */
  MINUS,
  /** Ends a word: blanks, brackets, dashes, all other punctuation. */
  GAP;

  private static final Sign[] ASCII = new Sign[0x80];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = slowly(c);
    }
  }

  static Sign of(int c) {
    return c < ASCII.length ? ASCII[c] : slowly(c);
  }

  private static Sign slowly(int c) {
    return switch (c) {
      case '\'', '`', '´', '‘', '’', '‛', '′', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ˈ', 'ꞌ', '՚', '׳' -> SILENT;
      case '−' -> MINUS;
      case '.' -> DOT;
      case ',' -> COMMA;
      case '•', '·', '‧', '∙', '⋅' -> BULLET;
      case '&', '†', '‡', '§', '¶' -> SYMBOL;
      case '|', '~', '<', '>', '⁄' -> GAP;
      default -> byType(c);
    };
  }

  private static Sign byType(int c) {
    return switch (Character.getType(c)) {
      case Character.MATH_SYMBOL, Character.OTHER_SYMBOL -> SYMBOL;
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.MODIFIER_SYMBOL,
          Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          GAP;
      default -> LETTER;
    };
  }
}
