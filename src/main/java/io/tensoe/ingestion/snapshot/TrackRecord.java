package io.tensoe.ingestion.snapshot;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** From a row of the table {@code tracks} to a row of a file; nulls stay nulls. */
final class TrackRecord {
  private static final String SPOTIFY = "spotify:track:";
  private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();

  private TrackRecord() {}

  /** The row the cursor stands on. */
  static GenericRecord of(ResultSet row) throws SQLException {
    GenericData.Record track = new GenericData.Record(TrackSchema.SCHEMA);
    track.put("track_id", trackId(row.getString("id")));
    for (String text :
        List.of(
            "title",
            "artist",
            "album",
            "spotify_url",
            "isrc",
            "release_date_precision",
            "album_key",
            "provenance")) {
      track.put(text, row.getString(text));
    }
    for (String number :
        List.of("duration_ms", "popularity", "track_number", "album_total_tracks", "disc_number")) {
      track.put(number, row.getObject(number, Integer.class));
    }
    for (String real :
        List.of("aoty_score", "aoty_user_score", "aoty_track_score", "match_confidence")) {
      track.put(real, real(row, real));
    }
    for (String list : List.of("genres", "moods", "artists")) {
      track.put(list, list(row, list));
    }
    track.put("explicit", row.getObject("explicit", Boolean.class));
    track.put("release_date", day(row.getObject("release_date", LocalDate.class)));
    track.put("created_at", micros(row.getObject("created_at", LocalDateTime.class)));
    track.put("updated_at", micros(row.getObject("updated_at", LocalDateTime.class)));
    return track;
  }

  /** Bare ids are Spotify's; ids of other sources carry a prefix already. */
  static String trackId(String id) {
    return id.indexOf(':') < 0 ? SPOTIFY + id : id;
  }

  private static @Nullable Float real(ResultSet row, String column) throws SQLException {
    float value = row.getFloat(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable List<@Nullable String> list(ResultSet row, String column)
      throws SQLException {
    @Nullable Array array = row.getArray(column);
    return array == null ? null : Arrays.asList((@Nullable String[]) array.getArray());
  }

  private static @Nullable Integer day(@Nullable LocalDate date) {
    return date == null ? null : Math.toIntExact(date.toEpochDay());
  }

  /** The table keeps UTC without a zone; microseconds since 1970. */
  private static @Nullable Long micros(@Nullable LocalDateTime time) {
    return time == null ? null : ChronoUnit.MICROS.between(EPOCH, time);
  }
}
