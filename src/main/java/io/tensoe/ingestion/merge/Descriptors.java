package io.tensoe.ingestion.merge;

import static java.util.Objects.requireNonNullElse;

import io.tensoe.ingestion.merge.Merge.Limits;
import io.tensoe.ingestion.merge.TagClassifier.Kind;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Tag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Genres and moods of a track: source by source in the order of {@link TrustOrder}, within a source
 * strongest first, each word once, the first so many.
 *
 * <p>A word that two sources name does not move up: the primary genre of the most trusted source is
 * a stronger claim than a secondary one that a listener repeated, and the order stays explainable.
 *
 * <p>Null = no source that speaks of it answered; empty = answered with none. Found and absent are
 * answers, unless a found album says nothing about it at all (its list is null).
 */
final class Descriptors {
  private static final TagClassifier TAGS = TagClassifier.standard();

  private final Map<String, SourceAlbum> albums;
  private final Set<String> absent;
  private final TrustOrder trust;
  private final Limits limits;

  /**
   * For one album.
   *
   * @param albums what the sources that found it said, by source
   * @param absent sources that answered that they have none
   */
  Descriptors(
      Map<String, SourceAlbum> albums, Set<String> absent, TrustOrder trust, Limits limits) {
    this.albums = albums;
    this.absent = absent;
    this.trust = trust;
    this.limits = limits;
  }

  /**
   * Words of one track.
   *
   * @param genres canonical, strongest first; null = no source answered
   * @param moods canonical, strongest first; null = no source answered
   */
  record Words(@Nullable List<String> genres, @Nullable List<String> moods) {}

  /** Of one track: what each source said about it, and its artists, whose names are no genres. */
  Words of(SortedMap<String, SourceTrack> said, List<String> artists, Picks picks) {
    Set<String> names = names(said, artists);
    return new Words(
        collect(
            "genres", source -> genres(source, said.get(source), names), limits.maxGenres(), picks),
        collect(
            "moods", source -> moods(source, said.get(source), names), limits.maxMoods(), picks));
  }

  /** What one source says, strongest first; null = it does not speak of it. */
  @FunctionalInterface
  private interface Says {
    @Nullable List<String> of(String source);
  }

  private @Nullable List<String> collect(String column, Says says, int most, Picks picks) {
    LinkedHashSet<String> words = new LinkedHashSet<>();
    List<String> heard = new ArrayList<>();
    List<String> useful = new ArrayList<>();
    for (String source : trust.of(column)) {
      List<String> said = absent.contains(source) ? List.of() : says.of(source);
      if (said != null) {
        heard.add(source);
        if (words.size() < most && words.addAll(said)) {
          useful.add(source);
        }
      }
    }
    if (heard.isEmpty()) {
      return null;
    }
    picks.note(column, String.join(",", useful.isEmpty() ? heard : useful));
    return words.stream().limit(most).toList();
  }

  /** The site's own genre list first, then genres among the tags of the track. */
  private @Nullable List<String> genres(
      String source, @Nullable SourceTrack track, Set<String> names) {
    SourceAlbum album = albums.get(source);
    List<String> declared = album == null ? null : album.genres();
    List<Tag> tags = track == null ? null : track.tags();
    if (declared == null && tags == null) {
      return null;
    }
    List<String> genres = new ArrayList<>();
    for (String genre : requireNonNullElse(declared, List.<String>of())) {
      TAGS.declaredGenre(genre).ifPresent(genres::add);
    }
    genres.addAll(TAGS.words(requireNonNullElse(tags, List.<Tag>of()), Kind.GENRE, names));
    return genres;
  }

  /** Moods among the tags of the track first, then among those of the whole album. */
  private @Nullable List<String> moods(
      String source, @Nullable SourceTrack track, Set<String> names) {
    SourceAlbum album = albums.get(source);
    List<Tag> wide = album == null ? null : album.tags();
    List<Tag> narrow = track == null ? null : track.tags();
    if (wide == null && narrow == null) {
      return null;
    }
    List<String> moods = new ArrayList<>();
    moods.addAll(TAGS.words(requireNonNullElse(narrow, List.<Tag>of()), Kind.MOOD, names));
    moods.addAll(TAGS.words(requireNonNullElse(wide, List.<Tag>of()), Kind.MOOD, names));
    return moods;
  }

  /** What the track, its album and their artists are called, anywhere. */
  private Set<String> names(SortedMap<String, SourceTrack> said, List<String> artists) {
    Set<String> names = new LinkedHashSet<>(artists);
    for (SourceTrack track : said.values()) {
      names.add(track.title());
    }
    for (SourceAlbum album : albums.values()) {
      names.add(album.title());
      names.addAll(album.artists());
    }
    return TagClassifier.nameKeys(names);
  }
}
