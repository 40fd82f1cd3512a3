package io.tensoe.ingestion.match.title;

import io.tensoe.ingestion.match.text.ComparedText;
import io.tensoe.ingestion.match.text.Letters;
import io.tensoe.ingestion.match.text.Numerals;
import io.tensoe.ingestion.match.text.TextKey;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a title apart: brackets first, then suffixes after a dash, then suffixes without one. */
final class TitleParser {
  private static final String OPENING = "([{（［【";
  private static final String CLOSING = ")]}）］】";

  /** " - ", " – ", " / "; a hyphen without blanks is part of a word. */
  private static final Pattern DASH = Pattern.compile("\\s+(?:[-‐-―−~]|/)\\s+|\\s*;\\s+");

  private static final Pattern COLON = Pattern.compile("\\s*[:：]\\s+");

  private static final Pattern FEATURED =
      Pattern.compile("\\s(?:feat\\.?|ft\\.|featuring)\\s.*$", Pattern.CASE_INSENSITIVE);

  /** Suffixes clear enough to need neither bracket nor dash: "DAMN. COLLECTORS EDITION.". */
  private static final Pattern BARE =
      Pattern.compile(
          "\\s((?:(?:super|digital|international) )?deluxe(?: edition| version)?"
              + "|(?:\\d+(?:st|nd|rd|th) )?anniversary edition"
              + "|(?:expanded|special|limited|collector['’]?s?['’]?|legacy|complete|ultimate|bonus)"
              + " edition"
              + "|(?:(?:19|20)\\d\\d )?(?:digital(?:ly)? )?remaster(?:ed)?"
              + "|(?:original )?(?:motion picture |television |game )?soundtrack|ost"
              + "|[\\p{L}]+['’]s version|e\\.?p\\.?)[.\\s]*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Set<String> ARTICLES =
      Set.of("", "the", "a", "an", "el", "la", "le", "les", "los", "las", "der", "die", "das");

  private final Qualifiers qualifiers = new Qualifiers();
  private final StringBuilder unknown = new StringBuilder();

  private TitleParser() {}

  static Title parse(String text) {
    if (text.length() > ComparedText.NAME) {
      return plain(TextKey.fold(text));
    }
    return new TitleParser().titleOf(text);
  }

  /** No title is so long: it is compared as a whole, and nothing in it is understood. */
  private static Title plain(String key) {
    return new Title(
        key,
        key,
        key,
        0,
        0,
        Numerals.in(key),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        false,
        false,
        null);
  }

  private Title titleOf(String text) {
    String name = withoutSuffixes(withoutBrackets(text.strip()));
    String folded = Numerals.unified(TextKey.fold(name));
    return new Title(
        TextKey.fold(text),
        TextKey.fold(Letters.typedOut(text)),
        folded,
        leadOf(name, folded),
        tailOf(folded),
        Numerals.in(folded),
        qualifiers.versions,
        qualifiers.editions,
        qualifiers.formats,
        qualifiers.parts,
        qualifiers.channels,
        qualifiers.remastered,
        qualifiers.clean,
        qualifiers.year);
  }

  /** One bracket at a time, from the end, so that "Song (Live) (Remastered)" keeps its Live. */
  private String withoutBrackets(String text) {
    String rest = text;
    for (int close = lastClosing(rest, rest.length());
        close > 0;
        close = lastClosing(rest, close)) {
      int open = opening(rest, close);
      if (open <= 0) {
        continue;
      }
      String inside = rest.substring(open + 1, close);
      String outside = rest.substring(0, open) + " " + rest.substring(close + 1);
      if (isAName(outside) && QualifierReader.read(inside, qualifiers)) {
        rest = outside.strip();
        close = Math.min(open + 1, rest.length());
      } else {
        keepAsTail(rest, open, close);
        close = open;
      }
    }
    return rest;
  }

  private void keepAsTail(String text, int open, int close) {
    if (unknown.isEmpty() && close == text.length() - 1) {
      unknown.append(text, open, close + 1);
    }
  }

  private static int lastClosing(String text, int before) {
    for (int i = Math.min(before, text.length()) - 1; i >= 0; i--) {
      if (CLOSING.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** The bracket that the one at {@code close} closes, of any shape; -1 = none. */
  private static int opening(String text, int close) {
    int depth = 0;
    for (int i = close; i >= 0; i--) {
      depth += CLOSING.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
      depth -= OPENING.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private String withoutSuffixes(String text) {
    String rest = text;
    String before;
    do {
      before = rest;
      rest = withoutMatch(FEATURED, rest);
      rest = withoutLastPart(DASH, rest);
      rest = withoutLastPart(COLON, rest);
      rest = withoutBare(rest);
    } while (!rest.equals(before));
    return rest;
  }

  private static String withoutMatch(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() && isAName(text.substring(0, matcher.start()))
        ? text.substring(0, matcher.start())
        : text;
  }

  /** The longest suffix that is understood goes: "Song - Live at X, London - 2006". */
  private String withoutLastPart(Pattern separator, String text) {
    Matcher matcher = separator.matcher(text);
    while (matcher.find()) {
      String head = text.substring(0, matcher.start());
      String suffix = text.substring(matcher.end());
      if (suffix.length() <= QualifierReader.LONGEST
          && isAName(head)
          && !suffix.startsWith("with ")
          && QualifierReader.read(suffix, qualifiers)) {
        return head;
      }
    }
    return text;
  }

  private String withoutBare(String text) {
    Matcher matcher = BARE.matcher(text);
    return matcher.find()
            && isAName(text.substring(0, matcher.start()))
            && QualifierReader.read(matcher.group(1), qualifiers)
        ? text.substring(0, matcher.start())
        : text;
  }

  /** Whether enough remains to be the name of something: "The EP" is a name, "The" is not. */
  private static boolean isAName(String text) {
    return !ARTICLES.contains(TextKey.fold(text));
  }

  private static int leadOf(String name, String folded) {
    if (name.isEmpty() || OPENING.indexOf(name.charAt(0)) < 0) {
      return 0;
    }
    int close = name.indexOf(CLOSING.charAt(OPENING.indexOf(name.charAt(0))));
    String lead = close < 0 ? "" : Numerals.unified(TextKey.fold(name.substring(0, close + 1)));
    boolean leaves = folded.startsWith(lead + " ") && isAName(folded.substring(lead.length()));
    return !lead.isEmpty() && leaves ? lead.length() : 0;
  }

  private int tailOf(String folded) {
    String tail = Numerals.unified(TextKey.fold(unknown.toString()));
    return !tail.isEmpty() && folded.endsWith(" " + tail) ? tail.length() : 0;
  }
}
