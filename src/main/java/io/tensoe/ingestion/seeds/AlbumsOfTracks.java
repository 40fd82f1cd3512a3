package io.tensoe.ingestion.seeds;

import io.tensoe.ingestion.match.AlbumKey;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.Pin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The albums of a list of tracks, each once. A year, a barcode and an id that many services pass on
 * count if no other track of the album contradicts them; the id at one source is that of the first
 * track. Albums of one name that have ids of their own stay apart. Not thread-safe.
 */
final class AlbumsOfTracks {
  /** Guests behind the name of the album's artist. */
  private static final Pattern GUESTS =
      Pattern.compile(
          "\\s*[,;&/]\\s*|\\s+(?:feat\\.?|ft\\.?|featuring|with|x)\\s+", Pattern.CASE_INSENSITIVE);

  /** Most guests looked at. A longer credit is still cut at one of them. */
  private static final int MOST_GUESTS = 10;

  private final boolean yearIsOfAlbum;
  private final List<Pin> pins;

  /** Those of which another id is another album. */
  private final List<Pin> identities;

  /** Names of pins that are of no single source: these must not contradict each other. */
  private final Set<String> common;

  private final Map<String, Album> albums = new LinkedHashMap<>();

  /** One album, from its tracks so far. */
  private final class Album {
    final Seed first;
    final Map<String, String> ids;
    final Set<String> contradicted = new HashSet<>();
    @Nullable Integer year;
    boolean hasYears;
    int tracks = 1;

    Album(Seed first) {
      this.first = first;
      this.ids = new HashMap<>(first.pins());
      year = first.year();
    }

    void add(Album other) {
      hasYears |=
          other.hasYears || (year != null && other.year != null && !year.equals(other.year));
      year = hasYears ? null : year == null ? other.year : year;
      contradicted.addAll(other.contradicted);
      other.ids.forEach(
          (name, id) -> {
            if (common.contains(name) && !ids.computeIfAbsent(name, any -> id).equals(id)) {
              contradicted.add(name);
            }
          });
      ids.keySet().removeAll(contradicted);
      tracks += other.tracks;
    }
  }

  /**
   * @param yearIsOfAlbum whether the year is the album's, so that another year is another album
   * @param pins all there are
   */
  AlbumsOfTracks(boolean yearIsOfAlbum, List<Pin> pins) {
    this.yearIsOfAlbum = yearIsOfAlbum;
    this.pins = pins;
    this.identities = pins.stream().filter(Pin::refutesOthers).toList();
    this.common =
        pins.stream()
            .filter(pin -> pin.source() == null)
            .map(Pin::name)
            .collect(Collectors.toSet());
  }

  /** One more track. */
  void add(Seed track) {
    @Nullable Integer year = yearIsOfAlbum ? track.year() : null;
    String key = key(track, track.artist(), year, track.pins());
    Album album = new Album(track);
    Album known = albums.putIfAbsent(key, album);
    if (known != null) {
      known.add(album);
    }
  }

  private String key(Seed track, String artist, @Nullable Integer year, Map<String, String> ids) {
    return AlbumKey.of(artist, track.album(), year, ids, identities);
  }

  /**
   * Hands the albums over.
   *
   * @return how many tracks of how many albums there are
   */
  String into(SeedList.Builder list) {
    joinGuests();
    joinTracksWithoutId();
    int tracks = 0;
    for (Album album : albums.values()) {
      list.add(seed(album));
      list.repeated(album.tracks - 1);
      tracks += album.tracks;
    }
    return count(tracks, "track") + " of " + count(albums.size(), "album");
  }

  /** Albums whose tracks are of several years, so that none is given. */
  long withSeveralYears() {
    return albums.values().stream().filter(album -> album.hasYears).count();
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** "Gorillaz, De La Soul" is a track of the album that "Gorillaz" has in the list. */
  private void joinGuests() {
    for (Map.Entry<String, Album> each : List.copyOf(albums.entrySet())) {
      Seed track = each.getValue().first;
      Matcher guests = GUESTS.matcher(track.artist());
      for (int i = 0; i < MOST_GUESTS && guests.find(); i++) {
        String artist = track.artist().substring(0, guests.start());
        Album host =
            artist.isBlank()
                ? null
                : albums.get(key(track, artist, yearIsOfAlbum ? track.year() : null, track.pins()));
        if (host != null && host != each.getValue()) {
          host.add(each.getValue());
          albums.remove(each.getKey());
          break;
        }
      }
    }
  }

  /** A track without an id belongs to the one album of that name that has one. */
  private void joinTracksWithoutId() {
    Map<String, List<Album>> named = new LinkedHashMap<>();
    Set<Album> joined = new HashSet<>(); // by identity: an album has no equals
    for (Album album : albums.values()) {
      String name = key(album.first, album.first.artist(), null, Map.of());
      named.computeIfAbsent(name, any -> new ArrayList<>()).add(album);
    }
    for (List<Album> same : named.values()) {
      List<Album> known = same.stream().filter(this::hasId).toList();
      if (known.size() == 1) {
        same.stream().filter(album -> !hasId(album)).forEach(known.get(0)::add);
        same.stream().filter(album -> !hasId(album)).forEach(joined::add);
      }
    }
    albums.values().removeIf(joined::contains);
  }

  private boolean hasId(Album album) {
    return identities.stream().anyMatch(pin -> album.first.pin(pin.name()) != null);
  }

  private Seed seed(Album album) {
    Seed first = album.first;
    String key = AlbumKey.of(first.artist(), first.album(), album.year, album.ids, pins);
    return Seed.named(key, first.album(), first.artist())
        .year(album.year)
        .pins(album.ids)
        .from(first.origin(), first.line())
        .build();
  }
}
