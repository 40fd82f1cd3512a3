package io.tensoe.ingestion.run;

import io.tensoe.ingestion.files.OutputFile;
import io.tensoe.ingestion.options.LocalPath;
import io.tensoe.ingestion.options.RunOptions;
import io.tensoe.ingestion.options.UsageException;
import io.tensoe.ingestion.runner.FlinkCluster;
import io.tensoe.ingestion.seeds.overrides.Overrides;
import io.tensoe.ingestion.snapshot.export.ExportRun;
import io.tensoe.ingestion.sources.Sources;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.jspecify.annotations.Nullable;

/** What must be right about the options of a run before anything happens. */
public final class RunChecks {
  private RunChecks() {}

  /**
   * Checks what every run has.
   *
   * @throws UsageException naming the option that is wrong
   */
  public static void check(RunOptions options) {
    atLeastOne("maxGenres", options.getMaxGenres());
    atLeastOne("maxMoods", options.getMaxMoods());
    atLeastOne("writeBatch", options.getWriteBatch());
    SandboxWorld.check(options);
    if (options.getOffline() && options.getFreshFor() != null) {
      throw new UsageException("--offline uses stored answers however old: leave out --freshFor");
    }
    runner(options);
    SourceSelection.named("reopen", options.getReopen());
    outputFile("summary", options.getSummary());
    outputFile("sandboxStats", options.getSandboxStats());
    if (options.getExport() != null) {
      ExportRun.check(LocalPath.of("export", options.getExport()));
    }
  }

  /**
   * Refuses what cannot work on the runner that was chosen.
   *
   * @throws RunException naming the option
   */
  private static void runner(RunOptions options) {
    if (FlinkCluster.isFlink(options) && options.as(FlinkPipelineOptions.class).getFasterCopy()) {
      // docs/decisions/0012
      throw new RunException(
          "--fasterCopy spares copies that checkpoints need, and a run could not go on after a lost"
              + " worker; use --objectReuse=true");
    }
    if (!FlinkCluster.isMeantBy(options)) {
      if (options.getDetached()) {
        throw new RunException(
            "--detached needs a Flink cluster: --runner=FlinkRunner --flinkMaster=HOST:PORT");
      }
      return;
    }
    ClusterChecks.check(options);
    try (FlinkCluster cluster = FlinkCluster.named(options)) {
      ClusterChecks.check(options, cluster);
    }
  }

  /**
   * The overrides of the run; none if there is no file of them.
   *
   * @throws io.tensoe.ingestion.seeds.rows.SeedInputException naming the lines that are wrong
   */
  public static Overrides overrides(RunOptions options) {
    @Nullable String file = options.getOverrides();
    return file == null ? Overrides.NONE : Overrides.read(file, Sources.names(), Sources.pins());
  }

  /**
   * A file for results, before anything runs.
   *
   * @param given value of the option; null = not given
   * @throws UsageException if nothing can be written there
   */
  public static @Nullable Path outputFile(String option, @Nullable String given) {
    if (given == null) {
      return null;
    }
    Path path = LocalPath.of(option, given);
    @Nullable String problem = OutputFile.problem(path, given.endsWith("/"));
    if (problem != null) {
      throw new UsageException(String.format(Locale.ROOT, "--%s=%s %s", option, given, problem));
    }
    return path;
  }

  public static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new UsageException("--" + name + " must be at least 1");
    }
  }
}
