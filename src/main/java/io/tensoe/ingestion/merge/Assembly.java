package io.tensoe.ingestion.merge;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;

import io.tensoe.ingestion.merge.Merge.Limits;
import io.tensoe.ingestion.merge.ReleaseDates.Dated;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Outcome.Status;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Track;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds the tracks of one album from what its sources said. */
final class Assembly {

  private static final Comparator<Track> DISC_AND_TRACK =
      comparing(Track::discNumber, nullsFirst(naturalOrder()))
          .thenComparing(Track::trackNumber, nullsLast(naturalOrder()));

  private final Seed seed;
  private final Outcome base;
  private final SourceAlbum catalogue;
  private final TrustOrder trust;
  private final SortedMap<String, SourceAlbum> albums = new TreeMap<>();
  private final Descriptors descriptors;
  private final @Nullable Dated released;

  private Assembly(
      Seed seed,
      Outcome base,
      List<Outcome> outcomes,
      TrustOrder trust,
      Limits limits,
      LocalDate today) {
    this.seed = seed;
    this.base = base;
    this.trust = trust;
    this.catalogue = Objects.requireNonNull(base.album());
    Set<String> absent = new HashSet<>();
    for (Outcome outcome : outcomes) {
      if (outcome.album() != null) {
        albums.put(outcome.source(), outcome.album());
      } else if (outcome.status() == Status.ABSENT) {
        absent.add(outcome.source());
      }
    }
    this.descriptors = new Descriptors(albums, absent, trust, limits);
    this.released = ReleaseDates.of(trust.of("release_date"), albums, today);
  }

  /**
   * Builds.
   *
   * @param base the catalogue answer whose tracks are the tracks
   */
  static Merged of(
      Seed seed,
      Outcome base,
      List<Outcome> outcomes,
      TrustOrder trust,
      Limits limits,
      LocalDate today,
      Joins.Aligner aligner) {
    return new Assembly(seed, base, outcomes, trust, limits, today).merged(aligner);
  }

  private Merged merged(Joins.Aligner aligner) {
    List<Track> tracks = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int nameless = 0;
    int repeated = 0;
    for (SortedMap<String, SourceTrack> said : Joins.of(catalogue, albums, trust, aligner)) {
      SourceTrack own = Objects.requireNonNull(said.get(base.source()));
      String id = id(own);
      String title = Validation.text(own.title());
      if (id == null || title == null) {
        nameless++;
      } else if (ids.add(id)) {
        tracks.add(track(id, title, own, said));
      } else {
        repeated++;
      }
    }
    tracks.sort(DISC_AND_TRACK);
    return new Merged(List.copyOf(tracks), nameless, repeated);
  }

  private @Nullable String id(SourceTrack track) {
    String id = Validation.text(track.id());
    return id == null
        ? null
        : trust.idPrefixes().getOrDefault(base.source(), base.source() + ":") + id;
  }

  private Track track(
      String id, String title, SourceTrack own, SortedMap<String, SourceTrack> said) {
    Picks picks = new Picks(trust);
    picks.note("id", base.source());
    picks.note("title", base.source());
    List<String> artists = artists(own, picks);
    if (released != null) {
      picks.note("release_date", released.source());
      picks.note("release_date_precision", released.source());
    }
    GenresAndMoods words = descriptors.of(said, artists, picks);
    return new Track(
        id,
        title,
        artists.get(0),
        artists,
        picks.first("album", albums, album -> Validation.text(album.title())),
        released == null ? null : released.date(),
        released == null ? null : released.precision(),
        picks.first("duration_ms", said, track -> Validation.durationMs(track.durationMs())),
        picks.first("popularity", said, track -> Validation.popularity(track.popularity())),
        words.genres(),
        words.moods(),
        picks.first("aoty_score", albums, Assembly::score),
        picks.first("aoty_user_score", albums, album -> Validation.score(album.userScore())),
        picks.first("aoty_track_score", said, track -> Validation.score(track.score())),
        picks.first("spotify_url", said, track -> Validation.text(track.url())),
        picks.first("explicit", said, SourceTrack::explicit),
        picks.first("track_number", said, track -> Validation.count(track.number())),
        picks.first("disc_number", said, track -> Validation.count(track.disc())),
        picks.first("album_total_tracks", albums, album -> Validation.count(album.totalTracks())),
        picks.first("isrc", said, track -> Validation.isrc(track.isrc())),
        picks.provenance(),
        seed.key(),
        base.confidence());
  }

  /** What critics say, exact; only without them what users say. */
  private static @Nullable Double score(SourceAlbum album) {
    Double critics = Validation.score(album.criticScore());
    return critics == null ? Validation.score(album.userScore()) : critics;
  }

  /** Those of the track; without any those of the album, without any the one the user named. */
  private List<String> artists(SourceTrack own, Picks picks) {
    List<String> artists = named(own.artists());
    if (artists.isEmpty()) {
      artists = named(catalogue.artists());
    }
    String source = artists.isEmpty() ? "seed" : base.source();
    picks.note("artist", source);
    picks.note("artists", source);
    return artists.isEmpty() ? List.of(seed.artist()) : artists;
  }

  private static List<String> named(List<String> artists) {
    return artists.stream().map(Validation::text).filter(Objects::nonNull).distinct().toList();
  }

  /**
   * The tracks and what became of the rest.
   *
   * @param tracks in disc and track order, every id once
   * @param nameless tracks dropped because they have no id or no title
   * @param repeated tracks dropped because their id stands twice on the album
   */
  record Merged(List<Track> tracks, int nameless, int repeated) {

    /** One sentence about what was dropped; blank = nothing. */
    String remark() {
      List<String> dropped = new ArrayList<>();
      if (nameless > 0) {
        dropped.add(nameless + " without id or title");
      }
      if (repeated > 0) {
        dropped.add(repeated + " with an id that stands twice");
      }
      return dropped.isEmpty() ? "" : "tracks dropped: " + String.join(", ", dropped);
    }
  }
}
