package io.tensoe.ingestion.sandbox.spotify;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spotify's search text taken apart.
 *
 * @param plain words outside of any filter
 * @param filters by field
 */
record SearchQuery(List<String> plain, Map<Field, Filter> filters) {
  enum Field {
    ALBUM,
    ARTIST,
    TRACK,
    YEAR,
    UPC,
    ISRC
  }

  /**
   * One {@code field:value}.
   *
   * @param quoted quotes tighten: all words must be there, in this order
   */
  record Filter(String value, boolean quoted) {
    /**
     * Signs inside a filter's value made it find nothing for some callers, not for all:
     * github.com/spotify/web-api/issues/1212 and /138.
     */
    boolean isSpoilt() {
      return SPECIAL.matcher(value).find() && Dice.below(3, value.hashCode()) != 0;
    }

    boolean matches(String name) {
      List<String> wanted = Text.words(value);
      List<String> words = Text.words(name);
      if (wanted.isEmpty()) { // "( )" has nothing a filter could find
        return false;
      }
      if (quoted) {
        return (" " + String.join(" ", words) + " ").contains(" " + String.join(" ", wanted) + " ");
      }
      long hits = wanted.stream().filter(words::contains).count();
      return hits * 2 >= wanted.size() && hits > 0;
    }

    /** "1994" or "1994-2001". */
    boolean covers(int year) {
      Matcher range = YEARS.matcher(value);
      if (!range.matches()) {
        return false;
      }
      int from = Integer.parseInt(range.group(1));
      int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
      return from <= year && year <= to;
    }
  }

  private static final Pattern SPECIAL = Pattern.compile("['\u2019$&/()\\[\\]]");
  private static final Pattern YEARS = Pattern.compile("(\\d{4})(?:-(\\d{4}))?");
  private static final Pattern FILTER =
      Pattern.compile(
          "\\b(album|artist|track|year|upc|isrc):\\s*(?:\"([^\"]*)\"|"
              + "((?:(?!\\b(?:album|artist|track|year|upc|isrc):).)*))",
          Pattern.CASE_INSENSITIVE);

  static SearchQuery of(String text) {
    Map<Field, Filter> filters = new EnumMap<>(Field.class);
    Matcher matcher = FILTER.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (matcher.find()) {
      Field field = Field.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
      boolean quoted = matcher.group(2) != null;
      filters.put(field, new Filter(matcher.group(quoted ? 2 : 3).strip(), quoted));
      matcher.appendReplacement(rest, " ");
    }
    matcher.appendTail(rest);
    return new SearchQuery(Text.words(rest.toString()), filters);
  }

  Optional<Filter> filter(Field field) {
    return Optional.ofNullable(filters.get(field));
  }

  /** Every word that may lead to an album. */
  List<String> words() {
    List<String> words = new ArrayList<>(plain);
    filter(Field.ALBUM).ifPresent(filter -> words.addAll(Text.words(filter.value())));
    filter(Field.ARTIST).ifPresent(filter -> words.addAll(Text.words(filter.value())));
    return words;
  }

  boolean isSpoilt() {
    return filters.values().stream().anyMatch(Filter::isSpoilt);
  }
}
