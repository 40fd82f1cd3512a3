package io.tensoe.ingestion.tracks;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.Track;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
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

  private static final RecordComponent[] COMPONENTS = Track.class.getRecordComponents();
  private static final Constructor<Track> CONSTRUCTOR = constructor();

  /** Column of each component, in their order: told once, for tables may have a million rows. */
  private static final List<String> COLUMNS =
      Arrays.stream(COMPONENTS).map(component -> column(component.getName())).toList();

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

  /** As a track of the model: each component from the column of its name. */
  public Track track() {
    @Nullable Object[] parts = new @Nullable Object[COMPONENTS.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part(COMPONENTS[i].getName(), values.get(COLUMNS.get(i)));
    }
    try {
      return CONSTRUCTOR.newInstance(parts);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Object part(String component, @Nullable Object value) {
    return switch (component) {
      case "artists" -> value == null ? List.of(String.valueOf(values.get("artist"))) : value;
      case "albumKey" -> value == null ? "" : value;
      case "precision" -> value == null ? null : DatePrecision.valueOf(upper(value));
      case "provenance" -> provenance(value == null ? null : value.toString());
      default -> value instanceof BigDecimal number ? (Object) number.doubleValue() : value;
    };
  }

  /** {@code durationMs} is in {@code duration_ms}. */
  static String column(String component) {
    return component.equals("precision")
        ? "release_date_precision"
        : component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static String upper(Object text) {
    return text.toString().toUpperCase(Locale.ROOT);
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

  private static Constructor<Track> constructor() {
    try {
      return Track.class.getDeclaredConstructor(
          Arrays.stream(COMPONENTS).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
