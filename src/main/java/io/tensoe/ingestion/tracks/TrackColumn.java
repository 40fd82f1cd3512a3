package io.tensoe.ingestion.tracks;

import io.tensoe.ingestion.model.Track;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code tracks}: THE list from which the rest derives. The function that writes rows
 * is made from it ({@link WriteFunction}), as are the arrays that it takes ({@link TrackArrays}),
 * the rows that are read, the schema of files, the coverage of every column and its drift. A new
 * column is a line here, a component of {@link Track} and a migration that adds it to the table.
 *
 * @param name as in the database
 * @param rule what becomes of a known value
 * @param value what a merged track says; null = the database fills the column itself
 * @param meaning for people who get files; null = the column is not in files
 */
public record TrackColumn(
    String name,
    Kind kind,
    Rule rule,
    @Nullable Function<Track, @Nullable Object> value,
    @Nullable String meaning) {

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

  /** What becomes of a known value when an album is written again, see {@code R__tracks.sql}. */
  public enum Rule {
    /** The track itself. */
    KEY,
    /** What its owner says now goes before what is known; unknown replaces nothing. */
    NEWEST,
    /** Sources make it together: it stays while one that had a part in it is silent. */
    JOINT,
    /** The least album key that brought the track. */
    OWNER,
    /** The database sees to it. */
    OURS
  }

  /** What a track is not known without. */
  static final List<String> IDENTITY = List.of("title", "artist");

  private static final String TAGS =
      "lower case, strongest first; null = no source answered, empty = answered with none";

  /** All of them; those of the published schema first, each part in the order of the table. */
  public static final List<TrackColumn> ALL =
      List.of(
          new TrackColumn(
              "id",
              Kind.TEXT,
              Rule.KEY,
              Track::id,
              "spotify:track:ID, or a prefixed id of another source"),
          newest("title", Kind.TEXT, Track::title, "as the catalogue spells it"),
          newest("artist", Kind.TEXT, Track::artist, "first credited artist"),
          newest("album", Kind.TEXT, Track::album, "as the catalogue spells it"),
          joint(
              "release_date",
              Kind.DATE,
              Track::releaseDate,
              "unknown parts are 1, see release_date_precision"),
          newest("duration_ms", Kind.INTEGER, Track::durationMs, "milliseconds"),
          newest("popularity", Kind.INTEGER, Track::popularity, "0 to 100"),
          joint("genres", Kind.TEXTS, Track::genres, TAGS),
          joint("moods", Kind.TEXTS, Track::moods, TAGS),
          newest(
              "aoty_score",
              Kind.REAL,
              Track::aotyScore,
              "critic score of the album, 0 to 100; without one the user score"),
          newest("spotify_url", Kind.TEXT, Track::spotifyUrl, "page of the track"),
          newest("explicit", Kind.BOOLEAN, Track::explicit, "null = no source says"),
          newest("track_number", Kind.INTEGER, Track::trackNumber, "position on its disc, from 1"),
          newest(
              "album_total_tracks", Kind.INTEGER, Track::albumTotalTracks, "tracks on all discs"),
          ours("created_at", Kind.TIMESTAMP, "when the row was first written, UTC"),
          ours("updated_at", Kind.TIMESTAMP, "when a value last changed, UTC"),
          newest("artists", Kind.TEXTS, Track::artists, "all credited artists in order"),
          newest("disc_number", Kind.INTEGER, Track::discNumber, "from 1"),
          newest("isrc", Kind.TEXT, Track::isrc, "12 characters, upper case, without hyphens"),
          joint(
              "release_date_precision",
              Kind.TEXT,
              track -> lower(track.precision()),
              "year, month or day"),
          newest(
              "aoty_user_score",
              Kind.REAL,
              Track::aotyUserScore,
              "user score of the album, 0 to 100"),
          newest(
              "aoty_track_score",
              Kind.REAL,
              Track::aotyTrackScore,
              "user score of the track, 0 to 100"),
          ours("provenance", Kind.JSON, "JSON object: column to the source that gave its value"),
          new TrackColumn(
              "album_key",
              Kind.TEXT,
              Rule.OWNER,
              Track::albumKey,
              "key of the wanted album that brought it"),
          newest(
              "match_confidence",
              Kind.REAL,
              Track::matchConfidence,
              "0 to 1: how sure the album match is"),
          ours("run_id", Kind.TEXT, null));

  /** Those that are written from a merged track. */
  static final List<TrackColumn> WRITTEN =
      ALL.stream().filter(column -> column.value() != null).toList();

  private static TrackColumn newest(
      String name, Kind kind, Function<Track, @Nullable Object> value, String meaning) {
    return new TrackColumn(name, kind, Rule.NEWEST, value, meaning);
  }

  private static TrackColumn joint(
      String name, Kind kind, Function<Track, @Nullable Object> value, String meaning) {
    return new TrackColumn(name, kind, Rule.JOINT, value, meaning);
  }

  private static TrackColumn ours(String name, Kind kind, @Nullable String meaning) {
    return new TrackColumn(name, kind, Rule.OURS, null, meaning);
  }

  /** Whether a row must have it. */
  public boolean isRequired() {
    return rule == Rule.KEY || IDENTITY.contains(name);
  }

  /** The column whose sources gave its value, as {@code provenance} names it. */
  String origin() {
    return name.equals("release_date_precision") ? "release_date" : name;
  }

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

  private static @Nullable String lower(@Nullable Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }
}
