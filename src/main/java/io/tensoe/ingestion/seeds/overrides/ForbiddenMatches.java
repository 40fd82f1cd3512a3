package io.tensoe.ingestion.seeds.overrides;

import io.tensoe.ingestion.match.AlbumKey;
import io.tensoe.ingestion.seeds.rows.BadRowException;
import io.tensoe.ingestion.seeds.rows.Hints;
import io.tensoe.ingestion.seeds.text.Showable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** The column {@code forbid}: what an album must not be matched with. */
final class ForbiddenMatches {
  private static final Pattern AOTY_NUMBER = Pattern.compile("\\d{1,12}");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");

  private ForbiddenMatches() {}

  /**
   * Words separated by blanks: {@code spotify:ID}, {@code aoty:NUMBER}, the address of such an
   * album, or the bare name of a source.
   *
   * @param cell as read; null = nothing is forbidden
   * @param sources names of all sources, lower case
   * @return as in {@code Seed.forbidden}: sorted, each once
   */
  static List<String> in(@Nullable String cell, List<String> sources) throws BadRowException {
    TreeSet<String> forbidden = new TreeSet<>();
    if (cell != null) {
      for (String word : BLANKS.split(cell, -1)) {
        if (!word.isEmpty()) {
          forbidden.add(one(word, sources));
        }
      }
    }
    return List.copyOf(forbidden);
  }

  /** An album page of the site, as in {@code Seed.forbidden}. */
  static String aoty(String url) {
    return "aoty:" + LEADING_ZEROS.matcher(AlbumKey.aotyNumber(url)).replaceFirst("");
  }

  private static String one(String word, List<String> sources) throws BadRowException {
    String address = ofAddress(word);
    if (address != null) {
      return address;
    }
    int colon = word.indexOf(':');
    String source = (colon < 0 ? word : word.substring(0, colon)).toLowerCase(Locale.ROOT);
    if (!sources.contains(source)) {
      throw new BadRowException(unknown(word, source, sources));
    }
    return colon < 0 ? source : ofId(word, source, word.substring(colon + 1));
  }

  private static String ofId(String word, String source, String id) throws BadRowException {
    switch (source) {
      case "spotify" -> {
        return "spotify:" + spotifyId(word, id);
      }
      case "aoty" -> {
        if (AOTY_NUMBER.matcher(id).matches()) {
          return "aoty:" + LEADING_ZEROS.matcher(id).replaceFirst("");
        }
        throw new BadRowException(
            "forbid \"" + shown(word) + "\" has no number of an album page: write aoty:1234");
      }
      default ->
          throw new BadRowException(
              "forbid \""
                  + shown(word)
                  + "\": single albums of "
                  + source
                  + " have no id here: write "
                  + source
                  + " to forbid all of them");
    }
  }

  private static String spotifyId(String word, String id) throws BadRowException {
    try {
      String bare = id.indexOf('/') < 0 && id.indexOf(':') < 0 ? Hints.spotifyId(id) : null;
      if (bare != null) {
        return bare;
      }
    } catch (BadRowException e) {
      // Falls through to a message in the words of this column.
    }
    throw new BadRowException(
        "forbid \"" + shown(word) + "\" has no album id: write spotify: and its 22 letters");
  }

  /** An album by its address or URI; null = the word is neither. */
  private static @Nullable String ofAddress(String word) {
    if (word.indexOf('/') < 0 && !word.startsWith("spotify:album:")) {
      return null;
    }
    try {
      return "spotify:" + Hints.spotifyId(word);
    } catch (BadRowException notSpotify) {
      try {
        return aoty(String.valueOf(Hints.aotyUrl(word)));
      } catch (BadRowException notAoty) {
        return null;
      }
    }
  }

  private static String unknown(String word, String source, List<String> sources) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    Optional<String> nearest =
        sources.stream()
            .filter(name -> distance.apply(source, name) <= Math.max(2, name.length() / 3))
            .min(Comparator.comparingInt(name -> distance.apply(source, name)));
    return "forbid \""
        + shown(word)
        + "\" is no source, nor an album of one: "
        + nearest
            .map(name -> "did you mean " + name + "?")
            .orElse(
                "write spotify:ID, aoty:NUMBER, the address of the album, or one of "
                    + String.join(", ", sources));
  }

  private static String shown(String word) {
    String text = Showable.of(word);
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
