package io.tensoe.ingestion.snapshot.rows;

import io.tensoe.ingestion.database.connection.CopyRow;
import io.tensoe.ingestion.sources.Sources;
import io.tensoe.ingestion.tracks.TrackColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * From rows of the table {@code tracks} to rows of a file; nulls stay nulls, and texts stay the
 * bytes they came as. Neighbours mostly are of one album, so a text that is that of the row before
 * is the same object: half of what is read needs no memory of its own. Not thread-safe.
 */
public final class TrackRecord {
  /** What a query must give, in the order of the columns of files. */
  public static final List<TrackColumn> COLUMNS = TrackSchema.columns();

  private static final byte[] BEFORE_BARE =
      Sources.prefixOfBareIds().getBytes(StandardCharsets.UTF_8);

  private static final TrackColumn.Kind[] KINDS =
      COLUMNS.stream().map(TrackColumn::kind).toArray(TrackColumn.Kind[]::new);

  private final Utf8[] before = new Utf8[KINDS.length];

  public TrackRecord() {
    Arrays.fill(before, new Utf8());
  }

  /**
   * The current row.
   *
   * @param row with {@link #COLUMNS}
   */
  public GenericRecord of(CopyRow row) {
    GenericData.Record track = new GenericData.Record(TrackSchema.SCHEMA);
    track.put(0, trackId(row.text(0)));
    for (int i = 1; i < KINDS.length; i++) {
      if (!row.isNull(i)) {
        track.put(i, value(KINDS[i], row, i));
      }
    }
    return track;
  }

  /** Bare ids get the prefix of the source that they are of; those of others carry one already. */
  public static Utf8 trackId(byte[] id) {
    for (byte each : id) {
      if (each == ':') {
        return new Utf8(id);
      }
    }
    byte[] prefixed = new byte[BEFORE_BARE.length + id.length];
    System.arraycopy(BEFORE_BARE, 0, prefixed, 0, BEFORE_BARE.length);
    System.arraycopy(id, 0, prefixed, BEFORE_BARE.length, id.length);
    return new Utf8(prefixed);
  }

  /** Index of a column, in rows and files. */
  public static int index(String column) {
    return TrackSchema.SCHEMA.getField(column).pos();
  }

  private Object value(TrackColumn.Kind kind, CopyRow row, int column) {
    return switch (kind) {
      case TEXT, JSON -> text(row, column, kind == TrackColumn.Kind.JSON);
      case INTEGER -> row.integer(column);
      case REAL -> row.real(column);
      case BOOLEAN -> row.bool(column);
      case DATE -> row.day(column);
      case TIMESTAMP -> row.micros(column);
      case TEXTS -> texts(row.texts(column));
    };
  }

  private Utf8 text(CopyRow row, int column, boolean isJson) {
    Utf8 last = before[column];
    if (!row.is(column, last.getBytes(), isJson)) {
      last = new Utf8(isJson ? row.json(column) : row.text(column));
      before[column] = last;
    }
    return last;
  }

  private static List<@Nullable Utf8> texts(List<byte @Nullable []> texts) {
    @Nullable Utf8[] list = new @Nullable Utf8[texts.size()];
    for (int i = 0; i < list.length; i++) {
      byte @Nullable [] each = texts.get(i);
      list[i] = each == null ? null : new Utf8(each);
    }
    return Arrays.asList(list);
  }
}
