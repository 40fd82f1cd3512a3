package io.tensoe.ingestion.match.artist;

import io.tensoe.ingestion.match.text.Table;
import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.match.title.Similarity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether a credited artist is the wanted one. */
public final class Artists {
  /** Below this it is somebody else. */
  public static final double SAME = 0.8;

  /** Names of acts that record other people's songs. */
  private static final Pattern IMITATION =
      Pattern.compile("\\b(?:karaoke|tribute|cover band|covers|in the style of|made famous)\\b");

  private static final Map<String, String> ALIASES = aliases();

  private Artists() {}

  /**
   * How surely {@code credited} are the wanted ones, 0 to 1. A name has no typos to forgive:
   * Mansion is not Mansions.
   *
   * @param credited in order; empty or blank = the source did not say, which proves nothing
   */
  public static double similarity(String wanted, List<String> credited) {
    List<String> names = credited.stream().filter(name -> !name.isBlank()).toList();
    boolean various = VariousArtists.areNamed(wanted);
    if (various || names.stream().allMatch(VariousArtists::areNamed)) {
      return various && names.stream().anyMatch(VariousArtists::areNamed) ? 1 : 0;
    }
    String all = String.join(" & ", names);
    if (IMITATION.matcher(key(all)).find() && !IMITATION.matcher(key(wanted)).find()) {
      return 0;
    }
    double best = Math.max(ofNames(wanted, all), ofNames(wanted, names.get(0)));
    for (int i = 1; i < names.size(); i++) {
      best = Math.max(best, 0.92 * ofNames(wanted, names.get(i)));
    }
    return best == 1 ? 1 : Math.max(best, ArtistParts.similarity(wanted, names));
  }

  /** Whether a credited name is the wanted one but for a typo: proves nothing by itself. */
  public static boolean areSpeltAlike(String wanted, List<String> credited) {
    return credited.stream().anyMatch(n -> Similarity.ofSpellings(key(wanted), key(n)) > 0);
  }

  /** One key for all names of an artist. */
  public static String key(String name) {
    String folded = TextKey.fold(name);
    String soft = Similarity.soft(folded);
    return ALIASES.getOrDefault(folded, ALIASES.getOrDefault(soft, soft));
  }

  private static double ofNames(String left, String right) {
    String one = key(left);
    String other = key(right);
    if (one.equals(other)) {
      return 1;
    }
    if (ArtistNames.areNumberedApart(left, right)) {
      return 0;
    }
    double alike = Similarity.ofNames(one, other);
    return alike == 0 && ArtistNames.areOne(left, right) ? 0.96 : Math.min(alike, 0.97);
  }

  private static Map<String, String> aliases() {
    Map<String, String> aliases = new HashMap<>();
    for (List<String> names : Composers.withNames(Table.rows("artist-aliases.tsv"))) {
      String first = Similarity.soft(TextKey.fold(names.get(0)));
      for (String name : names) {
        aliases.put(TextKey.fold(name), first);
        aliases.put(Similarity.soft(TextKey.fold(name)), first);
      }
    }
    return Map.copyOf(aliases);
  }
}
