package io.tensoe.ingestion.snapshot.export;

import io.tensoe.ingestion.files.WholeFile;
import io.tensoe.ingestion.snapshot.rows.ParquetFile;
import io.tensoe.ingestion.snapshot.rows.TrackRecord;
import io.tensoe.ingestion.tracks.TrackRows;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one file and writes it; gives its name when it is whole. */
final class WriteFileFn extends DoFn<TrackFile, String> {
  private static final long serialVersionUID = 1L;

  private final String runId;
  private final SerializableFunction<Void, DataSource> database;
  private final String folder;
  private transient @Nullable TrackRows rows;

  WriteFileFn(String runId, SerializableFunction<Void, DataSource> database, String folder) {
    this.runId = runId;
    this.database = database;
    this.folder = folder;
  }

  @Setup
  public void open() {
    rows = new TrackRows(database.apply(null));
  }

  @ProcessElement
  public void write(@Element TrackFile file, OutputReceiver<String> out)
      throws IOException, InterruptedException {
    if (rows == null) {
      throw new IllegalStateException("not set up");
    }
    TrackRows read = rows;
    // A runner may try an element again while the first attempt still writes.
    WholeFile.<InterruptedException>write(
        Path.of(folder, file.name()), draft -> write(file, read, draft));
    out.output(file.name());
  }

  private void write(TrackFile file, TrackRows rows, Path target)
      throws IOException, InterruptedException {
    TrackRecord tracks = new TrackRecord();
    try (ParquetFile parquet = ParquetFile.create(target)) {
      for (TrackRows.Range page : file.pages()) {
        for (GenericRecord track : rows.read(runId, page, TrackRecord.COLUMNS, tracks::of)) {
          parquet.write(track);
        }
      }
      parquet.finish();
    }
  }
}
