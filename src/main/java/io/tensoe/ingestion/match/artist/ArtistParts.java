package io.tensoe.ingestion.match.artist;

import io.tensoe.ingestion.match.text.ComparedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Several artists in one name: whether some of them are the wanted ones. */
public final class ArtistParts {
  /** Between two artists; used only when the whole is not one credited name. */
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "\\s+w/\\s*|\\s*[,;/|]\\s*|\\s+(?:&|\\+|x|vs\\.?|and|with|feat\\.?|ft\\.?|featuring)\\s+",
          Pattern.CASE_INSENSITIVE);

  /** The band of a person: "Prince and the Revolution", "Benny Goodman and his Orchestra". */
  private static final Pattern NAMED_BAND =
      Pattern.compile(" (?:and|with|n) (?:the|his|her) \\S.*");

  /** "The Jimi Hendrix Experience": only after a first and a last name, see {@link #isBandOf}. */
  private static final Pattern BAND =
      Pattern.compile(
          " (?:(?:blues|big|jazz|swing|string|hot) )?(?:experience|band|group|trio|quartet|quintet"
              + "|sextet|septet|octet|nonet|combo|ensemble|orchestra|project|explosion|revue"
              + "|all ?stars|express)");

  /** Guests in brackets: "Gorillaz (feat. De La Soul)". */
  private static final Pattern GUESTS =
      Pattern.compile("\\s[(\\[](feat\\.?|ft\\.?|featuring|with) ([^()\\[\\]]+)[)\\]]\\s*$");

  private ArtistParts() {}

  /** 0 to 1; order and a left-out partner cost something. */
  static double similarity(String wanted, List<String> credited) {
    String whole = String.join(" & ", credited);
    if (isBandOf(Artists.key(wanted), Artists.key(whole))
        || isBandOf(Artists.key(whole), Artists.key(wanted))) {
      return 0.86;
    }
    List<String> left = parts(List.of(wanted));
    List<String> right = parts(credited);
    if (left.size() == 1 && right.size() == 1) {
      return 0;
    }
    if (Set.copyOf(left).equals(Set.copyOf(right))) {
      return left.equals(right) ? 0.98 : 0.95;
    }
    boolean oneIsWithin = left.containsAll(right) || right.containsAll(left);
    if (!oneIsWithin || isOneName(left, right)) {
      return 0;
    }
    return left.get(0).equals(right.get(0)) ? 0.88 : 0.82;
  }

  /** A person, and the band with the person's name in its own; both are keys of artists. */
  private static boolean isBandOf(String person, String band) {
    if (person.isEmpty() || !band.startsWith(person + " ")) {
      return false;
    }
    String rest = band.substring(person.length());
    return NAMED_BAND.matcher(rest).matches()
        || (person.indexOf(' ') > 0 && BAND.matcher(rest).matches());
  }

  /**
   * "Earth, Wind & Fire" and "Simon & Garfunkel" are no partners of Earth and Simon: single words
   * are likely pieces of one name.
   */
  private static boolean isOneName(List<String> left, List<String> right) {
    List<String> longer = left.size() > right.size() ? left : right;
    return longer.stream().allMatch(part -> part.indexOf(' ') < 0);
  }

  public static List<String> parts(List<String> names) {
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      String[] pieces =
          name.length() > ComparedText.NAME
              ? new String[] {name}
              : SEPARATOR.split(GUESTS.matcher(name).replaceFirst(" $1 $2"), -1);
      for (String piece : pieces) {
        if (!piece.isBlank()) {
          parts.add(Artists.key(ArtistNames.unnumbered(piece)));
        }
      }
    }
    return parts.isEmpty() ? List.of("") : parts;
  }
}
