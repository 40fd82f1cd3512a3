package io.tensoe.ingestion.run;

import io.tensoe.ingestion.runner.FlinkCluster;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.FileStagingOptions;

/** What must be right about a runner, and before a run is handed to a Flink cluster. */
public final class ClusterChecks {
  /** The database of this machine, as this machine names it. */
  private static final Pattern LOOPBACK =
      Pattern.compile("jdbc:postgresql:(//(localhost|127\\.[\\d.]+|\\[::1])([:/?].*)?|[^/].*|)");

  private static final String JOB_JAR = "tensoe-ingestion-job.jar";

  private ClusterChecks() {}

  /**
   * Refuses what cannot work on the runner that was chosen.
   *
   * @throws RunException naming the option
   */
  static void check(RunRequest request) {
    if (FlinkCluster.isFlink(request.runner())
        && request.runner().as(FlinkPipelineOptions.class).getFasterCopy()) {
      // docs/decisions/0012
      throw new RunException(
          "--fasterCopy spares copies that checkpoints need, and a run could not go on after a lost"
              + " worker; use --objectReuse=true");
    }
    if (!FlinkCluster.isMeantBy(request.runner())) {
      if (request.isDetached()) {
        throw new RunException(
            "--detached needs a Flink cluster: --runner=FlinkRunner --flinkMaster=HOST:PORT");
      }
      return;
    }
    checkAlone(request);
    try (FlinkCluster cluster = FlinkCluster.named(request.runner())) {
      checkWith(request, cluster);
    }
  }

  /**
   * Checks options and cluster, and prepares the options for it.
   *
   * @throws RunException naming the option that is wrong
   */
  private static void checkWith(RunRequest request, FlinkCluster cluster) {
    FlinkPipelineOptions flink = request.runner().as(FlinkPipelineOptions.class);
    cluster.check(Math.max(1, flink.getParallelism()));
    SortedSet<String> others = cluster.otherHosts();
    if (!others.isEmpty()) {
      checkHosts(request, others);
    }
    stage(flink);
  }

  /**
   * Checks what can be seen without the cluster.
   *
   * @throws RunException naming the option that is wrong
   */
  private static void checkAlone(RunRequest request) {
    if (request.database().settings().isEmbedded()) {
      throw new RunException(
          "the run goes to a Flink cluster, and its workers cannot reach the embedded database;"
              + " give --jdbcUrl or set SUPABASE_DB_URL or DATABASE_URL");
    }
    if (request.isDetached()) {
      checkDetached(request);
    }
  }

  /** Nobody is there at the end of the run to do these. */
  private static void checkDetached(RunRequest request) {
    if (request.export() != null) {
      throw new RunException(
          "--export writes when the run has ended, and --detached does not wait for that; leave one"
              + " of them out");
    }
    if (request.summary() != null) {
      throw new RunException(
          "--summary is written when the run has ended, and --detached does not wait for that");
    }
    if (request.sandbox() != null) {
      throw new RunException(
          "--sandbox serves as long as this command runs, and --detached ends it; serve them with"
              + " the command sandbox and name their addresses");
    }
  }

  private static void checkHosts(RunRequest request, SortedSet<String> others) {
    String jdbcUrl = String.valueOf(request.database().settings().jdbcUrl());
    if (LOOPBACK.matcher(jdbcUrl).matches()) {
      throw new RunException(
          String.format(
              Locale.ROOT,
              "the database is %s, and the workers on %s cannot reach it by that name",
              jdbcUrl,
              others));
    }
    if (request.sandbox() != null) {
      throw new RunException(
          "--sandbox serves on this machine only, and there are workers on " + others);
    }
    for (SourceChoice source : request.sources().sources()) {
      source.folders().forEach((option, folder) -> checkFolder(option, folder, others));
    }
  }

  private static void checkFolder(String option, String folder, SortedSet<String> others) {
    if (!Files.isDirectory(Path.of("/").resolve(folder))) {
      throw new RunException(
          String.format(
              Locale.ROOT,
              "--%s=%s: the workers on %s need an absolute path to a folder that all machines"
                  + " share",
              option,
              folder,
              others));
    }
  }

  /** Ships one jar, unless the options name others or {@code flink run} has staged it already. */
  private static void stage(FlinkPipelineOptions flink) {
    if (FlinkCluster.isWithinFlinkRun()) {
      flink.setFlinkMaster("[auto]");
    } else if (flink.as(FileStagingOptions.class).getFilesToStage() == null) {
      flink.setFilesToStage(List.of(jobJar().toString()));
    }
  }

  /** The jar for clusters: ourselves, or beside us where the build leaves it. */
  private static Path jobJar() {
    try {
      Path self =
          Path.of(ClusterChecks.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path jar = self.endsWith(JOB_JAR) ? self : self.resolveSibling(JOB_JAR);
      if (Files.isRegularFile(jar)) {
        return jar;
      }
      throw new RunException(
          "the jar for clusters is missing ("
              + jar
              + "); build it: ./mvnw -Dmaven.test.skip=true package");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
