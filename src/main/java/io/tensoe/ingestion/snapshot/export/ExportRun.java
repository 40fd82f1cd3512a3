package io.tensoe.ingestion.snapshot.export;

import io.tensoe.ingestion.snapshot.folder.ExportException;
import io.tensoe.ingestion.snapshot.folder.ExportFolder;
import io.tensoe.ingestion.snapshot.folder.WriteFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.SerializableFunction;

/**
 * {@code --export}: the tracks of a finished run as Parquet, by a pipeline of its own that reads
 * what the run wrote. So a file holds what the database holds, every track once.
 */
public final class ExportRun {
  private ExportRun() {}

  /**
   * Whether {@link #write} could make its files there; makes nothing.
   *
   * @throws ExportException if not; the message says why
   */
  public static void check(Path folder) {
    ExportFolder.check(folder);
  }

  /**
   * Writes the tracks of a run as {@code tracks-RUN-00000-of-00001.parquet} and so on into the
   * folder, which is made if it is missing. Files of other runs stay; the same run again replaces
   * its own. A run without tracks gives one file without rows. Blocks until the files are there.
   *
   * @param options names the runner, the one of the run itself
   * @param database opens the database here and on the workers
   * @return the files, by name
   * @throws ExportException if the folder cannot be written to
   * @throws WriteFailedException if writing fails on the way: a full disk
   */
  public static List<Path> write(
      PipelineOptions options,
      SerializableFunction<Void, DataSource> database,
      String runId,
      Path folder)
      throws IOException, InterruptedException {
    check(folder);
    ExportFolder place = new ExportFolder(folder, runId);
    try {
      Pipeline pipeline = Pipeline.create(options);
      ExportTracks.build(pipeline, database, runId, place.open().toString());
      run(pipeline, folder);
      return place.publish();
    } finally {
      place.discard();
    }
  }

  private static void run(Pipeline pipeline, Path folder) {
    try {
      PipelineResult.State end = pipeline.run().waitUntilFinish();
      if (end != PipelineResult.State.DONE) {
        throw new IllegalStateException("the export ended as " + end);
      }
    } catch (Pipeline.PipelineExecutionException e) {
      // Trouble with the database has exceptions of its own that say what to do.
      throw (RuntimeException)
          WriteFailedException.of(
              "the tracks are in the database, but cannot be written to " + folder, e);
    }
  }
}
