package io.tensoe.ingestion.run;

import io.tensoe.ingestion.database.connection.DatabaseSettings;
import io.tensoe.ingestion.options.RunOptions;
import io.tensoe.ingestion.options.SourceValues;
import io.tensoe.ingestion.options.UsageException;
import io.tensoe.ingestion.runner.FlinkCluster;
import io.tensoe.ingestion.sources.SourceOption;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.FileStagingOptions;
import org.jspecify.annotations.Nullable;

/** What must be right before a run is handed to a Flink cluster. */
public final class ClusterChecks {
  /** The database of this machine, as this machine names it. */
  private static final Pattern LOOPBACK =
      Pattern.compile("jdbc:postgresql:(//(localhost|127\\.[\\d.]+|\\[::1])([:/?].*)?|[^/].*|)");

  private static final String JOB_JAR = "tensoe-ingestion-job.jar";

  private ClusterChecks() {}

  /**
   * Checks options and cluster, and prepares the options for it.
   *
   * @throws UsageException naming the option that is wrong
   */
  public static void check(RunOptions options, FlinkCluster cluster) {
    DatabaseSettings database = Databases.settings(options);
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    cluster.check(Math.max(1, flink.getParallelism()));
    SortedSet<String> others = cluster.otherHosts();
    if (!others.isEmpty()) {
      checkHosts(options, database, others);
    }
    stage(flink);
  }

  /**
   * Checks what can be seen without the cluster.
   *
   * @throws UsageException naming the option that is wrong
   */
  public static void check(RunOptions options) {
    if (Databases.settings(options).isEmbedded()) {
      throw new UsageException(
          "the run goes to a Flink cluster, and its workers cannot reach the embedded database;"
              + " give --jdbcUrl or set SUPABASE_DB_URL or DATABASE_URL");
    }
    if (options.getDetached()) {
      checkDetached(options);
    }
  }

  /** Nobody is there at the end of the run to do these. */
  private static void checkDetached(RunOptions options) {
    if (options.getExport() != null) {
      throw new UsageException(
          "--export writes when the run has ended, and --detached does not wait for that; leave one"
              + " of them out");
    }
    if (options.getSummary() != null) {
      throw new UsageException(
          "--summary is written when the run has ended, and --detached does not wait for that");
    }
    if (options.getSandbox()) {
      throw new UsageException(
          "--sandbox serves as long as this command runs, and --detached ends it; serve them with"
              + " the command sandbox and name their addresses");
    }
  }

  private static void checkHosts(
      RunOptions options, DatabaseSettings database, SortedSet<String> others) {
    String jdbcUrl = String.valueOf(database.jdbcUrl());
    if (LOOPBACK.matcher(jdbcUrl).matches()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "the database is %s, and the workers on %s cannot reach it by that name",
              jdbcUrl,
              others));
    }
    if (options.getSandbox()) {
      throw new UsageException(
          "--sandbox serves on this machine only, and there are workers on " + others);
    }
    for (SourceSpec spec : Sources.ALL) {
      for (SourceOption option : spec.options()) {
        @Nullable String folder =
            option.isFolder() ? SourceValues.of(options).get(option.name()) : null;
        if (folder != null && !Files.isDirectory(Path.of("/").resolve(folder))) {
          throw new UsageException(
              String.format(
                  Locale.ROOT,
                  "--%s=%s: the workers on %s need an absolute path to a folder that all"
                      + " machines share",
                  option.name(),
                  folder,
                  others));
        }
      }
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
      throw new UsageException(
          "the jar for clusters is missing (" + jar + "); build it: ./mvnw -DskipTests package");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
