package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.match.artist.ArtistNames;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Names as they may stand in a search text: nothing in them steers the search. */
final class QueryText {
  /**
   * Straight and typographic double quotes and backslashes end a quoted filter early, a colon makes
   * a filter of the word before it, a star is a wildcard.
   */
  private static final Pattern SIGNS = Pattern.compile("[\"“”„‟«»\\\\:*\\p{Cntrl}]");

  /** Before a word it means "without". */
  private static final Pattern LEADING_HYPHENS = Pattern.compile("(?<!\\S)-+(?=\\S)");

  /** In capitals they are operators, and the service answers some of them with 502. */
  private static final Pattern OPERATOR = Pattern.compile("(?<!\\S)(?:AND|OR|NOT)(?!\\S)");

  /** Kinds of hyphen that catalogues write as the plain one. */
  private static final Pattern HYPHENS = Pattern.compile("[\u2010-\u2015\u2212]");

  private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u02bc\u00b4`]");

  /** "Bowie, David"; of several artists or of a band with commas there is more than one comma. */
  private static final Pattern LAST_FIRST = Pattern.compile("([^,&;/+]+),\\s+([^,&;/+]+)");

  /** What stands in brackets or after a dash and only says which edition or kind of album it is. */
  private static final Pattern EDITION =
      Pattern.compile(
          "\\s+(?:[(\\[][^()\\[\\]]*\\bWORD\\b[^()\\[\\]]*[)\\]]|-\\s[^-]*\\bWORD\\b[^-]*)\\s*$"
              .replace(
                  "WORD",
                  "(?:live|soundtrack|motion picture|edition|deluxe|expanded|anniversary|bonus"
                      + "|remaster(?:ed)?|reissue|explicit|clean|ep|single|disc|cd)"),
          Pattern.CASE_INSENSITIVE);

  /** A title that was cut off: its last word may be half a word. */
  private static final Pattern CUT_OFF = Pattern.compile("\\s+\\S*(?:\\.{3}|…)$");

  private QueryText() {}

  /** A name for a search text; empty = nothing but signs. */
  static String of(String name) {
    String text = SIGNS.matcher(unescaped(name)).replaceAll(" ");
    text = HYPHENS.matcher(text).replaceAll("-");
    text = APOSTROPHES.matcher(text).replaceAll("'");
    text = LEADING_HYPHENS.matcher(text).replaceAll("");
    return withoutOperators(text.replaceAll("\\s+", " ").strip());
  }

  /** The same words, none of which is an operator. */
  static String withoutOperators(String text) {
    return OPERATOR.matcher(text).replaceAll(word -> word.group().toLowerCase(Locale.ROOT));
  }

  /** An artist without what lists add to the name. */
  static String artist(String name) {
    return ArtistNames.unnumbered(unescaped(name).strip());
  }

  /** "Bowie, David" as "David Bowie". */
  static String inOrder(String artist) {
    Matcher reversed = LAST_FIRST.matcher(artist);
    return reversed.matches() ? reversed.group(2) + " " + reversed.group(1) : artist;
  }

  /** A title without edition words at its end, and without half a word; never empty for a title. */
  static String withoutEdition(String title) {
    String whole = CUT_OFF.matcher(unescaped(title).strip()).replaceFirst("");
    String bare = EDITION.matcher(whole).replaceFirst("").strip();
    return bare.isEmpty() ? title : bare;
  }

  private static String unescaped(String name) {
    return name.indexOf('&') < 0 ? name : Parser.unescapeEntities(name, true);
  }
}
