package io.tensoe.ingestion.match.artist;

import io.tensoe.ingestion.match.text.ComparedText;
import io.tensoe.ingestion.match.text.Letters;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other ways to write one artist's name, as lists and catalogues do. */
public final class ArtistNames {
  /** Discogs numbers artists of one name from the second on: "Patrick Watson (2)". */
  private static final Pattern NUMBERED = Pattern.compile("(.*\\S)\\s+\\(([1-9]\\d{0,2})\\)");

  /** "Bowie, David", "Young, Neil & Crazy Horse". */
  private static final Pattern TURNED =
      Pattern.compile("^([^,&]+),\\s+([^,&]+?)(\\s+(?:&|and)\\s.+)?$");

  private ArtistNames() {}

  /** Whether both carry a number of Discogs, and not the same: two artists of one name. */
  static boolean areNumberedApart(String left, String right) {
    Matcher one = NUMBERED.matcher(left);
    Matcher other = NUMBERED.matcher(right);
    return one.matches() && other.matches() && !one.group(2).equals(other.group(2));
  }

  /** Whether two names are one when number, order and umlauts are read in another way. */
  static boolean areOne(String left, String right) {
    Set<String> readings = readings(left);
    return readings(right).stream().anyMatch(readings::contains);
  }

  private static Set<String> readings(String name) {
    if (name.length() > ComparedText.NAME) {
      return Set.of(Artists.key(name));
    }
    String bare = unnumbered(name);
    String turned = TURNED.matcher(bare).replaceFirst("$2 $1$3");
    return Set.copyOf(
        List.of(Artists.key(bare), Artists.key(turned), Artists.key(Letters.typedOut(bare))));
  }

  /** Without the number that tells artists of one name apart. */
  public static String unnumbered(String name) {
    Matcher numbered = NUMBERED.matcher(name.strip());
    return numbered.matches() ? numbered.group(1) : name;
  }
}
