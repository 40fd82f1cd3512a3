package io.tensoe.ingestion.merge;

import static io.tensoe.ingestion.merge.TagClassifier.Kind.GENRE;
import static io.tensoe.ingestion.merge.TagClassifier.Kind.MOOD;
import static io.tensoe.ingestion.merge.TagClassifier.Kind.NOISE;
import static io.tensoe.ingestion.merge.TagClassifier.Kind.UNKNOWN;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.tensoe.ingestion.match.text.Remembered;
import io.tensoe.ingestion.model.Tag;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells genres, moods and noise apart among the words people attach to music. Immutable and safe
 * for several threads.
 */
final class TagClassifier {

  /**
   * Least weight of a tag that counts. Mood words live at weights of 1 to 9 of 100 (read off real
   * answers about tracks), so the usual threshold of 10 would drop nearly all of them; only 0,
   * given to tags that are no longer counted, is left out.
   */
  static final int LEAST_WEIGHT = 1;

  private static final Remembered<String> NAME_KEYS =
      new Remembered<>(name -> nameKey(Vocabulary.spaced(name)));

  private final Remembered<Understood> tags = new Remembered<>(this::understood);
  private final Vocabulary genres;
  private final Vocabulary moods;
  private final Vocabulary noise;
  private final ComposedTags composed;

  private TagClassifier(
      Vocabulary genres, Vocabulary moods, Vocabulary noise, Vocabulary qualifiers) {
    this.genres = genres;
    this.moods = moods;
    this.noise = noise;
    this.composed = new ComposedTags(genres, moods, qualifiers);
  }

  /** What a tag speaks of. */
  enum Kind {
    /** A style of music. */
    GENRE,
    /** How it feels. */
    MOOD,
    /** The tagger, the calendar, the artist: nothing to learn from. */
    NOISE,
    /** Not known. */
    UNKNOWN
  }

  /**
   * A tag understood.
   *
   * @param kind what it speaks of
   * @param word canonical word of a genre or mood, else the tag in spaced form
   */
  record Reading(Kind kind, String word) {}

  /** With the vocabulary of this build, which is read once. */
  static TagClassifier standard() {
    return Standard.CLASSIFIER;
  }

  private static final class Standard {
    static final TagClassifier CLASSIFIER =
        new TagClassifier(
            Vocabulary.read("genres.txt"),
            Vocabulary.read("moods.txt"),
            Vocabulary.read("noise.txt"),
            Vocabulary.read("qualifiers.txt"));
  }

  /** Keys under which names of artists, albums and tracks are recognised in tags. */
  static Set<String> nameKeys(Collection<String> names) {
    return names.stream()
        .map(NAME_KEYS::of)
        .filter(key -> !key.isEmpty())
        .collect(toUnmodifiableSet());
  }

  private static String nameKey(String spaced) {
    return (spaced.startsWith("the ") ? spaced.substring(4) : spaced).replace(" ", "");
  }

  /**
   * Reads one tag. A name is noise even where it is a genre or mood too ("happy" on "Happy"): it
   * cannot be told what the tagger meant, and a wrong word costs more than a missing one.
   *
   * @param names see {@link #nameKeys}
   */
  Reading read(String tag, Set<String> names) {
    Understood understood = tags.of(tag);
    return names.contains(understood.nameKey()) ? understood.asName() : understood.reading();
  }

  /**
   * All that can be said of a tag wherever it stands.
   *
   * @param nameKey the key under which it would be a name
   * @param asName its reading where it is one
   * @param reading its reading elsewhere
   */
  private record Understood(String nameKey, Reading asName, Reading reading) {}

  private Understood understood(String tag) {
    String spaced = Vocabulary.spaced(tag);
    return new Understood(nameKey(spaced), new Reading(NOISE, spaced), byWord(spaced));
  }

  private Reading byWord(String spaced) {
    String key = spaced.replace(" ", "");
    if (key.isEmpty()) {
      return new Reading(NOISE, spaced);
    }
    String genre = genres.word(key);
    if (genre != null) {
      return new Reading(GENRE, genre);
    }
    String mood = moods.word(key);
    if (mood != null) {
      return new Reading(MOOD, mood);
    }
    if (noise.word(key) != null || NoisePatterns.isDecade(spaced)) {
      return new Reading(NOISE, spaced);
    }
    return composed.read(spaced).orElseGet(() -> byForm(spaced));
  }

  private static Reading byForm(String spaced) {
    boolean recognised = NoisePatterns.isNumeric(spaced) || NoisePatterns.isPersonal(spaced);
    return new Reading(recognised ? NOISE : UNKNOWN, spaced);
  }

  /**
   * The genres and moods among tags, strongest first; of equal weight in the given order. Several
   * spellings of a word have the weight of the strongest.
   *
   * @return neither list is null
   */
  GenresAndMoods words(List<Tag> tags, Set<String> names) {
    Map<String, Integer> genreWeights = new LinkedHashMap<>();
    Map<String, Integer> moodWeights = new LinkedHashMap<>();
    for (Tag tag : tags) {
      if (tag.weight() >= LEAST_WEIGHT) {
        Reading reading = read(tag.name(), names);
        switch (reading.kind()) {
          case GENRE -> genreWeights.merge(reading.word(), tag.weight(), Math::max);
          case MOOD -> moodWeights.merge(reading.word(), tag.weight(), Math::max);
          default -> {}
        }
      }
    }
    return new GenresAndMoods(strongestFirst(genreWeights), strongestFirst(moodWeights));
  }

  private static List<String> strongestFirst(Map<String, Integer> weights) {
    return weights.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * The canonical name of a genre that a site declares: one we do not know is kept in lower case,
   * because sites choose from closed lists.
   *
   * @return empty if nothing is left of it
   */
  Optional<String> declaredGenre(String genre) {
    String key = Vocabulary.key(genre);
    String known = genres.word(key);
    String word = known == null ? genre.strip().toLowerCase(Locale.ROOT) : known;
    return key.isEmpty() ? Optional.empty() : Optional.of(word);
  }
}
