package io.tensoe.ingestion.snapshot.export;

import io.tensoe.ingestion.snapshot.folder.ExportFolder;
import io.tensoe.ingestion.tracks.TrackRows;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;

/**
 * The flow from a run's rows in the database to Parquet files. A file is one element, from its
 * first query to its footer: rows flow past in pages, in the order of their ids. Handing single
 * rows to FileIO shuffles them first; for 200,000 rows that took 110 s of processor time and the
 * whole 2 GB heap on the DirectRunner.
 */
public final class ExportTracks {
  /** Rows read by one query: about 10 MB in memory. */
  private static final int ROWS_PER_PAGE = 5_000;

  /** 500,000 rows, about 30 MB (62 bytes a made-up row were measured): good to read and to copy. */
  static final int PAGES_PER_FILE = 100;

  private ExportTracks() {}

  /**
   * Builds the flow over the tracks the run has now. A run without tracks gives one file without
   * rows.
   *
   * @param database opens the database on a worker, and here to cut the run into pages
   * @param folder an existing folder that all workers share; every file appears in it under its
   *     name when it is whole
   * @return the names of the files
   */
  public static PCollection<String> build(
      Pipeline pipeline,
      SerializableFunction<Void, DataSource> database,
      String runId,
      String folder)
      throws InterruptedException {
    return build(pipeline, database, runId, folder, ROWS_PER_PAGE, PAGES_PER_FILE);
  }

  /** With pages and files of other sizes. */
  static PCollection<String> build(
      Pipeline pipeline,
      SerializableFunction<Void, DataSource> database,
      String runId,
      String folder,
      int rowsPerPage,
      int pagesPerFile)
      throws InterruptedException {
    List<TrackRows.Range> pages = new TrackRows(database.apply(null)).ranges(runId, rowsPerPage);
    return pipeline
        .apply(
            "List files",
            Create.of(files(runId, pages, pagesPerFile))
                .withCoder(SerializableCoder.of(TrackFile.class)))
        .apply("Write Parquet", ParDo.of(new WriteFileFn(runId, database, folder)));
  }

  /** Deals pages to files, full ones first; at least one file. */
  static List<TrackFile> files(String runId, List<TrackRows.Range> pages, int most) {
    int count = Math.max(1, (pages.size() + most - 1) / most);
    List<TrackFile> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(
          new TrackFile(
              ExportFolder.name(runId, i, count),
              List.copyOf(pages.subList(i * most, Math.min(pages.size(), (i + 1) * most)))));
    }
    return files;
  }
}
