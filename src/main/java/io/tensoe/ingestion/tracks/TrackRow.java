package io.tensoe.ingestion.tracks;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.Track;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row of {@code tracks}, with every column. Immutable. */
public final class TrackRow {
  private static final TypeReference<TreeMap<String, String>> TEXT_BY_TEXT =
      new TypeReference<>() {};

  private final Map<String, Object> values;

  private TrackRow(Map<String, Object> values) {
    this.values = values;
  }

  /** The current row. */
  static TrackRow of(ResultSet row) throws SQLException {
    Map<String, Object> values = new HashMap<>();
    for (TrackColumn column : TrackColumn.ALL) {
      @Nullable Object value = column.read(row);
      if (value != null) {
        values.put(column.name(), value);
      }
    }
    return new TrackRow(values);
  }

  /**
   * Value of a column, of the type its kind says.
   *
   * @return null = unknown
   */
  public @Nullable Object value(String column) {
    return values.get(column);
  }

  /** As a track of the model. */
  public Track track() {
    @Nullable List<String> artists = texts("artists");
    String artist = String.valueOf(values.get("artist"));
    return new Track(
        String.valueOf(values.get("id")),
        String.valueOf(values.get("title")),
        artist,
        artists == null ? List.of(artist) : artists,
        text("album"),
        values.get("release_date") instanceof LocalDate date ? date : null,
        precision(text("release_date_precision")),
        integer("duration_ms"),
        integer("popularity"),
        texts("genres"),
        texts("moods"),
        real("aoty_score"),
        real("aoty_user_score"),
        real("aoty_track_score"),
        text("spotify_url"),
        values.get("explicit") instanceof Boolean explicit ? explicit : null,
        integer("track_number"),
        integer("disc_number"),
        integer("album_total_tracks"),
        text("isrc"),
        provenance(text("provenance")),
        values.get("album_key") instanceof String key ? key : "",
        real("match_confidence"));
  }

  private @Nullable String text(String column) {
    return values.get(column) instanceof String text ? text : null;
  }

  private @Nullable Integer integer(String column) {
    return values.get(column) instanceof Integer number ? number : null;
  }

  private @Nullable Double real(String column) {
    return values.get(column) instanceof BigDecimal number ? number.doubleValue() : null;
  }

  private @Nullable List<String> texts(String column) {
    return values.get(column) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : null;
  }

  private static @Nullable DatePrecision precision(@Nullable String text) {
    return text == null ? null : DatePrecision.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static SortedMap<String, String> provenance(@Nullable String json) {
    if (json == null) {
      return new TreeMap<>();
    }
    try {
      return Json.MAPPER.readValue(json, TEXT_BY_TEXT);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("tracks.provenance is no map of texts: " + json, e);
    }
  }
}
