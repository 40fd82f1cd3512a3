package io.tensoe.ingestion.runner;

import io.tensoe.ingestion.http.Sleeper;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.jspecify.annotations.Nullable;

/** One run as a job on a Flink cluster: submitted, watched until it ends, cancelled. */
public final class FlinkJob {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** When all albums are through, and only the job itself has yet to end. */
  private static final Duration BETWEEN_LAST_LOOKS = Duration.ofMillis(100);

  /** A JobManager that restarts, or a network that fails, is back within this time or lost. */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

  private final FlinkCluster cluster;
  private final JobID id;
  private final Consumer<String> say;
  private final WorkerFailures fatal;
  private long answered = System.nanoTime();
  private JobStatus status = JobStatus.CREATED;
  private @Nullable String told;

  /**
   * Steps that are through wait for a checkpoint before they end. Flink takes it when the last one
   * is, but a step that is just closing declines it, and the next would come an interval later.
   */
  private CompletableFuture<?> lastCheckpoint = CompletableFuture.completedFuture(null);

  private FlinkJob(FlinkCluster cluster, JobID id, Consumer<String> say, WorkerFailures fatal) {
    this.cluster = cluster;
    this.id = id;
    this.say = say;
    this.fatal = fatal;
  }

  /** The cluster took the job away, or stopped answering: the run goes on with {@code resume}. */
  public static final class JobLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobLostException(String message) {
      super(message);
    }

    JobLostException(String message, @Nullable Throwable cause) {
      super(message + "; resume completes the run: nothing that was answered is lost", cause);
    }
  }

  /**
   * Hands the pipeline to the cluster; returns when it has accepted it.
   *
   * @param say hears one line for people at a time
   * @param fatal what no restart mends
   */
  public static FlinkJob submit(
      Pipeline pipeline, FlinkCluster cluster, Consumer<String> say, WorkerFailures fatal) {
    FlinkPipelineOptions options = pipeline.getOptions().as(FlinkPipelineOptions.class);
    // Watched by us: an attached client hangs when the JobManager dies, and cannot cancel.
    options.setAttachedMode(false);
    pipeline.run();
    try {
      JobID id =
          cluster
              .find(options.getJobName())
              .orElseThrow(
                  () ->
                      new JobLostException("the cluster does not know the job it accepted", null));
      return new FlinkJob(cluster, id, say, fatal);
    } catch (FlinkCluster.LostException e) {
      throw new JobLostException(e.getMessage(), e);
    }
  }

  /** As Flink's commands and web page name it. */
  public String id() {
    return id.toHexString();
  }

  /**
   * Watches the job until it ends.
   *
   * @return whether it ended by itself; false = Ctrl-C, and it was cancelled
   * @throws RunnerException if the workers miss something that a person must set
   * @throws JobLostException if the cluster is gone, or its restarts are used up
   */
  public boolean watch(Runners.Watcher progress) throws InterruptedException {
    boolean isAllDone = false;
    while (true) {
      JobStatus now = look();
      if (now.isGloballyTerminalState()) {
        return hasEnded(now);
      }
      if (Interruption.isAsked()) {
        cancel();
        return false;
      }
      progress.look();
      isAllDone = isAllDone || progress.isAllDone();
      if (isAllDone && lastCheckpoint.isDone()) {
        lastCheckpoint = cluster.checkpoint(id);
      }
      Sleeper.REAL.sleep(isAllDone ? BETWEEN_LAST_LOOKS : BETWEEN_LOOKS);
    }
  }

  private boolean hasEnded(JobStatus end) {
    if (end == JobStatus.FAILED) {
      throw new JobLostException(
          "the job failed on the cluster"
              + (told == null ? "; its web page tells why" : ": " + told),
          null);
    }
    if (end == JobStatus.CANCELED) {
      say.accept("the job was cancelled on the cluster; resume completes the run");
    }
    return true;
  }

  private JobStatus look() {
    try {
      JobStatus before = status;
      status = cluster.status(id);
      answered = System.nanoTime();
      if (status != before && status != JobStatus.RUNNING) {
        tellFailure();
      }
    } catch (FlinkCluster.LostException e) {
      if (System.nanoTime() - answered > PATIENCE_NANOS) {
        throw new JobLostException(e.getMessage() + " any more", e);
      }
    }
    return status;
  }

  /** Says why the job restarts or ends; a job that can never succeed is not restarted for ever. */
  private void tellFailure() throws FlinkCluster.LostException {
    @Nullable String trace = cluster.failure(id);
    if (trace == null) {
      return;
    }
    @Nullable String advice = RemoteFailure.message(trace, fatal.unusable());
    if (advice != null) {
      cluster.cancel(id);
      throw new RunnerException(advice);
    }
    @Nullable String gone = RemoteFailure.message(trace, fatal.lost());
    if (gone != null) {
      cluster.cancel(id);
      throw new JobLostException(gone);
    }
    String cause = RemoteFailure.root(trace);
    if (!cause.equals(told)) {
      told = cause;
      say.accept(
          String.format(
              Locale.ROOT, "the job is %s: %s", status.name().toLowerCase(Locale.ROOT), cause));
    }
  }

  /** Cancels it, and waits a moment for its workers to write down what they have. */
  public void cancel() throws InterruptedException {
    try {
      cluster.cancel(id);
      for (int looks = 0; looks < 20 && !cluster.status(id).isGloballyTerminalState(); looks++) {
        Sleeper.REAL.sleep(BETWEEN_LOOKS);
      }
    } catch (FlinkCluster.LostException e) {
      say.accept(e.getMessage() + "; its job could not be cancelled");
    }
  }
}
