package io.tensoe.ingestion.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a credited artist is the wanted one. */
final class Artists {
  /** Below this it is somebody else. */
  static final double SAME = 0.8;

  private static final Set<String> VARIOUS =
      Set.of(
          "various",
          "various artists",
          "various artist",
          "va",
          "varios",
          "varios artistas",
          "verschiedene",
          "verschiedene interpreten",
          "artistes divers",
          "vari artisti",
          "artisti vari",
          "varios interpretes",
          "unknown artist");

  /** Names of acts that record other people's songs. */
  private static final Pattern IMITATION =
      Pattern.compile("\\b(?:karaoke|tribute|cover band|covers|in the style of|made famous)\\b");

  /** Between two artists; used only when the whole is not one credited name. */
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "\\s*[,;/|]\\s*|\\s+(?:&|\\+|x|vs\\.?|and|with|feat\\.?|ft\\.?|featuring)\\s+",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, String> ALIASES = aliases();

  private Artists() {}

  /**
   * How surely {@code credited} are the wanted ones, 0 to 1.
   *
   * @param credited in order; empty = the source did not say, which proves nothing
   */
  static double similarity(String wanted, List<String> credited) {
    String name = key(wanted);
    if (credited.isEmpty() || isVarious(wanted) || credited.stream().allMatch(Artists::isVarious)) {
      return isVarious(wanted) && credited.stream().anyMatch(Artists::isVarious) ? 1 : 0;
    }
    String all = key(String.join(" & ", credited));
    if (IMITATION.matcher(all).find() && !IMITATION.matcher(name).find()) {
      return 0;
    }
    double best = Math.max(ofKeys(name, all), ofKeys(name, key(credited.get(0))));
    for (int i = 1; i < credited.size(); i++) {
      best = Math.max(best, 0.92 * ofKeys(name, key(credited.get(i))));
    }
    return best == 1 ? 1 : Math.max(best, inParts(wanted, credited));
  }

  static boolean isVarious(String name) {
    return name.isBlank() || VARIOUS.contains(TextKey.fold(name));
  }

  /** One key for all names of an artist. */
  static String key(String name) {
    String folded = TextKey.fold(name);
    String soft = Similarity.soft(folded);
    return ALIASES.getOrDefault(folded, ALIASES.getOrDefault(soft, soft));
  }

  private static double ofKeys(String left, String right) {
    if (left.equals(right)) {
      return 1;
    }
    // Ke$ha, A$AP, Ty Dolla $ign: a dollar in a name is an s
    double alike = Similarity.ofNames(left.replace('$', 's'), right.replace('$', 's'));
    return Math.min(alike, 0.97);
  }

  /** Several artists in one name: order and a left-out partner cost something. */
  private static double inParts(String wanted, List<String> credited) {
    List<String> left = parts(List.of(wanted));
    List<String> right = parts(credited);
    if (left.size() == 1 && right.size() == 1) {
      return 0;
    }
    if (Set.copyOf(left).equals(Set.copyOf(right))) {
      return left.equals(right) ? 0.98 : 0.95;
    }
    boolean oneIsWithin = left.containsAll(right) || right.containsAll(left);
    if (!oneIsWithin) {
      return 0;
    }
    return left.get(0).equals(right.get(0)) ? 0.88 : 0.82;
  }

  private static List<String> parts(List<String> names) {
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      for (String part : SEPARATOR.split(name, -1)) {
        if (!part.isBlank()) {
          parts.add(key(part));
        }
      }
    }
    return parts.isEmpty() ? List.of("") : parts;
  }

  private static Map<String, String> aliases() {
    Map<String, String> aliases = new HashMap<>();
    for (List<String> names : Table.rows("artist-aliases.tsv")) {
      String first = Similarity.soft(TextKey.fold(names.get(0)));
      for (String name : names) {
        aliases.put(TextKey.fold(name), first);
        aliases.put(Similarity.soft(TextKey.fold(name)), first);
      }
    }
    return Map.copyOf(aliases);
  }
}
