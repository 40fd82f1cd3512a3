package io.tensoe.ingestion.merge;

import static java.util.Map.entry;

import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Outcome.Status;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What sources say in these tests, about one album of two tracks. */
final class Sayings {
  static final Seed SEED =
      Seed.named("the harbour|low tide", "Low Tide", "The Harbour").from("t", 2).build();

  static final String SPOTIFY_ID = "4LowTide00000000000001";

  /** Of sources that there are, and of some that there may be. */
  static final TrustOrder TRUST =
      new TrustOrder(
          List.of("spotify", "musicbrainz", "deezer", "itunes"),
          Map.ofEntries(
              entry("album", List.of("spotify", "musicbrainz", "deezer", "itunes")),
              entry("release_date", List.of("spotify", "musicbrainz", "deezer", "itunes", "aoty")),
              entry("duration_ms", List.of("spotify", "musicbrainz", "itunes", "deezer")),
              entry("popularity", List.of("spotify")),
              entry("genres", List.of("aoty", "lastfm")),
              entry("moods", List.of("lastfm", "aoty")),
              entry("aoty_score", List.of("aoty")),
              entry("aoty_user_score", List.of("aoty")),
              entry("aoty_track_score", List.of("aoty")),
              entry("spotify_url", List.of("spotify")),
              entry("explicit", List.of("spotify", "deezer", "itunes")),
              entry("track_number", List.of("spotify", "musicbrainz", "deezer", "itunes")),
              entry("disc_number", List.of("spotify", "musicbrainz", "deezer", "itunes")),
              entry("album_total_tracks", List.of("spotify", "musicbrainz", "deezer", "itunes")),
              entry("isrc", List.of("spotify", "musicbrainz", "deezer"))),
          Map.of("spotify", "", "musicbrainz", "mbid:"),
          Set.of("lastfm"),
          Set.of("aoty"),
          Map.of("spotify", "open\\.spotify\\.com/(?:[a-z-]+/)?album/([A-Za-z0-9]{22})"));

  private Sayings() {}

  static SourceTrack track(String id, String title, int number) {
    return new SourceTrack(
        id,
        title,
        List.of("The Harbour"),
        1,
        number,
        200_000 + number,
        false,
        40,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static SourceTrack scored(String title, int number, @Nullable Double score) {
    return new SourceTrack(
        "9" + number,
        title,
        List.of(),
        1,
        number,
        200_000,
        null,
        null,
        null,
        null,
        score,
        50,
        null,
        null);
  }

  static SourceTrack tagged(String id, String title, Tag... tags) {
    return new SourceTrack(
        id,
        title,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(tags),
        tags.length == 0 ? null : "track");
  }

  static SourceAlbum spotify(SourceTrack... tracks) {
    return new SourceAlbum(
        "spotify",
        SPOTIFY_ID,
        null,
        "Low Tide",
        List.of("The Harbour"),
        "album",
        LocalDate.of(2004, 1, 1),
        DatePrecision.YEAR,
        2,
        null,
        null,
        50,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        List.of(tracks));
  }

  static SourceAlbum spotify() {
    return spotify(track("s1", "Ebb", 1), track("s2", "Flow", 2));
  }

  static SourceAlbum catalogue(String source, SourceTrack... tracks) {
    return new SourceAlbum(
        source,
        "77",
        null,
        "Low Tide",
        List.of("The Harbour"),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        List.of(tracks));
  }

  static SourceAlbum aoty(
      String title,
      @Nullable String spotifyLink,
      @Nullable Double critics,
      @Nullable Double users) {
    return page(
        title, spotifyLink == null ? Map.of() : Map.of("spotify", spotifyLink), critics, users);
  }

  /** A page of {@code aoty} with links to any sites. */
  static SourceAlbum page(
      String title, Map<String, String> links, @Nullable Double critics, @Nullable Double users) {
    return new SourceAlbum(
        "aoty",
        "12",
        null,
        title,
        List.of("The Harbour"),
        "LP",
        LocalDate.of(2004, 5, 17),
        DatePrecision.DAY,
        null,
        null,
        null,
        null,
        List.of("Slowcore", "Post-Rock", "Hip Hop"),
        List.of(new Tag("melancholic", 100), new Tag("male vocalist", 100), new Tag("warm", 100)),
        critics,
        12,
        users,
        900,
        null,
        links,
        List.of(scored("Ebb", 1, 81.5), scored("Flow", 2, null)));
  }

  static SourceAlbum aoty() {
    return aoty("Low Tide", null, 76.4231, 74.5);
  }

  static SourceAlbum lastfm(SourceTrack... tracks) {
    return catalogue("lastfm", tracks);
  }

  static SourceAlbum lastfm() {
    return lastfm(
        tagged(
            "s2",
            "Flow",
            new Tag("hip-hop", 100),
            new Tag("seen live", 60),
            new Tag("The Harbour", 50),
            new Tag("post rock", 40),
            new Tag("haunting", 9),
            new Tag("melancholy", 3),
            new Tag("chillout", 1),
            new Tag("sad", 0)),
        tagged("s1", "Ebb"));
  }

  static Outcome found(SourceAlbum album, @Nullable Double confidence) {
    return new Outcome(album.source(), SEED, Status.FOUND, album, null, null, null, confidence);
  }

  static Outcome found(SourceAlbum album) {
    return found(album, 0.9);
  }

  static Outcome absent(String source) {
    return new Outcome(source, SEED, Status.ABSENT, null, null, "none", null, null);
  }

  static Outcome failed(String source) {
    return new Outcome(
        source, SEED, Status.FAILED, null, FailureKind.UNAVAILABLE, "status 500", null, null);
  }

  static Outcome deferred(String source, @Nullable Instant until) {
    return new Outcome(source, SEED, Status.DEFERRED, null, null, "budget", until, null);
  }

  static Outcome skipped(String source) {
    return new Outcome(
        source, SEED, Status.SKIPPED, null, null, "no key", null, null, Cause.CREDENTIALS);
  }
}
