package io.tensoe.ingestion.snapshot.parts;

import io.tensoe.ingestion.database.connection.CopyRow;
import io.tensoe.ingestion.snapshot.manifest.Manifest;
import io.tensoe.ingestion.snapshot.rows.TrackRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Counts what a person wants to know of one split while its rows go past. Not thread-safe. */
public final class SplitTally {
  private static final int ARTIST = TrackRecord.index("artist");
  private static final int GENRES = TrackRecord.index("genres");
  private static final int MOODS = TrackRecord.index("moods");
  private static final int SCORE = TrackRecord.index("aoty_score");

  private final Map<Long, Long> artists = new HashMap<>();
  private long genres;
  private long moods;
  private long scores;

  /**
   * Counts a row.
   *
   * @param row as it came from the database
   * @param track the same as it is written
   */
  void add(CopyRow row, GenericRecord track) {
    artists.merge(row.textHash(ARTIST), 1L, Long::sum);
    genres += hasLabels(track.get(GENRES)) ? 1 : 0;
    moods += hasLabels(track.get(MOODS)) ? 1 : 0;
    scores += track.get(SCORE) == null ? 0 : 1;
  }

  private static boolean hasLabels(@Nullable Object list) {
    return list instanceof Collection<?> labels && !labels.isEmpty();
  }

  Counts counts() {
    return new Counts(artists, genres, moods, scores);
  }

  /**
   * What one worker counted of one split.
   *
   * @param artists tracks by the hash of their first credited artist's name
   * @param genres tracks with at least one genre
   * @param moods tracks with at least one mood
   * @param scores tracks with an {@code aoty_score}
   */
  public record Counts(Map<Long, Long> artists, long genres, long moods, long scores) {
    public static final Counts NONE = new Counts(Map.of(), 0, 0, 0);

    public Counts with(Counts other) {
      Map<Long, Long> all = new HashMap<>(artists);
      other.artists.forEach((artist, tracks) -> all.merge(artist, tracks, Long::sum));
      return new Counts(all, genres + other.genres, moods + other.moods, scores + other.scores);
    }

    /** For the manifest. */
    public Manifest.SplitFigures figures() {
      long tracks = artists.values().stream().mapToLong(Long::longValue).sum();
      long largest = artists.values().stream().mapToLong(Long::longValue).max().orElse(0);
      return new Manifest.SplitFigures(tracks, artists.size(), largest, genres, moods, scores);
    }
  }
}
