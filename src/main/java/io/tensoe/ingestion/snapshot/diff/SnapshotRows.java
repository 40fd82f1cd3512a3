package io.tensoe.ingestion.snapshot.diff;

import io.tensoe.ingestion.snapshot.folder.ExportException;
import io.tensoe.ingestion.snapshot.manifest.Manifest;
import io.tensoe.ingestion.snapshot.rows.Format;
import io.tensoe.ingestion.snapshot.rows.TrackSchema;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a snapshot back, file by file. */
final class SnapshotRows {
  /** A setting of parquet-avro: the columns to give, whatever those of the file. */
  private static final String READ_SCHEMA = "parquet.avro.read.schema";

  private SnapshotRows() {}

  /** Takes rows as they come. */
  @FunctionalInterface
  interface Sink {
    void take(GenericRecord row) throws IOException;
  }

  /**
   * Reads all rows; columns that a snapshot of an older version has not are null.
   *
   * @throws ExportException if it has no Parquet files
   */
  static void each(Path folder, Manifest manifest, Sink sink) throws IOException {
    boolean isEmpty = true;
    for (Manifest.File file : manifest.files()) {
      if (Format.PARQUET.label().equals(file.format())) {
        isEmpty = false;
        read(folder.resolve(file.path()), sink);
      }
    }
    if (isEmpty) {
      throw new ExportException(
          folder + " has no Parquet files; write it with --format=parquet", null);
    }
  }

  private static void read(Path file, Sink sink) throws IOException {
    ParquetConfiguration settings = new PlainParquetConfiguration();
    settings.set(READ_SCHEMA, TrackSchema.SCHEMA.toString());
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(new LocalInputFile(file), settings)
            .withDataModel(new GenericData())
            .build()) {
      for (@Nullable GenericRecord row = reader.read(); row != null; row = reader.read()) {
        sink.take(row);
      }
    }
  }
}
