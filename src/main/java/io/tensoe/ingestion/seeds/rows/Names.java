package io.tensoe.ingestion.seeds.rows;

import io.tensoe.ingestion.seeds.text.Blanks;
import io.tensoe.ingestion.seeds.text.Showable;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Album and artist names as people type them. */
public final class Names {
  /**
   * Longest name in characters; the longest album title on record has 865
   * (https://en.wikipedia.org/wiki/The_Boy_Bands_Have_Won).
   */
  public static final int LONGEST = 1_000;

  /** Marks that copying from web pages leaves at the ends of a name; they show nothing. */
  private static final String INVISIBLE = "\u200B\u200E\u200F\u2060\uFEFF";

  private Names() {}

  /**
   * Trimmed, blanks and line breaks inside collapsed to one blank, NFC; verbatim otherwise.
   *
   * @param what the column or option, for the message
   * @throws BadRowException if it is blank, too long, or holds characters no name has
   */
  public static String clean(@Nullable String name, String what) throws BadRowException {
    String clean = name == null ? "" : collapsed(Normalizer.normalize(name, Normalizer.Form.NFC));
    if (clean.codePoints().allMatch(point -> Character.getType(point) == Character.FORMAT)) {
      throw new BadRowException(what + " is blank: fill it in");
    }
    if (clean.length() > LONGEST) {
      throw new BadRowException(
          what + " is longer than 1,000 characters: is a quote or line break missing before it?");
    }
    int bad = clean.codePoints().filter(Names::isNoText).findFirst().orElse(-1);
    if (bad == Showable.LOST) {
      throw new BadRowException(
          what + " holds a character that could not be read: save the file as UTF-8");
    }
    if (bad >= 0) {
      throw new BadRowException(
          String.format(
              Locale.ROOT, "%s holds the control character U+%04X: remove it", what, bad));
    }
    return clean;
  }

  /** Blanks of every script become one space; none, nor anything invisible, at the ends. */
  private static String collapsed(String name) {
    StringBuilder text = new StringBuilder(name.length());
    boolean gap = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Blanks.isBlank(c)) {
        gap = true;
      } else if (!text.isEmpty() || INVISIBLE.indexOf(c) < 0) {
        text.append(gap && !text.isEmpty() ? " " : "").append(c);
        gap = false;
      }
    }
    int end = text.length();
    while (end > 0
        && (text.charAt(end - 1) == ' ' || INVISIBLE.indexOf(text.charAt(end - 1)) >= 0)) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean isNoText(int point) {
    return point == Showable.LOST
        || Character.isISOControl(point)
        || Character.getType(point) == Character.SURROGATE;
  }
}
