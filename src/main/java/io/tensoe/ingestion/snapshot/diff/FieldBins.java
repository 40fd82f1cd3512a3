package io.tensoe.ingestion.snapshot.diff;

import io.tensoe.ingestion.database.connection.CopyRow;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a field are counted to compare two snapshots: in how many bins, and which value
 * falls into which.
 *
 * @param count of bins; 0 = only whether there is a value
 * @param width of a bin, in the unit of a number
 */
record FieldBins(Kind kind, int count, double width) {
  /** Words share bins by their hash; of a few thousand hardly two do. */
  private static final int WORDS = 1 << 16;

  private static final int FIRST_YEAR = 1850;

  /** What a value is. */
  enum Kind {
    NUMBER,
    DATE,
    BOOLEAN,
    /** A text, or each of a list. */
    WORD
  }

  /**
   * The bins of a field: numbers in steps that people would choose, dates by year, words one by
   * one. Names of single tracks and albums have no distribution worth comparing.
   *
   * @return null = the field is not compared: it says when a row was written
   */
  static @Nullable FieldBins of(Schema.Field field) {
    return switch (field.name()) {
      case "created_at", "updated_at" -> null;
      case "track_id", "title", "album", "spotify_url", "isrc", "album_key" ->
          new FieldBins(Kind.WORD, 0, 1);
      case "duration_ms" -> new FieldBins(Kind.NUMBER, 60, 30_000);
      case "popularity", "aoty_score", "aoty_user_score", "aoty_track_score" ->
          new FieldBins(Kind.NUMBER, 21, 5);
      case "match_confidence" -> new FieldBins(Kind.NUMBER, 21, 0.05);
      default -> ofType(field.schema());
    };
  }

  /** Of a field of which no unit is known. */
  private static FieldBins ofType(Schema schema) {
    Schema type = schema.isUnion() ? schema.getTypes().get(schema.getTypes().size() - 1) : schema;
    if (type.getLogicalType() instanceof LogicalTypes.Date) {
      return new FieldBins(Kind.DATE, 300, 1);
    }
    return switch (type.getType()) {
      case BOOLEAN -> new FieldBins(Kind.BOOLEAN, 2, 1);
      case INT, LONG, FLOAT, DOUBLE -> new FieldBins(Kind.NUMBER, 100, 1);
      default -> new FieldBins(Kind.WORD, WORDS, 1);
    };
  }

  /** Counts a value; one beyond the last bin is in the last. */
  void add(Object value, long[] bins) {
    if (count == 0) {
      return;
    }
    if (value instanceof List<?> list) {
      for (@Nullable Object each : list) {
        if (each != null) {
          add(each, bins);
        }
      }
    } else if (value instanceof Utf8 text) {
      bins[(int) (CopyRow.hash(text.getBytes(), 0, text.getByteLength()) >>> 48)]++;
    } else if (value instanceof Boolean answer) {
      bins[answer ? 1 : 0]++;
    } else if (value instanceof Number number) {
      double at =
          kind == Kind.DATE
              ? LocalDate.ofEpochDay(number.longValue()).getYear() - FIRST_YEAR
              : number.doubleValue() / width;
      bins[(int) Math.max(0, Math.min(count - 1, at))]++;
    }
  }
}
