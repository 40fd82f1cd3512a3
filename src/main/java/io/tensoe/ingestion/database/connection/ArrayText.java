package io.tensoe.ingestion.database.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array as PostgreSQL reads it from a text: {@code {"a","b \"c\"",NULL}}. Not thread-safe.
 * https://www.postgresql.org/docs/17/arrays.html#ARRAYS-IO
 */
public final class ArrayText {
  private final StringBuilder text = new StringBuilder("{");

  /** The text of a whole array; null = null. */
  public static @Nullable String of(@Nullable List<String> values) {
    if (values == null) {
      return null;
    }
    ArrayText array = new ArrayText();
    values.forEach(array::add);
    return array.toString();
  }

  /** Adds an element: text, number, boolean, date; null = unknown. */
  public void add(@Nullable Object value) {
    if (text.length() > 1) {
      text.append(',');
    }
    if (value instanceof String string) {
      quote(string);
    } else {
      // Whatever else there is has no character that means something here.
      text.append(value == null ? "NULL" : value);
    }
  }

  private void quote(String value) {
    boolean isPlain = value.indexOf('"') < 0 && value.indexOf('\\') < 0;
    text.append('"')
        .append(isPlain ? value : value.replace("\\", "\\\\").replace("\"", "\\\""))
        .append('"');
  }

  @Override
  public String toString() {
    return text + "}";
  }
}
