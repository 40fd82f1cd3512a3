package io.tensoe.ingestion.sources.lastfm;

import io.tensoe.ingestion.match.TextKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Whether the name in an answer is the name that was asked. With {@code autocorrect=1} Last.fm
 * answers about another page when it thinks it knows better, which may be another recording.
 */
enum SameName {
  /** Equal after folding, or nothing to compare. */
  EQUAL,
  /** The same name spelt a little differently. */
  RESPELT,
  /** Another name: the answer is about something else. */
  OTHER;

  /**
   * One changed letter is forgiven for so many letters: none in "Lorde", two in "Guns and Roses".
   */
  private static final int LETTERS_PER_SLIP = 6;

  private static final int MOST_SLIPS = 3;
  private static final Pattern ARTICLE = Pattern.compile("^the\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMERAL = Pattern.compile("\\d+|[ivx]+");

  /**
   * Compares two artists or two titles. Different are: names that differ in more than one letter in
   * six, and names whose numbers differ (digits or Roman: "Part 1" and "Part 2" are one letter
   * apart). A leading "The" and what {@link Titles#plain} leaves out do not count.
   */
  static SameName of(String asked, String answered) {
    if (TextKey.fold(asked).equals(TextKey.fold(answered))) {
      return EQUAL;
    }
    if (!numerals(asked).equals(numerals(answered))) {
      return OTHER;
    }
    String left = comparable(asked);
    String right = comparable(answered);
    int slips = Math.min(MOST_SLIPS, Math.min(left.length(), right.length()) / LETTERS_PER_SLIP);
    boolean near = new LevenshteinDistance(slips).apply(left, right) >= 0;
    return near ? RESPELT : OTHER;
  }

  private static String comparable(String name) {
    return TextKey.fold(ARTICLE.matcher(Titles.plain(name)).replaceFirst(""));
  }

  private static List<String> numerals(String name) {
    String[] words = Titles.plain(name).toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+", -1);
    return Arrays.stream(words).filter(word -> NUMERAL.matcher(word).matches()).sorted().toList();
  }
}
