package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.model.AlbumStatus;
import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Tag;
import io.tensoe.ingestion.model.Track;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Merged albums of ten tracks as a complete run makes them: found by three sources, every column
 * known, few words that most albums have and many that few have. The same number is the same album.
 */
final class InventedAlbums {
  static final int TRACKS = 10;
  private static final String LETTERS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int WORDS = 300;

  private InventedAlbums() {}

  static Seed seed(long number) {
    String artist = "Artist " + number / 4;
    String album = "Album number " + number;
    String key = (artist + "|" + album).toLowerCase(java.util.Locale.ROOT);
    return Seed.named(key, album, artist).from("albums.csv", number + 2).build();
  }

  static MergedAlbum of(long number) {
    Random random = new Random(number);
    Seed seed = seed(number);
    LocalDate released = LocalDate.of(1960, 1, 1).plusDays(random.nextInt(23_000));
    List<String> genres = words(random, "genre", 3);
    List<Track> tracks = new ArrayList<>();
    for (int i = 1; i <= TRACKS; i++) {
      tracks.add(track(random, seed, released, genres, i));
    }
    List<Outcome> outcomes =
        List.of(
            found(seed, "aoty", tracks),
            found(seed, "lastfm", tracks),
            found(seed, "spotify", tracks));
    return new MergedAlbum(seed, AlbumStatus.COMPLETE, outcomes, tracks, 0.97, null);
  }

  private static Track track(
      Random random, Seed seed, LocalDate released, List<String> genres, int number) {
    String id = id(random);
    double score = random.nextInt(1_000_000) / 1e4;
    return new Track(
        id,
        "Track " + number + " of " + seed.album(),
        seed.artist(),
        List.of(seed.artist()),
        seed.album(),
        released,
        DatePrecision.DAY,
        120_000 + random.nextInt(240_000),
        random.nextInt(100),
        genres,
        words(random, "mood", 4),
        score,
        (double) random.nextInt(100),
        (double) random.nextInt(100),
        "https://open.spotify.com/track/" + id,
        random.nextInt(10) == 0,
        number,
        1,
        TRACKS,
        "QZ" + (1_000_000_000L + random.nextInt(1_000_000_000)),
        new TreeMap<>(PROVENANCE),
        seed.key(),
        0.97);
  }

  private static final Map<String, String> PROVENANCE =
      Map.ofEntries(
          Map.entry("album", "spotify"),
          Map.entry("album_total_tracks", "spotify"),
          Map.entry("aoty_score", "aoty"),
          Map.entry("aoty_track_score", "aoty"),
          Map.entry("aoty_user_score", "aoty"),
          Map.entry("artist", "spotify"),
          Map.entry("artists", "spotify"),
          Map.entry("disc_number", "spotify"),
          Map.entry("duration_ms", "spotify"),
          Map.entry("explicit", "spotify"),
          Map.entry("genres", "aoty,lastfm"),
          Map.entry("id", "spotify"),
          Map.entry("isrc", "spotify"),
          Map.entry("moods", "aoty,lastfm"),
          Map.entry("popularity", "spotify"),
          Map.entry("release_date", "aoty,spotify"),
          Map.entry("spotify_url", "spotify"),
          Map.entry("title", "spotify"),
          Map.entry("track_number", "spotify"));

  private static Outcome found(Seed seed, String source, List<Track> tracks) {
    List<SourceTrack> said =
        tracks.stream().map(track -> said(track, source.equals("lastfm"))).toList();
    SourceAlbum album =
        new SourceAlbum(
            source,
            source + seed.line(),
            null,
            seed.album(),
            List.of(seed.artist()),
            "album",
            tracks.get(0).releaseDate(),
            DatePrecision.DAY,
            TRACKS,
            null,
            null,
            50,
            tracks.get(0).genres(),
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            said);
    return new Outcome(source, seed, Outcome.Status.FOUND, album, null, null, null, 0.97);
  }

  private static SourceTrack said(Track track, boolean isTagged) {
    List<String> moods = track.moods() == null ? List.of() : track.moods();
    return new SourceTrack(
        track.id(),
        track.title(),
        track.artists(),
        1,
        track.trackNumber(),
        track.durationMs(),
        track.explicit(),
        track.popularity(),
        track.isrc(),
        track.spotifyUrl(),
        null,
        null,
        isTagged ? moods.stream().map(mood -> new Tag(mood, 100)).toList() : null,
        isTagged ? "track" : null);
  }

  /** 22 letters and digits, as Spotify's ids are: no order that an index could like. */
  private static String id(Random random) {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 22; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  private static List<String> words(Random random, String what, int most) {
    LinkedHashSet<String> words = new LinkedHashSet<>();
    int wanted = 1 + random.nextInt(most);
    while (words.size() < wanted) {
      double skewed = Math.pow(random.nextDouble(), 3);
      words.add(what + " " + (int) (skewed * WORDS));
    }
    return List.copyOf(words);
  }
}
