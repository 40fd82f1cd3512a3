package io.tensoe.ingestion.sandbox.albums;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of names as the upstreams' searches compare them. Pure. */
public final class Text {
  private Text() {}

  /** Lower case words of letters and digits, without diacritics; empty for "( )". */
  public static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < plain.length(); ) {
      int letter = plain.codePointAt(i);
      i += Character.charCount(letter);
      if (Character.isLetterOrDigit(letter)) {
        word.appendCodePoint(letter);
      } else if (!isMark(letter) && letter != '\'' && letter != '\u2019' && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  /**
   * The parts of a line of our own files, without blanks around them; none when it is empty.
   *
   * @param separator a regular expression
   */
  public static List<String> parts(String text, String separator) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(separator, -1)).map(String::strip).toList();
  }

  private static boolean isMark(int letter) {
    return Character.getType(letter) == Character.NON_SPACING_MARK;
  }

  /** What makes two names the same page; the bare text when it has no letters or digits. */
  public static String key(String text) {
    List<String> words = words(text);
    return words.isEmpty() ? text.strip() : String.join(" ", words);
  }

  /** The part of an address made of a name: "A$AP Rocky" is "a-ap-rocky". */
  public static String slug(String text) {
    List<String> words = words(text);
    return words.isEmpty() ? "untitled" : String.join("-", words);
  }

  /** Text of an HTML element or a quoted attribute. */
  public static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#039;");
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Minutes and seconds as sites print them, "4:11" or "1:02:03". */
  public static String clock(int millis) {
    int seconds = Math.round(millis / 1000f);
    int minutes = seconds / 60;
    return minutes < 60
        ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
  }
}
