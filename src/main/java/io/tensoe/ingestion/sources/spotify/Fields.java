package io.tensoe.ingestion.sources.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Single values out of a JSON object, as null where the key is absent, null or of another type:
 * Spotify leaves whole keys out depending on the access mode of the client.
 */
final class Fields {
  private Fields() {}

  /** A text, verbatim. */
  static @Nullable String text(JsonNode object, String name) {
    return object.path(name).textValue();
  }

  /**
   * A whole number within bounds. Spotify has sent whole numbers as floats (204053.0, seen in a
   * recording of zmb3/spotify), so a fraction is cut off.
   */
  static @Nullable Integer number(JsonNode object, String name, int least, int most) {
    JsonNode value = object.path(name);
    if (!value.isNumber()) {
      return null;
    }
    double number = value.doubleValue();
    return number >= least && number <= most ? Integer.valueOf((int) number) : null;
  }

  /** A yes or no. */
  static @Nullable Boolean flag(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isBoolean() ? value.booleanValue() : null;
  }

  /** The objects of an array, its null entries left out; empty = no such array. */
  static List<JsonNode> objects(JsonNode object, String name) {
    List<JsonNode> objects = new ArrayList<>();
    for (JsonNode entry : object.path(name)) {
      if (entry.isObject()) {
        objects.add(entry);
      }
    }
    return objects;
  }
}
