package io.tensoe.ingestion.sandbox.lastfm;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Style;
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
        ? new TagWords(genres(release.ref().style()), moods(Dice.mix(release.ref().index())))
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

  /** In the order of {@link io.tensoe.ingestion.sandbox.albums.Style}. */
  private static List<String> genres(Style style) {
    return switch (style) {
      case INDIE_ROCK -> List.of("indie rock", "alternative", "rock", "indie", "post-punk");
      case HIP_HOP -> List.of("hip-hop", "rap", "Hip-Hop", "conscious hip hop", "jazz rap");
      case ELECTRONIC -> List.of("electronic", "ambient", "idm", "downtempo", "chillout");
      case POST_ROCK -> List.of("post-rock", "post rock", "instrumental", "experimental");
      case FOLK -> List.of("folk", "singer-songwriter", "acoustic", "indie folk");
      case SOUL -> List.of("soul", "rnb", "neo-soul", "funk");
      case METAL -> List.of("metal", "doom metal", "heavy metal", "sludge");
    };
  }
}
