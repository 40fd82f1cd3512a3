package io.tensoe.ingestion.tracks;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tracks are wanted; everything given must hold.
 *
 * @param artist a credited artist, see {@link TrackQuery}; null = any
 * @param album title of the album, see {@link TrackQuery}; null = any
 * @param genres at least one of these is among the genres; empty = any
 * @param moods at least one of these is among the moods; empty = any
 * @param minScore least {@code aoty_score}, 0 to 100; null = any, unknown included
 * @param limit most tracks, from 0
 * @param offset how many of them to leave out first, from 0
 */
public record TrackFilter(
    @Nullable String artist,
    @Nullable String album,
    Set<String> genres,
    Set<String> moods,
    @Nullable Double minScore,
    long limit,
    long offset) {

  /** Every track. */
  public static final TrackFilter ALL =
      new TrackFilter(null, null, Set.of(), Set.of(), null, Long.MAX_VALUE, 0);

  /** The same for one artist. */
  public TrackFilter withArtist(String name) {
    return new TrackFilter(name, album, genres, moods, minScore, limit, offset);
  }

  /** The same for one genre, under any of its spellings. */
  public TrackFilter withGenres(Set<String> spellings) {
    return new TrackFilter(artist, album, spellings, moods, minScore, limit, offset);
  }
}
