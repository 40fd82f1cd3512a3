package io.tensoe.ingestion.run;

import io.tensoe.ingestion.database.connection.PasswordSource;
import io.tensoe.ingestion.database.connection.WorkerDataSource;
import io.tensoe.ingestion.pipeline.IngestPipeline;
import io.tensoe.ingestion.pipeline.ReadSeeds;
import io.tensoe.ingestion.pipeline.RunSettings;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.pipeline.WriteAlbums;
import io.tensoe.ingestion.sources.Sources;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the flow once for nothing while the database starts, or is migrated: loading Beam's
 * classes is most of the time before the first request, or before a cluster has the job, and a
 * processor is idle then. Nothing is run, nothing is kept.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  private WarmUp() {}

  static void start(PipelineOptions options) {
    Thread thread = new Thread(() -> build(options), "warm-up");
    thread.setDaemon(true);
    // The run itself meets the same cause and says it once; nothing else hangs on this thread.
    thread.setUncaughtExceptionHandler((who, failure) -> LOG.info("the warm-up failed", failure));
    thread.start();
  }

  private static void build(PipelineOptions options) {
    List<SourceSettings> sources =
        Sources.ALL.stream()
            .map(
                spec ->
                    new SourceSettings(
                        spec.name(),
                        "",
                        spec.publicAddresses(),
                        null,
                        null,
                        1,
                        null,
                        false,
                        Map.of(),
                        true))
            .toList();
    WorkerDataSource nowhere = new WorkerDataSource("", null, PasswordSource.NONE);
    RunSettings run = new RunSettings("warm-up", nowhere, sources, Map.of(), 1, 1, 1);
    IngestPipeline.build(
        Pipeline.create(options), new ReadSeeds(run, 1), run, new WriteAlbums(run));
  }
}
