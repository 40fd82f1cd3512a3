package io.tensoe.ingestion.match.text;

/** Texts of others in messages of ours. */
public final class Excerpt {
  private Excerpt() {}

  /**
   * The text on one line, without characters that steer a terminal.
   *
   * @param most characters of the result; a longer text is cut and ends with an ellipsis
   */
  public static String of(String text, int most) {
    String plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
    if (plain.length() <= most) {
      return plain;
    }
    int end = most - 1;
    return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }
}
