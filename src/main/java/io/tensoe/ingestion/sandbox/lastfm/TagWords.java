package io.tensoe.ingestion.sandbox.lastfm;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What listeners call an album.
 *
 * @param genres strongest first
 * @param moods that some tracks carry with small counts
 */
record TagWords(List<String> genres, List<String> moods) {
  /** In the order of {@link io.tensoe.ingestion.sandbox.albums.Style}. */
  private static final List<List<String>> GENRES =
      List.of(
          List.of("indie rock", "alternative", "rock", "indie", "post-punk"),
          List.of("hip-hop", "rap", "Hip-Hop", "conscious hip hop", "jazz rap"),
          List.of("electronic", "ambient", "idm", "downtempo", "chillout"),
          List.of("post-rock", "post rock", "instrumental", "experimental"),
          List.of("folk", "singer-songwriter", "acoustic", "indie folk"),
          List.of("soul", "rnb", "neo-soul", "funk"),
          List.of("metal", "doom metal", "heavy metal", "sludge"));

  private static final List<String> MOODS =
      List.of(
          "chill",
          "Chill",
          "melancholic",
          "melancholy",
          "energetic",
          "dark",
          "happy",
          "sad",
          "dreamy",
          "uplifting",
          "aggressive",
          "romantic",
          "haunting",
          "party",
          "mellow",
          "calm");

  static TagWords of(Release release) {
    return release.ref().generated()
        ? new TagWords(
            GENRES.get(release.ref().style().ordinal()), moods(Dice.mix(release.ref().index())))
        : new TagWords(
            Text.parts(release.note("tags", ""), ","), Text.parts(release.note("moods", ""), ","));
  }

  private static List<String> moods(long seed) {
    Set<String> chosen = new LinkedHashSet<>();
    for (int i = 0; i < 6; i++) {
      chosen.add(MOODS.get(Dice.below(MOODS.size(), seed, 20 + i)));
    }
    return List.copyOf(chosen);
  }
}
