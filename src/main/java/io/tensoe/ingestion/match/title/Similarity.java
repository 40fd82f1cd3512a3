package io.tensoe.ingestion.match.title;

import io.tensoe.ingestion.match.text.EditDistance;
import io.tensoe.ingestion.match.text.Numerals;
import io.tensoe.ingestion.match.text.Remembered;
import java.util.regex.Pattern;

/**
 * How alike two names are, 0 to 1. Strict on purpose: the titles that string distances confuse (Now
 * 85 and Now 86, Red and Red (Taylor's Version), Led Zeppelin and Led Zeppelin II) differ in few
 * letters, so numbers and versions decide before letters do.
 */
public final class Similarity {
  /** Below this two titles are different things. */
  public static final double SAME = 0.8;

  private static final Pattern ARTICLE =
      Pattern.compile("^(?:the|a|an|el|la|le|les|los|las|der|die|das) (?=.)");
  private static final Pattern TRAILING_ARTICLE = Pattern.compile("^(.+) the$");
  private static final Pattern SHORT_AND = Pattern.compile("(?<= )n(?= )");

  private static final Pattern BRITISH_OUR =
      Pattern.compile(
          "\\b(col|fav|flav|hon|harb|neighb|rum|hum|behavi|arm|lab|sav|vap|splend|parl)our");
  private static final Pattern BRITISH_RE = Pattern.compile("\\b(theat|cent|spect|lust|fib)re\\b");

  /** Words shorter than this are too often other words (heart, heard) to be misspelt ones. */
  private static final int TYPO_LETTERS = 6;

  /** Letters of the shortest word in which a slip is looked for. */
  private static final int SLIP_LETTERS = 4;

  /** Every track is compared with every other of its album. */
  private static final Remembered<String> SOFT = new Remembered<>(Similarity::softened);

  private Similarity() {}

  /** Two album titles by the same artist: 0 = different things, 1 = one name. */
  public static double ofAlbums(Title left, Title right) {
    if (left.whole().equals(right.whole())) {
      return 1;
    }
    if (!Version.agree(left.versions(), right.versions()) || yearsDiffer(left, right)) {
      return 0;
    }
    double names = ofNames(left.name(), right.name());
    if (names == 0 && left.typed().equals(right.typed())) {
      return 0.96;
    }
    if (names == 0 && american(left.name()).equals(american(right.name()))) {
      return 0.95;
    }
    return Math.max(names, 0.88 * withoutLead(left, right));
  }

  /**
   * Whether the titles differ only by a bracket on one side that nobody understood, as in "Weezer"
   * and "Weezer (Green Album)": the same only if something else, such as the year, says so.
   */
  public static boolean isNamedApart(Title left, Title right) {
    return (left.tail() > 0) != (right.tail() > 0)
        && Version.agree(left.versions(), right.versions())
        && ofNames(left.nameWithoutTail(), right.nameWithoutTail()) == 1;
  }

  /**
   * Two folded names: one name but for articles, blanks and a dollar for an s; a letter more or
   * less is another name. The order of the two is all one.
   */
  public static double ofNames(String left, String right) {
    if (left.equals(right)) {
      return 1;
    }
    if (left.isEmpty() || right.isEmpty()) {
      return 0;
    }
    String a = soft(left);
    String b = soft(right);
    if (a.equals(b)) {
      return 0.97;
    }
    return compact(a).equals(compact(b)) && Numerals.in(left).equals(Numerals.in(right)) ? 0.96 : 0;
  }

  /**
   * Two folded names that are one but for a typo: 0.87 or less. Voyager and Voyage are as near, so
   * something else has to say that they are one.
   */
  public static double ofSpellings(String left, String right) {
    return Numerals.in(left).equals(Numerals.in(right)) ? misspelt(soft(left), soft(right)) : 0;
  }

  /** Without a leading article, and with 'n' spelt out. */
  public static String soft(String folded) {
    return SOFT.of(folded);
  }

  private static String softened(String folded) {
    String front = TRAILING_ARTICLE.matcher(folded).replaceFirst("$1");
    return SHORT_AND.matcher(ARTICLE.matcher(front).replaceFirst("")).replaceAll("and");
  }

  /** Rumours and Rumors are one spelling of two countries, not a typo. */
  private static String american(String name) {
    return BRITISH_RE.matcher(BRITISH_OUR.matcher(name).replaceAll("$1or")).replaceAll("$1er");
  }

  private static boolean yearsDiffer(Title left, Title right) {
    Integer a = left.year();
    Integer b = right.year();
    return a != null
        && b != null
        && !a.equals(b)
        && !(left.isMarkedAsReissue() || right.isMarkedAsReissue());
  }

  /** "(What's the Story) Morning Glory?" and "Morning Glory?". */
  private static double withoutLead(Title left, Title right) {
    boolean oneHasIt = (left.lead() > 0) != (right.lead() > 0);
    String one = left.nameWithoutLead();
    String other = right.nameWithoutLead();
    return oneHasIt && Math.min(one.length(), other.length()) >= 8 ? ofNames(one, other) : 0;
  }

  /** Ke$ha, A$AP, Ty Dolla $ign: a dollar in a name is an s. F♯ and F# are one, as # is a gap. */
  private static String compact(String folded) {
    return folded.replace(" ", "").replace("♯", "").replace('$', 's');
  }

  private static double misspelt(String left, String right) {
    String[] a = left.split(" ", -1);
    String[] b = right.split(" ", -1);
    if (a.length != b.length) {
      String one = compact(left);
      String other = compact(right);
      boolean split =
          Math.min(one.length(), other.length()) >= 12 && EditDistance.isWithin(one, other, 1);
      return split ? 0.85 : 0;
    }
    int typos = 0;
    for (int i = 0; i < a.length; i++) {
      if (!a[i].equals(b[i])) {
        typos += isTypo(a[i], b[i], a.length > 1) ? 1 : a.length + 2;
      }
    }
    return typos <= 1 || (typos == 2 && a.length >= 4) ? 0.9 - 0.03 * typos : 0;
  }

  /**
   * Misspelt words keep their first letter; "night" and "light" are two words. In short ones only
   * slips count that hardly make another word.
   */
  private static boolean isTypo(String left, String right, boolean amongOthers) {
    if (amongOthers && isSlip(left, right)) {
      return true;
    }
    int length = Math.max(left.length(), right.length());
    return length >= TYPO_LETTERS
        && !left.isEmpty()
        && !right.isEmpty()
        && left.charAt(0) == right.charAt(0)
        && EditDistance.isWithin(left, right, length >= 10 ? 2 : 1);
  }

  /** One of two equal letters left out, or two neighbours swapped: Abey Road, Kind of Bleu. */
  private static boolean isSlip(String left, String right) {
    String one = left.length() <= right.length() ? left : right;
    String other = left.length() <= right.length() ? right : left;
    int at = 0;
    while (at < one.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    if (at == 0 || other.length() < SLIP_LETTERS) {
      return false;
    }
    if (one.length() + 1 == other.length()) {
      return other.charAt(at) == other.charAt(at - 1)
          && one.substring(at).equals(other.substring(at + 1));
    }
    return one.length() == other.length()
        && at + 1 < one.length()
        && one.charAt(at) == other.charAt(at + 1)
        && one.charAt(at + 1) == other.charAt(at)
        && one.substring(at + 2).equals(other.substring(at + 2));
  }
}
