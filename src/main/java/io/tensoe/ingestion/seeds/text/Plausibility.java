package io.tensoe.ingestion.seeds.text;

import java.util.regex.Pattern;

/**
 * How likely a character beyond ASCII stands where it stands in a name. Bytes that were read in a
 * wrong encoding give signs inside words and capitals behind small letters.
 */
final class Plausibility {
  private static final String RARE = "šžœŠŽŒ";
  private static final String RARE_START = "òçîêìïëùûõ"; // in any word
  private static final String NO_NAME = "ﬁﬂƒıŸ";
  private static final String ACCENTS = "ˆ˜¯¸";
  private static final String OPENING = "“‘„‚«‹¿¡";
  private static final String CLOSING = "”»›";

  /** What follows an apostrophe in English. */
  private static final Pattern CONTRACTION =
      Pattern.compile("(?is)(?:s|t|d|m|ll|re|ve)(?!\\p{L}).*");

  /** Boys’ and Livin’: what was left out behind it. */
  private static final Pattern LEFT_OUT = Pattern.compile("(?i)(?:s|in)$");

  private Plausibility() {}

  /** Sum over all characters beyond ASCII; the more, the better. */
  static double of(String text) {
    double sum = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        sum += at(text, i);
      }
    }
    return sum;
  }

  /**
   * One character.
   *
   * @return 1 = usual there, 0 = says nothing, -1 = odd, -2 and less = hardly possible
   */
  static double at(String text, int i) {
    char c = text.charAt(i);
    char before = i == 0 ? ' ' : text.charAt(i - 1);
    char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
    boolean behindLetter = Character.isLetter(before);
    boolean beforeLetter = Character.isLetter(after);
    if (c == Showable.LOST || Character.isISOControl(c)) {
      return -3;
    }
    if (NO_NAME.indexOf(c) >= 0) {
      return -1;
    }
    return switch (Character.getType(c)) {
      case Character.LOWERCASE_LETTER -> small(c, before, after) - (isNameStart(text, i) ? 0.2 : 0);
      case Character.UPPERCASE_LETTER -> capital(c, before, after);
      default -> {
        if (OPENING.indexOf(c) >= 0) {
          yield behindLetter || !Character.isLetterOrDigit(after) ? -1 : c == '„' ? 0.5 : 1;
        }
        if (CLOSING.indexOf(c) >= 0) {
          yield beforeLetter || Character.isWhitespace(before) ? -1 : 1;
        }
        yield sign(text, i, behindLetter, beforeLetter);
      }
    };
  }

  /** Names begin with a capital more often than not. */
  private static boolean isNameStart(String text, int i) {
    char before = i == 0 ? ',' : text.charAt(i - 1);
    return ",;\t\"“".indexOf(before) >= 0
        || (before == ' ' && RARE_START.indexOf(text.charAt(i)) >= 0);
  }

  private static double small(char c, char before, char after) {
    if (Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN) {
      return -1;
    }
    if (Character.isUpperCase(before) && Character.isUpperCase(after)) {
      return -2;
    }
    if (c == 'œ' && after == 'u') {
      return 1.5;
    }
    if (c == 'à' && Character.isLetter(after)) {
      return 0; // it ends words
    }
    if (c == 'ç' && "aouAOU".indexOf(after) < 0) {
      return 0.2;
    }
    boolean isInWord = Character.isLetter(before) || Character.isLetter(after);
    return !isInWord ? 0.3 : RARE.indexOf(c) >= 0 ? 0.2 : 1;
  }

  private static double capital(char c, char before, char after) {
    if (Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN) {
      return -1;
    }
    if (Character.isLowerCase(before)) {
      return Character.isLowerCase(after) ? -1 : -2;
    }
    boolean isInWord = Character.isLetter(before) || Character.isLetter(after);
    return !isInWord ? 0.3 : RARE.indexOf(c) >= 0 ? 0.2 : 1;
  }

  private static double sign(String text, int i, boolean behindLetter, boolean beforeLetter) {
    boolean isInside = behindLetter && beforeLetter;
    return switch (text.charAt(i)) {
      case '\u2019' -> apostrophe(text, i, behindLetter, beforeLetter);
      case '–', '—' -> isInside ? -1 : behindLetter || beforeLetter ? 0 : 1;
      case '…' -> isInside ? -1 : behindLetter ? 1 : 0.3;
      case '\u00A0' -> 0;
      case '·', '°', '®', '™', '©', '´', '¨', '²', '³', '½' -> isInside ? -1 : 0;
      default -> ACCENTS.indexOf(text.charAt(i)) >= 0 || behindLetter || beforeLetter ? -2 : 0;
    };
  }

  private static double apostrophe(String text, int i, boolean behindLetter, boolean beforeLetter) {
    if (!behindLetter) {
      return beforeLetter ? 0.3 : -0.5;
    }
    String rest = text.substring(i + 1, Math.min(text.length(), i + 4));
    boolean isPlural =
        !beforeLetter && LEFT_OUT.matcher(text.substring(Math.max(0, i - 2), i)).find();
    boolean isElided = i == 1 || !Character.isLetter(text.charAt(i - 2));
    boolean isContraction = CONTRACTION.matcher(rest).matches();
    return isContraction || isPlural || (isElided && beforeLetter) ? 1.5 : 0.8;
  }
}
