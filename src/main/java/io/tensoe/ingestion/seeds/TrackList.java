package io.tensoe.ingestion.seeds;

import io.tensoe.ingestion.match.AlbumKey;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.rows.SeedList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The albums of a list of tracks, each once. A hint counts if no other track of the album
 * contradicts it; albums of one name that have ids of their own stay apart. Not thread-safe.
 */
final class TrackList {
  /** Guests behind the name of the album's artist. */
  private static final Pattern GUESTS =
      Pattern.compile(
          "\\s*[,;&/]\\s*|\\s+(?:feat\\.?|ft\\.?|featuring|with|x)\\s+", Pattern.CASE_INSENSITIVE);

  /** Most guests looked at; a credit of more is cut at one of these all the same. */
  private static final int MOST_GUESTS = 10;

  private final boolean yearIsOfAlbum;
  private final Map<String, Album> albums = new LinkedHashMap<>();

  /** One album, from its tracks so far. */
  private static final class Album {
    final Seed first;
    @Nullable Integer year;
    @Nullable String upc;
    @Nullable String mbid;
    boolean hasYears;
    int tracks = 1;

    Album(Seed first) {
      this.first = first;
      year = first.year();
      upc = first.upc();
      mbid = first.mbid();
    }

    void add(Album other) {
      hasYears |=
          other.hasYears || (year != null && other.year != null && !year.equals(other.year));
      year = hasYears ? null : year == null ? other.year : year;
      upc = agreed(upc, other.upc);
      mbid = agreed(mbid, other.mbid);
      tracks += other.tracks;
    }

    /** Empty = they contradict each other. */
    private static @Nullable String agreed(@Nullable String one, @Nullable String other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return one.equals(other) ? one : "";
    }
  }

  /**
   * @param yearIsOfAlbum whether the year is the album's, so that another year is another album
   */
  TrackList(boolean yearIsOfAlbum) {
    this.yearIsOfAlbum = yearIsOfAlbum;
  }

  /** One more track. */
  void add(Seed track) {
    @Nullable Integer year = yearIsOfAlbum ? track.year() : null;
    String key = key(track, track.artist(), year, track.spotifyId());
    Album album = new Album(track);
    Album known = albums.putIfAbsent(key, album);
    if (known != null) {
      known.add(album);
    }
  }

  private static String key(
      Seed track, String artist, @Nullable Integer year, @Nullable String spotifyId) {
    return AlbumKey.of(artist, track.album(), year, spotifyId, null, null, null);
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
                : albums.get(
                    key(track, artist, yearIsOfAlbum ? track.year() : null, track.spotifyId()));
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
      String name = key(album.first, album.first.artist(), null, null);
      named.computeIfAbsent(name, any -> new ArrayList<>()).add(album);
    }
    for (List<Album> same : named.values()) {
      List<Album> known = same.stream().filter(album -> album.first.spotifyId() != null).toList();
      if (known.size() == 1) {
        same.stream().filter(album -> album.first.spotifyId() == null).forEach(known.get(0)::add);
        same.stream().filter(album -> album.first.spotifyId() == null).forEach(joined::add);
      }
    }
    albums.values().removeIf(joined::contains);
  }

  private static Seed seed(Album album) {
    Seed first = album.first;
    @Nullable String upc = blankIsNull(album.upc);
    @Nullable String mbid = blankIsNull(album.mbid);
    return new Seed(
        AlbumKey.of(
            first.artist(),
            first.album(),
            album.year,
            first.spotifyId(),
            upc,
            mbid,
            first.aotyUrl()),
        first.album(),
        first.artist(),
        album.year,
        first.spotifyId(),
        upc,
        mbid,
        first.aotyUrl(),
        first.origin(),
        first.line());
  }

  private static @Nullable String blankIsNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
