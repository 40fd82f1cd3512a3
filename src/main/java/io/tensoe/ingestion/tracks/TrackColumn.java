package io.tensoe.ingestion.tracks;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code tracks} as it is read.
 *
 * @param name as in the database
 */
public record TrackColumn(String name, Kind kind) {

  /** What a value is in Java. */
  public enum Kind {
    /** {@link String} */
    TEXT,
    /** {@link Integer} */
    INTEGER,
    /** {@link BigDecimal}, with the digits PostgreSQL shows: 87, 8.25 */
    REAL,
    /** {@link Boolean} */
    BOOLEAN,
    /** {@link LocalDate} */
    DATE,
    /** {@link LocalDateTime} in UTC */
    TIMESTAMP,
    /** {@link List} of {@link String} */
    TEXTS,
    /** {@link String} that holds JSON */
    JSON
  }

  /** All of them; those of the published schema first, each part in the order of the table. */
  public static final List<TrackColumn> ALL =
      List.of(
          new TrackColumn("id", Kind.TEXT),
          new TrackColumn("title", Kind.TEXT),
          new TrackColumn("artist", Kind.TEXT),
          new TrackColumn("album", Kind.TEXT),
          new TrackColumn("release_date", Kind.DATE),
          new TrackColumn("duration_ms", Kind.INTEGER),
          new TrackColumn("popularity", Kind.INTEGER),
          new TrackColumn("genres", Kind.TEXTS),
          new TrackColumn("moods", Kind.TEXTS),
          new TrackColumn("aoty_score", Kind.REAL),
          new TrackColumn("spotify_url", Kind.TEXT),
          new TrackColumn("explicit", Kind.BOOLEAN),
          new TrackColumn("track_number", Kind.INTEGER),
          new TrackColumn("album_total_tracks", Kind.INTEGER),
          new TrackColumn("created_at", Kind.TIMESTAMP),
          new TrackColumn("updated_at", Kind.TIMESTAMP),
          new TrackColumn("artists", Kind.TEXTS),
          new TrackColumn("disc_number", Kind.INTEGER),
          new TrackColumn("isrc", Kind.TEXT),
          new TrackColumn("release_date_precision", Kind.TEXT),
          new TrackColumn("aoty_user_score", Kind.REAL),
          new TrackColumn("aoty_track_score", Kind.REAL),
          new TrackColumn("provenance", Kind.JSON),
          new TrackColumn("album_key", Kind.TEXT),
          new TrackColumn("match_confidence", Kind.REAL),
          new TrackColumn("run_id", Kind.TEXT));

  /** Value of this column in the current row; null = unknown. */
  @Nullable Object read(ResultSet row) throws SQLException {
    return switch (kind) {
      case TEXT, JSON -> row.getString(name);
      case INTEGER -> row.getObject(name, Integer.class);
      case REAL -> decimal(row.getObject(name, Float.class));
      case BOOLEAN -> row.getObject(name, Boolean.class);
      case DATE -> row.getObject(name, LocalDate.class);
      case TIMESTAMP -> row.getObject(name, LocalDateTime.class);
      case TEXTS -> texts(row.getArray(name));
    };
  }

  /** Through its shortest text: 8.3 stays 8.3. NaN and infinities are no scores. */
  private static @Nullable BigDecimal decimal(@Nullable Float value) {
    if (value == null || !Float.isFinite(value)) {
      return null;
    }
    BigDecimal digits = new BigDecimal(Float.toString(value)).stripTrailingZeros();
    return digits.scale() < 0 ? digits.setScale(0) : digits;
  }

  private static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? null : List.of((String[]) array.getArray());
  }
}
