package io.tensoe.ingestion.runner;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.rest.handler.legacy.messages.ClusterOverviewWithVersion;
import org.apache.flink.runtime.rest.messages.EmptyMessageParameters;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.JobExceptionsHeaders;
import org.apache.flink.runtime.rest.messages.JobExceptionsInfoWithHistory;
import org.apache.flink.runtime.rest.messages.job.JobExceptionsMessageParameters;
import org.apache.flink.runtime.rest.messages.taskmanager.TaskManagerInfo;
import org.apache.flink.runtime.rest.messages.taskmanager.TaskManagersHeaders;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** A Flink cluster as its REST interface shows it. To be closed. Safe for use by one thread. */
public final class FlinkCluster implements AutoCloseable {
  /** What this program was built for: a client of one minor version submits to that one only. */
  private static final String VERSION = "1.19.";

  private static final int STANDARD_PORT = 8081;
  private static final long PATIENCE_SECONDS = 10;
  private static final Pattern MASTER = Pattern.compile("(?:https?://)?([^:/]+)(?::(\\d{1,5}))?/?");
  private static final Pattern HOST = Pattern.compile("@([^:/]+)");

  private final RestClusterClient<StandaloneClusterId> client;
  private final String address;

  private FlinkCluster(Configuration configuration) {
    this.address =
        configuration.get(RestOptions.ADDRESS) + ":" + configuration.get(RestOptions.PORT);
    // Whoever asks decides how often.
    configuration.set(RestOptions.RETRY_MAX_ATTEMPTS, 0);
    try {
      this.client = new RestClusterClient<>(configuration, StandaloneClusterId.getInstance());
    } catch (Exception e) { // declared so by Flink
      throw new RunnerException(
          String.format(
              Locale.ROOT,
              "no Flink cluster can be reached at %s (%s); correct --flinkMaster",
              address,
              e.getMessage()));
    }
  }

  /** The cluster does not answer, or does not know the job any more. */
  public static final class LostException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;

    LostException(String what, @Nullable Throwable cause) {
      super(what, cause);
      this.what = what;
    }

    @Override
    public String getMessage() {
      return what;
    }
  }

  /**
   * The cluster that the options name; null = another runner, or Flink inside this process.
   *
   * @throws RunnerException if the address cannot be one
   */
  public static @Nullable FlinkCluster of(PipelineOptions options) {
    return isMeantBy(options) ? named(options) : null;
  }

  /**
   * The cluster that the options name; they must name one.
   *
   * @throws RunnerException if the address cannot be one
   */
  public static FlinkCluster named(PipelineOptions options) {
    if (isWithinFlinkRun()) {
      return new FlinkCluster(
          new Configuration(
              (Configuration)
                  StreamExecutionEnvironment.getExecutionEnvironment().getConfiguration()));
    }
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    String master = flink.getFlinkMaster();
    Matcher parts = MASTER.matcher(master.strip());
    if (!parts.matches()) {
      throw new RunnerException("--flinkMaster=" + master + ": write HOST:PORT, or [local]");
    }
    @Nullable String folder = flink.getFlinkConfDir();
    Configuration configuration =
        folder == null ? new Configuration() : GlobalConfiguration.loadConfiguration(folder);
    configuration.set(RestOptions.ADDRESS, parts.group(1));
    @Nullable String port = parts.group(2);
    configuration.set(RestOptions.PORT, port == null ? STANDARD_PORT : Integer.parseInt(port));
    return new FlinkCluster(configuration);
  }

  /** Whether the options name a cluster, and not another runner or Flink inside this process. */
  public static boolean isMeantBy(PipelineOptions options) {
    return isFlink(options)
        && (!String.valueOf(options.as(FlinkPipelineOptions.class).getFlinkMaster()).startsWith("[")
            || isWithinFlinkRun());
  }

  /** Whether the options name Flink, wherever it runs. */
  public static boolean isFlink(PipelineOptions options) {
    return options.getRunner().getSimpleName().equals("FlinkRunner");
  }

  /** Whether {@code flink run} called us: it has chosen the cluster then, and staged our jar. */
  public static boolean isWithinFlinkRun() {
    return StreamExecutionEnvironment.getExecutionEnvironment() instanceof StreamContextEnvironment;
  }

  /** Host and port. */
  public String address() {
    return address;
  }

  /**
   * Refuses a cluster that cannot run the job.
   *
   * @param parallelism subtasks of a step
   * @throws RunnerException if it does not answer, is of another version or too small
   */
  public void check(int parallelism) {
    ClusterOverviewWithVersion overview;
    try {
      overview = answer(client.getClusterOverview());
    } catch (LostException e) {
      throw new RunnerException(
          "no Flink cluster answers at "
              + address
              + "; start one (runner-configs/flink/cluster start) or correct --flinkMaster");
    }
    if (!overview.getVersion().startsWith(VERSION)) {
      throw new RunnerException(
          String.format(
              Locale.ROOT,
              "the cluster at %s runs Flink %s; this program is built for %sx",
              address,
              overview.getVersion(),
              VERSION));
    }
    if (overview.getNumSlotsTotal() < parallelism) {
      throw new RunnerException(
          String.format(
              Locale.ROOT,
              "the cluster at %s has %d slots; --parallelism=%d needs as many, or more"
                  + " TaskManagers",
              address,
              overview.getNumSlotsTotal(),
              parallelism));
    }
  }

  /** Hosts of TaskManagers other than this machine; empty = all of them are here. */
  public SortedSet<String> otherHosts() {
    SortedSet<String> hosts = new TreeSet<>();
    try {
      for (TaskManagerInfo each :
          answer(
                  client.sendRequest(
                      TaskManagersHeaders.getInstance(),
                      EmptyMessageParameters.getInstance(),
                      EmptyRequestBody.getInstance()))
              .getTaskManagerInfos()) {
        Matcher host = HOST.matcher(each.getAddress());
        if (host.find() && !isHere(host.group(1))) {
          hosts.add(host.group(1));
        }
      }
    } catch (LostException e) {
      throw new RunnerException(e.getMessage());
    }
    return hosts;
  }

  private static boolean isHere(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (UnknownHostException | SocketException e) {
      return false;
    }
  }

  /** The job of that name; there is one at most, for the name holds the id of a run. */
  public Optional<JobID> find(String jobName) throws LostException {
    return answer(client.listJobs()).stream()
        .filter(job -> job.getJobName().equals(jobName))
        .map(job -> job.getJobId())
        .findFirst();
  }

  public JobStatus status(JobID job) throws LostException {
    return answer(client.getJobStatus(job));
  }

  public void cancel(JobID job) throws LostException {
    answer(client.cancel(job));
  }

  /** Asks for a checkpoint now; done when it is, or cannot be. */
  public CompletableFuture<Long> checkpoint(JobID job) {
    return client.triggerCheckpoint(job, CheckpointType.DEFAULT);
  }

  /** The newest failure of the job with its causes, as text; null = none. */
  @Nullable String failure(JobID job) throws LostException {
    JobExceptionsMessageParameters parameters = new JobExceptionsMessageParameters();
    parameters.jobPathParameter.resolve(job);
    JobExceptionsInfoWithHistory failures =
        answer(
            client.sendRequest(
                JobExceptionsHeaders.getInstance(), parameters, EmptyRequestBody.getInstance()));
    return failures.getExceptionHistory().getEntries().stream()
        .findFirst()
        .map(JobExceptionsInfoWithHistory.RootExceptionInfo::getStacktrace)
        .orElse(null);
  }

  private <T> T answer(CompletableFuture<T> asked) throws LostException {
    try {
      return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new LostException("the Flink cluster at " + address + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LostException("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
