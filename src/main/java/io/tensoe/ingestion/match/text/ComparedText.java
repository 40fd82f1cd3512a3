package io.tensoe.ingestion.match.text;

import io.tensoe.ingestion.files.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * How much is compared. An upstream may send names and track lists of any length; matching must
 * stay linear in them, and two long texts must not become one by being cut.
 */
public final class ComparedText {
  /**
   * Characters of a name; the longest album title on record has 865
   * (https://en.wikipedia.org/wiki/The_Boy_Bands_Have_Won). Longer texts are only equal or not.
   */
  public static final int NAME = 1_000;

  /** Characters up to which two names are compared letter by letter, which takes their product. */
  public static final int LETTERS = 100;

  private ComparedText() {}

  /** A text within {@link #NAME}: as it is, or its beginning and a digest of the whole. */
  static String shortened(String text) {
    return text.length() <= NAME ? text : beginning(text, NAME - 100) + ' ' + digest(text);
  }

  /** The first characters, none of them halved, without blanks at the end. */
  public static String beginning(String text, int length) {
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end).stripTrailing();
  }

  /** 64 hexadecimal digits. */
  public static String digest(String text) {
    return Sha256.hex(Sha256.of(text.getBytes(StandardCharsets.UTF_16BE)));
  }
}
