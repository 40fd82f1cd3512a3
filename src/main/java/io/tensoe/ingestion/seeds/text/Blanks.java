package io.tensoe.ingestion.seeds.text;

/** Blanks of every script. */
public final class Blanks {
  private Blanks() {}

  /** Not {@link Character#isWhitespace}: that takes the separators U+001C to U+001F for blanks. */
  public static boolean isBlank(char c) {
    return switch (c) {
      case '\t', '\n', '\u000B', '\f', '\r', '\u0085' -> true;
      default -> Character.isSpaceChar(c);
    };
  }
}
