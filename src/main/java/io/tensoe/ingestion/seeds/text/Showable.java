package io.tensoe.ingestion.seeds.text;

import org.jspecify.annotations.Nullable;

/** Text of a bad row, made fit to be stored and shown. */
public final class Showable {
  /** The mark Unicode has for a lost character. A name that holds it is never accepted. */
  public static final char LOST = '\uFFFD';

  /** Longest text kept of a bad row, in characters: enough to find it, whatever the file holds. */
  private static final int LONGEST = 4_000;

  private Showable() {}

  /**
   * Cut to 4,000 characters; what neither a Postgres text nor UTF-8 can hold (NUL, half a surrogate
   * pair) and every other control character becomes U+FFFD. Because no name with U+FFFD is
   * accepted, a bad row that is read again stays bad until a person has corrected it.
   */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST));
    for (int i = 0; i < text.length() && shown.length() < LONGEST; ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      shown.appendCodePoint(isShowable(point) ? point : LOST);
    }
    return shown.toString();
  }

  /** The beginning of a text, for one line of a message: at most 150 characters. */
  public static String excerpt(String text) {
    String line = of(text).replaceAll("\\s+", " ").strip();
    return line.length() <= 150 ? line : line.substring(0, 150) + "…";
  }

  public static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : of(text);
  }

  private static boolean isShowable(int point) {
    return switch (point) {
      case '\t', '\n', '\r' -> true;
      default -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
    };
  }
}
