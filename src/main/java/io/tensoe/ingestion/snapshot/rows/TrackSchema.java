package io.tensoe.ingestion.snapshot.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.beam.sdk.io.parquet.ParquetIO;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The columns of a track in files, see {@code snapshot/track.avsc}. */
public final class TrackSchema {
  /** Immutable, safe for use by several threads. */
  public static final Schema SCHEMA = read("/snapshot/track.avsc");

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

  private static Schema read(String resource) {
    try (InputStream in = TrackSchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not in the jar");
      }
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
