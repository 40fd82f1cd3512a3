package io.tensoe.ingestion.merge;

import static io.tensoe.ingestion.merge.TagClassifier.Kind.GENRE;
import static io.tensoe.ingestion.merge.TagClassifier.Kind.MOOD;
import static io.tensoe.ingestion.merge.TagClassifier.Kind.NOISE;

import io.tensoe.ingestion.merge.TagClassifier.Kind;
import io.tensoe.ingestion.merge.TagClassifier.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tags of several words that no file lists, understood from their parts. English puts the head
 * last, so:
 *
 * <ul>
 *   <li>qualifiers and moods, then a genre: the genre ("swedish death metal", "80s rock", "female
 *       rap", "sad rock");
 *   <li>two genres: a genre of its own name ("garage soul"), written with their canonical names;
 *   <li>qualifiers, then a mood: the mood ("very sad");
 *   <li>nothing but qualifiers: noise ("american female");
 *   <li>any of these followed by "music", "songs" …: the same ("sad songs").
 * </ul>
 *
 * Anything else stays unknown: no part of a tag is ever ignored but those.
 */
final class ComposedTags {

  /** Nouns that may follow without changing what is said. */
  private static final Set<String> FILLERS =
      Set.of(
          "music", "musik", "song", "songs", "tune", "tunes", "band", "bands", "artist", "artists",
          "track", "tracks", "album", "albums", "sound", "sounds", "beats");

  /** Longest part in words that is looked up, "new wave of british heavy metal" apart. */
  private static final int LONGEST_PART = 4;

  /** More genres in a row are a list, not a name. */
  private static final int MOST_GENRES = 2;

  private final Vocabulary genres;
  private final Vocabulary moods;
  private final Vocabulary qualifiers;

  ComposedTags(Vocabulary genres, Vocabulary moods, Vocabulary qualifiers) {
    this.genres = genres;
    this.moods = moods;
    this.qualifiers = qualifiers;
  }

  /**
   * Reads a tag.
   *
   * @param spaced see {@link Vocabulary#spaced}
   * @return empty = not understood
   */
  Optional<Reading> read(String spaced) {
    List<String> words = new ArrayList<>(List.of(spaced.split(" ")));
    if (words.size() > 1 && FILLERS.contains(words.get(words.size() - 1))) {
      words.remove(words.size() - 1);
    }
    List<Reading> parts = parts(words);
    return parts == null ? Optional.empty() : whole(spaced, parts);
  }

  private Optional<Reading> whole(String spaced, List<Reading> parts) {
    List<String> genre = wordsOf(parts, GENRE);
    List<String> mood = wordsOf(parts, MOOD);
    Kind last = parts.get(parts.size() - 1).kind();
    if (last == GENRE && genre.size() <= MOST_GENRES && isTail(parts, genre.size())) {
      String name = String.join(" ", genre);
      String known = genres.word(Vocabulary.key(name));
      return Optional.of(new Reading(GENRE, known == null ? name : known));
    }
    if (last == MOOD && mood.size() == 1 && genre.isEmpty()) {
      return Optional.of(new Reading(MOOD, mood.get(0)));
    }
    return last == NOISE && genre.isEmpty() && mood.isEmpty()
        ? Optional.of(new Reading(NOISE, spaced))
        : Optional.empty();
  }

  private static boolean isTail(List<Reading> parts, int genres) {
    return parts.subList(parts.size() - genres, parts.size()).stream()
        .allMatch(part -> part.kind() == GENRE);
  }

  private static List<String> wordsOf(List<Reading> parts, Kind kind) {
    return parts.stream().filter(part -> part.kind() == kind).map(Reading::word).toList();
  }

  /** Cuts from the left into the longest known parts; null if something is not known. */
  private @Nullable List<Reading> parts(List<String> words) {
    List<Reading> parts = new ArrayList<>();
    int from = 0;
    while (from < words.size()) {
      Reading part = null;
      int to = Math.min(words.size(), from + LONGEST_PART);
      while (part == null && to > from) {
        part = part(String.join(" ", words.subList(from, to)));
        to = part == null ? to - 1 : to;
      }
      if (part == null) {
        return null;
      }
      parts.add(part);
      from = to;
    }
    return parts;
  }

  private @Nullable Reading part(String spaced) {
    String key = spaced.replace(" ", "");
    String genre = genres.word(key);
    if (genre != null) {
      return new Reading(GENRE, genre);
    }
    String mood = moods.word(key);
    if (mood != null) {
      return new Reading(MOOD, mood);
    }
    boolean qualifies = qualifiers.word(key) != null || NoisePatterns.isDecade(spaced);
    return qualifies ? new Reading(NOISE, spaced) : null;
  }
}
