package io.tensoe.ingestion.snapshot.rows;

import io.tensoe.ingestion.tracks.TrackColumn;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.beam.sdk.io.parquet.ParquetIO;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The columns of a track in files: those of the table, {@link TrackColumn}. */
public final class TrackSchema {
  /** Files that are out there begin with these columns; what is new comes after them. */
  private static final List<String> FIRST =
      List.of(
          "id",
          "title",
          "artist",
          "album",
          "release_date",
          "duration_ms",
          "popularity",
          "genres",
          "moods",
          "aoty_score",
          "spotify_url",
          "explicit",
          "track_number",
          "album_total_tracks",
          "disc_number",
          "isrc",
          "artists",
          "release_date_precision",
          "aoty_user_score",
          "aoty_track_score",
          "album_key",
          "match_confidence",
          "provenance",
          "created_at",
          "updated_at");

  /** Immutable, safe for use by several threads. */
  public static final Schema SCHEMA = of(columns());

  /**
   * Bytes of values a writer keeps in memory before it writes them out as a row group: about
   * 190,000 tracks of 177 bytes, as measured. Enough for a reader to skip by, little enough for
   * several writers at once.
   */
  private static final int ROW_GROUP = 32 << 20;

  private TrackSchema() {}

  /** Writes tracks as Parquet, compressed by zstd. */
  public static ParquetIO.Sink sink() {
    return ParquetIO.sink(SCHEMA)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize(ROW_GROUP)
        .withConfiguration(
            // Lists as the format describes them, with elements that may be null; the writer's
            // default is the form before 2014.
            // https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#lists
            Map.of("parquet.avro.write-old-list-structure", "false"));
  }

  /** The columns of the table that are in files, in the order of files. */
  static List<TrackColumn> columns() {
    return TrackColumn.ALL.stream()
        .filter(column -> column.meaning() != null)
        .sorted(Comparator.comparingInt(TrackSchema::position))
        .toList();
  }

  private static int position(TrackColumn column) {
    int position = FIRST.indexOf(column.name());
    return position < 0 ? FIRST.size() : position;
  }

  private static Schema of(List<TrackColumn> columns) {
    List<Schema.Field> fields =
        columns.stream()
            .map(
                column -> {
                  Schema type = type(column.kind());
                  String name = column.name().equals("id") ? "track_id" : column.name();
                  return column.isRequired()
                      ? new Schema.Field(name, type, column.meaning())
                      : new Schema.Field(
                          name, nullable(type), column.meaning(), JsonProperties.NULL_VALUE);
                })
            .toList();
    return Schema.createRecord(
        "Track",
        "One merged track. Null = unknown. Only nullable columns may be added, at the end.",
        "io.tensoe.ingestion",
        false,
        fields);
  }

  private static Schema type(TrackColumn.Kind kind) {
    return switch (kind) {
      case TEXT, JSON -> Schema.create(Schema.Type.STRING);
      case INTEGER -> Schema.create(Schema.Type.INT);
      case REAL -> Schema.create(Schema.Type.FLOAT);
      case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
      case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
      case TIMESTAMP -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case TEXTS -> Schema.createArray(nullable(Schema.create(Schema.Type.STRING)));
    };
  }

  private static Schema nullable(Schema type) {
    return Schema.createUnion(Schema.create(Schema.Type.NULL), type);
  }
}
