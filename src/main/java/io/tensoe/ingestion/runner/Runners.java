package io.tensoe.ingestion.runner;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** How a pipeline is run and watched on whatever runner was chosen. */
public final class Runners {
  private static final long LOOK_MILLIS = 200;

  private Runners() {}

  /** Looks on while a pipeline runs. */
  public interface Watcher extends AutoCloseable {
    void look() throws InterruptedException;

    /** Whether all is through and only the job itself has yet to end; false = unknown too. */
    default boolean isAllDone() throws InterruptedException {
      return false;
    }

    @Override
    default void close() {}
  }

  /** How many elements are worked on at the same time, as far as the options say. */
  public static int workers(PipelineOptions options) {
    int wanted =
        options.getRunner() == DirectRunner.class
            ? -1
            : options.as(FlinkPipelineOptions.class).getParallelism();
    return wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
  }

  /**
   * A pipeline with what its runner needs of us.
   *
   * @param jobName how a cluster names the run
   * @param lanes steps that block
   */
  public static Pipeline pipeline(PipelineOptions options, String jobName, int lanes) {
    options.setJobName(jobName);
    prepare(options, lanes + 4);
    return Pipeline.create(options);
  }

  /**
   * Sets what our way to run a pipeline needs.
   *
   * @param threads least of the DirectRunner: workers and the driver share one pool of them
   */
  public static void prepare(PipelineOptions options, int threads) {
    if (options.getRunner() == DirectRunner.class) {
      DirectOptions direct = options.as(DirectOptions.class);
      direct.setBlockOnRun(false);
      direct.setTargetParallelism(Math.max(direct.getTargetParallelism(), threads));
    }
  }

  /** The same runner where it runs inside this process; for what a cluster's workers cannot do. */
  public static PipelineOptions inProcess(PipelineOptions options) {
    if (!FlinkCluster.isMeantBy(options)) {
      return options;
    }
    PipelineOptions direct = PipelineOptionsFactory.create();
    direct.setRunner(DirectRunner.class);
    return direct;
  }

  /**
   * Runs the pipeline inside this process to its end, or until it is stopped.
   *
   * @return whether it ran to its end
   */
  public static boolean run(Pipeline pipeline, Watcher progress) throws Exception {
    CompletableFuture<PipelineResult> ended = new CompletableFuture<>();
    CompletableFuture<PipelineResult> started = new CompletableFuture<>();
    Thread runner =
        new Thread(
            () -> {
              try (LoggedErrors errors = LoggedErrors.watch()) {
                PipelineResult result =
                    pipeline.getOptions().getRunner() == DirectRunner.class
                        ? CalmDirectRunner.run(pipeline, pipeline.getOptions())
                        : pipeline.run();
                started.complete(result);
                PipelineResult.State state = result.waitUntilFinish();
                if (state == PipelineResult.State.FAILED) {
                  throw new IllegalStateException(
                      "the pipeline ended before its albums were through", errors.first());
                }
                ended.complete(result);
              } catch (RuntimeException | Error e) {
                started.completeExceptionally(e);
                ended.completeExceptionally(e);
              }
            },
            "pipeline");
    runner.setDaemon(true);
    runner.start();
    try {
      return watch(started, ended, runner, progress);
    } catch (InterruptedException e) {
      stop(started, runner);
      throw e;
    }
  }

  private static boolean watch(
      CompletableFuture<PipelineResult> started,
      CompletableFuture<PipelineResult> ended,
      Thread runner,
      Watcher progress)
      throws Exception {
    while (true) {
      try {
        ended.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        progress.look();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Exception cause) {
          throw cause;
        }
        throw e;
      }
      if (Interruption.isAsked()) {
        stop(started, runner);
        return false;
      }
    }
  }

  private static void stop(CompletableFuture<PipelineResult> started, Thread runner)
      throws InterruptedException {
    if (started.isDone() && !started.isCompletedExceptionally()) {
      try {
        started.join().cancel();
      } catch (java.io.IOException | UnsupportedOperationException e) {
        runner.interrupt();
      }
    } else {
      runner.interrupt();
    }
    runner.join(3_000);
  }
}
