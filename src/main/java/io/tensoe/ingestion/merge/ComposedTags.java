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
 *   <li>two genres in a row: a genre of its own name ("garage soul"); three are a list, not a name;
 *   <li>"very" and the like, then a mood: the mood ("very sad");
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

  /** What may stand before a mood; a place before a mood makes no sense. */
  private static final Set<String> INTENSIFIERS =
      Set.of("very", "so", "really", "totally", "super", "ultra", "pure", "simply", "absolutely");

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
    List<String> words = List.of(spaced.split(" "));
    Optional<Reading> whole = whole(spaced, parts(words));
    int last = words.size() - 1;
    return whole.isEmpty() && last > 0 && FILLERS.contains(words.get(last))
        ? whole(spaced, parts(words.subList(0, last)))
        : whole;
  }

  private Optional<Reading> whole(String spaced, List<Part> parts) {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Part last = parts.get(parts.size() - 1);
    List<Part> before = parts.subList(0, parts.size() - 1);
    return switch (last.kind()) {
      case GENRE -> genre(before, last);
      case MOOD ->
          before.stream().allMatch(part -> INTENSIFIERS.contains(part.spelling()))
              ? Optional.of(new Reading(MOOD, last.word()))
              : Optional.empty();
      default ->
          before.stream().allMatch(part -> part.kind() == NOISE)
              ? Optional.of(new Reading(NOISE, spaced))
              : Optional.empty();
    };
  }

  /**
   * At most one more genre before the last; it keeps its spelling, "prog" is an adjective there.
   */
  private Optional<Reading> genre(List<Part> before, Part head) {
    List<Part> genresBefore = before.stream().filter(part -> part.kind() == GENRE).toList();
    if (genresBefore.isEmpty()) {
      return Optional.of(new Reading(GENRE, head.word()));
    }
    Part first = before.get(before.size() - 1);
    if (genresBefore.size() > 1 || first.kind() != GENRE) {
      return Optional.empty();
    }
    boolean sameWord = Vocabulary.key(first.word()).equals(Vocabulary.key(first.spelling()));
    String name = (sameWord ? first.word() : first.spelling()) + " " + head.word();
    String known = genres.word(Vocabulary.key(name));
    return Optional.of(new Reading(GENRE, known == null ? name : known));
  }

  /** Cuts from the left into the longest known parts; empty if something is not known. */
  private List<Part> parts(List<String> words) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    while (from < words.size()) {
      Part part = null;
      int to = Math.min(words.size(), from + LONGEST_PART) + 1;
      while (part == null && --to > from) {
        part = part(String.join(" ", words.subList(from, to)));
      }
      if (part == null) {
        return List.of();
      }
      parts.add(part);
      from = to;
    }
    return parts;
  }

  private @Nullable Part part(String spaced) {
    String key = spaced.replace(" ", "");
    String genre = genres.word(key);
    if (genre != null) {
      return new Part(GENRE, genre, spaced);
    }
    String mood = moods.word(key);
    if (mood != null) {
      return new Part(MOOD, mood, spaced);
    }
    boolean qualifies = qualifiers.word(key) != null || NoisePatterns.isDecade(spaced);
    return qualifies ? new Part(NOISE, spaced, spaced) : null;
  }

  /** A known part of a tag: canonical word, and as it was spelled. */
  private record Part(Kind kind, String word, String spelling) {}
}
