package io.tensoe.ingestion.merge;

import java.util.regex.Pattern;

/**
 * Tags that say something about the tagger or the calendar, recognised by their form. All patterns
 * read the spaced form of a tag (see {@link Vocabulary#spaced}), so "80's" arrives as "80s".
 */
final class NoisePatterns {

  /** "80s", "1980s", "late 90s", "80er", "anos 80", "annees 60", "seventies". */
  private static final Pattern DECADE =
      Pattern.compile(
          "(?:(?:early|mid|late|the) )?"
              + "(?:(?:1[89]|20)?[0-9]0 ?s|[0-9]0er|(?:anos|annees|anni) [0-9]0"
              + "|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies|noughties|aughts)");

  /** A year from 1800 to 2099. */
  private static final Pattern YEAR = Pattern.compile("\\b(?:1[89]|20)[0-9]{2}s?\\b");

  /** "8 of 10 stars", "5 stars", "five star", "4 5", "10 10", "rated 7". */
  private static final Pattern RATING =
      Pattern.compile(
          "[0-9][0-9 ]*|[0-9]+ (?:out )?of [0-9]+(?: stars?)?"
              + "|(?:[0-9 ]+|one|two|three|four|five|ten) ?stars?(?: .*)?|rat(?:ed|ing) .*");

  /** Sentences about the tagger, lists and shelves: by how they begin. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?:i|im|ive|id|my|me|you|he|she|we|they|this|that|these|those|makes?|want|wants|wanna"
              + "|want to|need|needs|must|have|had|check|get|buy|bought|seen|saw|heard|own|wish"
              + "|if|when|how|why|what|who|where|dont|cant|not|to|like|liked|likes|love|loved"
              + "|songs?|albums?|artists?|bands?|tracks?|things?|stuff|music|people|guys|girls"
              + "|voices?|tagged|added|listen|listened|listening|discovered|recommended|top"
              + "|best|greatest|better than|one of|name is|from|by|for|soundtrack (?:of|to)) .+");

  /** Words that make any tag a matter of taste or of a shelf. */
  private static final Pattern TASTE =
      Pattern.compile(
          ".*\\b(?:favou?rit\\w*|fav[es]*|loved|love (?:it|this|them|him|her|at)|owned|wish ?list"
              + "|playlists?|collection|library|vinyl|cd|spotify|last ?fm|lastfm|itunes|ipod"
              + "|youtube|pandora|grooveshark|soundcloud|bandcamp|myspace|radio|fm|tv|mtv|grammy"
              + "|awesome\\w*|amazing\\w*|great\\w*|perfect\\w*|best|overrated|underrated|guilty"
              + "|fuck\\w*|shit\\w*|suck\\w*|crap\\w*|bitch\\w*|hot|cute|concerts?|gigs?"
              + "|festivals?|covers?|featuring|feat|ft|vs|bpm)\\b.*");

  private NoisePatterns() {}

  /** A decade and nothing else. */
  static boolean isDecade(String spaced) {
    return DECADE.matcher(spaced).matches();
  }

  /** A number, a rating, or anything dated by a year. */
  static boolean isNumeric(String spaced) {
    return RATING.matcher(spaced).matches() || YEAR.matcher(spaced).find();
  }

  /** About the tagger, not about the music. */
  static boolean isPersonal(String spaced) {
    return PERSONAL.matcher(spaced).matches() || TASTE.matcher(spaced).matches();
  }
}
