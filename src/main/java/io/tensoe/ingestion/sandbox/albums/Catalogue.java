package io.tensoe.ingestion.sandbox.albums;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All albums that the upstreams know: the real ones and the generated ones. Safe for threads. */
public final class Catalogue {
  /** A song and where it is from. */
  public record Heard(Release release, Song song) {}

  private final List<Release> real;
  private final GeneratedAlbums generated;
  private final Map<String, List<Release>> realByArtist = new HashMap<>();
  private final Map<String, String> artistNames = new HashMap<>();
  private final Map<String, Heard> realSongs = new HashMap<>();

  /**
   * @param generated number of generated albums
   * @param tracks of each generated album
   */
  public Catalogue(int generated, int tracks) {
    this.real = RealAlbums.load();
    this.generated = new GeneratedAlbums(generated, tracks);
    for (Release release : real) {
      release.artists().forEach(artist -> index(artist, release));
      for (Song song : release.songs()) {
        for (String artist : song.artists()) {
          artistNames.putIfAbsent(Text.key(artist), artist);
          Heard heard = new Heard(release, song);
          realSongs.putIfAbsent(songKey(artist, song.title()), heard);
          realSongs.putIfAbsent(exactSongKey(artist, song.title()), heard);
        }
      }
    }
  }

  private void index(String artist, Release release) {
    artistNames.putIfAbsent(Text.key(artist), artist);
    realByArtist.computeIfAbsent(Text.key(artist), any -> new ArrayList<>()).add(release);
  }

  private static String songKey(String artist, String title) {
    return Text.key(artist) + "\n" + Text.key(title);
  }

  /** "Exchange" and "(Exchange)" are two songs of one album. */
  private static String exactSongKey(String artist, String title) {
    return Text.key(artist) + "\n=" + title.toLowerCase(Locale.ROOT);
  }

  public List<Release> real() {
    return real;
  }

  public GeneratedAlbums generated() {
    return generated;
  }

  /** The release at a place; empty when there is none. */
  public Optional<Release> release(Ref ref) {
    if (ref.index() < 0 || ref.index() >= (ref.generated() ? generated.count() : real.size())) {
      return Optional.empty();
    }
    Release original = ref.generated() ? generated.release(ref.index()) : real.get(ref.index());
    return Optional.of(Variants.of(original, ref.variant()));
  }

  /** The artist's name as the catalogue writes it, whatever case and accents are asked for. */
  public Optional<String> artist(String name) {
    String key = Text.key(name);
    String found = artistNames.get(key);
    if (found != null) {
      return Optional.of(found);
    }
    List<Integer> albums = generated.byArtist(Text.words(name));
    return albums.isEmpty()
        ? Optional.empty()
        : Optional.of(generated.artist(albums.get(0))).filter(made -> Text.key(made).equals(key));
  }

  public List<Release> by(String artist) {
    List<Release> found = realByArtist.get(Text.key(artist));
    return found != null
        ? found
        : generated.byArtist(Text.words(artist)).stream().map(generated::release).toList();
  }

  public Optional<Release> album(String artist, String title) {
    String key = Text.key(title);
    return by(artist).stream()
        .filter(
            release ->
                Text.key(release.plainTitle()).equals(key) || Text.key(release.title()).equals(key))
        .findFirst();
  }

  public Optional<Heard> song(String artist, String title) {
    Heard exact = realSongs.get(exactSongKey(artist, title));
    Heard known = exact != null ? exact : realSongs.get(songKey(artist, title));
    if (known != null) {
      return Optional.of(known);
    }
    String key = Text.key(title);
    for (int index : generated.byArtist(Text.words(artist))) {
      Release release = generated.release(index);
      for (Song song : release.songs()) {
        if (Text.key(song.title()).equals(key)) {
          return Optional.of(new Heard(release, song));
        }
      }
    }
    return Optional.empty();
  }
}
