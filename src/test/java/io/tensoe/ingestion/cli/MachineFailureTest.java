package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.runner.Runners;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;

/**
 * A lack of memory or of file handles is exit 1 with what to do, never a half-done run or Ctrl-C.
 */
final class MachineFailureTest {
  @Test
  void aStepWithoutMemoryEndsTheRunAndSaysSo() {
    PipelineOptions options = PipelineOptionsFactory.create();
    Runners.prepare(options, 3);
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply(Create.of(1, 2, 3)).apply(ParDo.of(new HungryFn()));
    Exception failure = assertThrows(Exception.class, () -> Runners.run(pipeline, () -> {}));
    assertThat(said(failure), containsString("TENSOE_JAVA_OPTS=-Xmx"));
  }

  /** Takes more than there is. */
  static final class HungryFn extends DoFn<Integer, Integer> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void eat(@Element Integer one, OutputReceiver<Integer> out) {
      if (one > 0) {
        throw new OutOfMemoryError("Java heap space");
      }
    }
  }

  @Test
  void filesAndThreadsThatAreUsedUpAreNamed() {
    assertThat(
        said(new IllegalStateException(new IOException("accept failed: Too many open files"))),
        containsString("ulimit -n"));
    assertThat(
        said(new OutOfMemoryError("unable to create native thread: possibly out of memory")),
        containsString("ulimit -u"));
    assertThat(MachineFailure.advice(new IOException("No route to host")), is(nullValue()));
  }

  private static String said(Throwable failure) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    int exit = Failures.report(failure, new Console(stream, stream, Instant.now(), false));
    assertThat(exit, is(ExitCodes.ERROR));
    return err.toString(StandardCharsets.UTF_8);
  }
}
