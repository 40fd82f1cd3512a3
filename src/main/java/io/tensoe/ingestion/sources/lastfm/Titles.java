package io.tensoe.ingestion.sources.lastfm;

import io.tensoe.ingestion.sources.TextLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Titles as listeners tag them. Last.fm keeps a page per spelling, and the tags gather on the plain
 * one: "Heroes - 2017 Remaster" has few, "Heroes" many.
 */
final class Titles {
  private static final Pattern GUESTS_IN_BRACKETS =
      Pattern.compile(
          "(?<!\\s)\\s*+[(\\[]\\s*+(?:feat|ft|featuring)\\b\\.?\\s[^()\\[\\]]*+[)\\]]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern GUESTS_AT_THE_END =
      Pattern.compile(
          "(?<!\\s)\\s++(?:feat|ft)\\.\\s++(?:(?!\\s[-\u2013]\\s)[^()\\[\\]])++$",
          Pattern.CASE_INSENSITIVE);

  /** One suffix at a time, so that "Song (Live) [Remastered]" keeps its "(Live)". */
  private static final List<Pattern> SUFFIXES =
      List.of(
          Pattern.compile("^(.+?)\\s*[(\\[]([^()\\[\\]]+)[)\\]]$"),
          Pattern.compile("^(.+)\\s+[-\u2013]\\s+([^()\\[\\]]+)$"));

  /** A suffix made of these words alone, with at least one of {@link #TELLING}, is left out. */
  private static final Set<String> EDITION_WORDS =
      Set.of(
          "remaster",
          "remastered",
          "digital",
          "digitally",
          "mono",
          "stereo",
          "mix",
          "version",
          "edition",
          "deluxe",
          "super",
          "expanded",
          "special",
          "collector's",
          "anniversary",
          "bonus",
          "track",
          "tracks",
          "explicit",
          "clean",
          "album");

  private static final Set<String> TELLING =
      Set.of(
          "remaster",
          "remastered",
          "mono",
          "stereo",
          "edition",
          "deluxe",
          "expanded",
          "anniversary",
          "bonus",
          "explicit",
          "clean",
          "album");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
  private static final Pattern ORDINAL = Pattern.compile("\\d+(?:st|nd|rd|th)");

  private Titles() {}

  /**
   * The title without guests ("feat. …") and without suffixes that name the mastering or edition
   * only. Words that make another recording (live, remix, acoustic, demo, …) stay. One title, so
   * one request per track.
   *
   * @return the title as given where nothing would remain, or where it is too long for a title
   */
  static String plain(String title) {
    if (title.length() > TextLimits.NAME) {
      return title.strip();
    }
    String text = GUESTS_IN_BRACKETS.matcher(title.strip()).replaceAll("").strip();
    text = GUESTS_AT_THE_END.matcher(text).replaceAll("").strip();
    String before;
    do {
      before = text;
      text = withoutSuffix(text);
    } while (!text.equals(before));
    return text.isEmpty() ? title.strip() : text;
  }

  private static String withoutSuffix(String title) {
    for (Pattern suffix : SUFFIXES) {
      Matcher matcher = suffix.matcher(title);
      if (matcher.matches() && namesAnEdition(matcher.group(2))) {
        return matcher.group(1).strip();
      }
    }
    return title;
  }

  private static boolean namesAnEdition(String suffix) {
    String plainQuotes = suffix.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    List<String> words = Arrays.stream(plainQuotes.split("[\\s/,]+", -1)).toList();
    boolean dated = words.stream().anyMatch(word -> YEAR.matcher(word).matches());
    return words.stream().allMatch(Titles::mayStandInEdition)
        && (words.stream().anyMatch(TELLING::contains) || (dated && words.contains("mix")));
  }

  private static boolean mayStandInEdition(String word) {
    return EDITION_WORDS.contains(word)
        || YEAR.matcher(word).matches()
        || ORDINAL.matcher(word).matches();
  }
}
