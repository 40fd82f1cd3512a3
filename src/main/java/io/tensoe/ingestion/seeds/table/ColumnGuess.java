package io.tensoe.ingestion.seeds.table;

import io.tensoe.ingestion.seeds.csv.ColumnNames;
import io.tensoe.ingestion.seeds.text.Showable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which columns of a header are most like those of the album and the artist. */
final class ColumnGuess {
  /** How lists call the two columns, also in other languages. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "album",
          List.of(
              "album_name",
              "album",
              "album_title",
              "title",
              "release",
              "record",
              "lp",
              "álbum",
              "disco",
              "disque",
              "platte",
              "titel",
              "titre",
              "titolo",
              "título",
              "アルバム",
              "专辑",
              "альбом"),
          "artist",
          List.of(
              "artist_name",
              "artist",
              "artists",
              "band",
              "performer",
              "musician",
              "group",
              "act",
              "by",
              "artista",
              "artiste",
              "interpret",
              "künstler",
              "interprète",
              "アーティスト",
              "艺术家",
              "исполнитель"));

  /** Farther than this a name is another word. */
  private static final double FARTHEST = 0.5;

  /** Stands where no column is near. */
  static final String UNKNOWN = "NAME";

  private ColumnGuess() {}

  /**
   * For album and artist the nearest column each, the surer of the two first.
   *
   * @param chosen columns that the user names, by field; these stay
   */
  static Map<String, String> among(List<String> names, Map<String, String> chosen) {
    Map<String, String> guesses = new HashMap<>(chosen);
    List<String> left = new ArrayList<>(names);
    left.removeAll(guesses.values());
    Stream.of("album", "artist")
        .filter(field -> !guesses.containsKey(field))
        .sorted(Comparator.comparingDouble(field -> nearest(field, left)))
        .forEachOrdered(
            field -> {
              String guess = guess(field, left);
              left.remove(guess);
              guesses.put(field, Showable.excerpt(guess));
            });
    return guesses;
  }

  private static double nearest(String field, List<String> names) {
    return names.stream().mapToDouble(name -> distance(field, name)).min().orElse(1);
  }

  private static String guess(String field, List<String> names) {
    return names.stream()
        .filter(name -> distance(field, name) <= FARTHEST)
        .min(Comparator.comparingDouble(name -> distance(field, name)))
        .orElse(UNKNOWN);
  }

  /** Earlier words are surer. */
  private static double distance(String field, String name) {
    List<String> words = WORDS.getOrDefault(field, List.of());
    double nearest = 1;
    for (int i = 0; i < words.size(); i++) {
      nearest = Math.min(nearest, ColumnNames.distance(words.get(i), name) + i * 0.01);
    }
    return nearest;
  }
}
