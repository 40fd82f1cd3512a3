package io.tensoe.ingestion.merge;

import static java.util.Objects.requireNonNull;

import io.tensoe.ingestion.merge.Merge.Limits;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
  private final Set<String> namesOfAlbum;
  private final Map<String, List<String>> declaredGenres;

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
    this.namesOfAlbum = namesOf(albums.values());
    this.declaredGenres = declaredBy(albums);
  }

  /** Of one track: what each source said about it, and its artists, whose names are no genres. */
  GenresAndMoods of(SortedMap<String, SourceTrack> said, List<String> artists, Picks picks) {
    Set<String> names = names(said, artists);
    Map<String, GenresAndMoods> ofTrack = new HashMap<>();
    said.forEach(
        (source, track) -> {
          if (track.tags() != null) {
            ofTrack.put(source, TAGS.words(track.tags(), names));
          }
        });
    return new GenresAndMoods(
        collect("genres", source -> genres(source, ofTrack.get(source)), limits.maxGenres(), picks),
        collect(
            "moods",
            source -> moods(source, ofTrack.get(source), names),
            limits.maxMoods(),
            picks));
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
  private @Nullable List<String> genres(String source, @Nullable GenresAndMoods ofTrack) {
    List<String> declared = declaredGenres.get(source);
    if (declared == null && ofTrack == null) {
      return null;
    }
    List<String> genres = new ArrayList<>();
    if (declared != null) {
      genres.addAll(declared);
    }
    if (ofTrack != null) {
      genres.addAll(requireNonNull(ofTrack.genres()));
    }
    return genres;
  }

  /** Moods among the tags of the track first, then among those of the whole album. */
  private @Nullable List<String> moods(
      String source, @Nullable GenresAndMoods ofTrack, Set<String> names) {
    SourceAlbum album = albums.get(source);
    List<Tag> wide = album == null ? null : album.tags();
    if (wide == null && ofTrack == null) {
      return null;
    }
    List<String> moods = new ArrayList<>();
    if (ofTrack != null) {
      moods.addAll(requireNonNull(ofTrack.moods()));
    }
    if (wide != null) {
      moods.addAll(requireNonNull(TAGS.words(wide, names).moods()));
    }
    return moods;
  }

  /** What the track, its album and their artists are called, anywhere. */
  private Set<String> names(SortedMap<String, SourceTrack> said, List<String> artists) {
    List<String> ofTrack = new ArrayList<>(artists);
    said.values().forEach(track -> ofTrack.add(track.title()));
    Set<String> names = new HashSet<>(namesOfAlbum);
    names.addAll(TagClassifier.nameKeys(ofTrack));
    return names;
  }

  private static Set<String> namesOf(Collection<SourceAlbum> albums) {
    List<String> names = new ArrayList<>();
    for (SourceAlbum album : albums) {
      names.add(album.title());
      names.addAll(album.artists());
    }
    return TagClassifier.nameKeys(names);
  }

  /** What sites declare, by source; only those that declare genres at all. */
  private static Map<String, List<String>> declaredBy(Map<String, SourceAlbum> albums) {
    Map<String, List<String>> declared = new HashMap<>();
    albums.forEach(
        (source, album) -> {
          if (album.genres() != null) {
            declared.put(
                source,
                album.genres().stream()
                    .flatMap(each -> TAGS.declaredGenre(each).stream())
                    .toList());
          }
        });
    return declared;
  }
}
