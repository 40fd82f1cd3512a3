package io.tensoe.ingestion.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.options.OptionParser;
import io.tensoe.ingestion.options.RunRequests;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.IngestOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line and the Java API make the same value. */
final class RunRequestTest {
  private static final Instant STARTED = Instant.parse("2026-11-27T01:00:00Z");

  private static RunRequest of(String... arguments) {
    IngestOptions options = OptionParser.parse(IngestOptions.class, List.of(arguments));
    return RunRequests.of("ingest", options, STARTED);
  }

  @Test
  void whatIsNotSaidIsTheSameInOptionsAndInTheBuilder(@TempDir Path folder) {
    RunRequest texts = of("--dataDir=" + folder);
    RunRequest values =
        RunRequest.by("ingest", STARTED, PipelineOptionsFactory.create())
            .in(texts.database())
            .asking(texts.sources())
            .build();
    assertThat(values.mostGenres(), is(texts.mostGenres()));
    assertThat(values.mostMoods(), is(texts.mostMoods()));
    assertThat(values.writeBatch(), is(texts.writeBatch()));
    assertThat(values.isDetached(), is(texts.isDetached()));
    assertThat(values.reopened(), is(texts.reopened()));
    assertThat(values.runnerName(), is(texts.runnerName()));
    assertThat(texts.overrides(), is(nullValue()));
    assertThat(texts.export(), is(nullValue()));
    assertThat(texts.summary(), is(nullValue()));
    assertThat(texts.sandbox(), is(nullValue()));
  }

  @Test
  void whatIsSaidStandsInTheRequest(@TempDir Path folder) {
    String source = of().sources().specs().get(0).name();
    RunRequest request =
        of(
            "--sandbox",
            "--dataDir=" + folder,
            "--maxGenres=3",
            "--maxMoods=4",
            "--writeBatch=5",
            "--reopen=" + source,
            "--sources=" + source,
            "--attempts=2",
            "--offline",
            "--summary=" + folder.resolve("s.json"),
            "--sandboxStats=" + folder.resolve("stats.json"),
            "--export=" + folder.resolve("export"));
    assertThat(request.mostGenres(), is(3));
    assertThat(request.mostMoods(), is(4));
    assertThat(request.writeBatch(), is(5));
    assertThat(request.reopened(), is(Set.of(source)));
    assertThat(request.sources().wanted(), is(Set.of(source)));
    assertThat(request.sources().attempts(), is(2));
    assertThat(request.sources().isOffline(), is(true));
    assertThat(request.sources().isSandbox(), is(true));
    assertThat(request.summary(), is(folder.resolve("s.json")));
    assertThat(request.sandboxStats(), is(folder.resolve("stats.json")));
    assertThat(request.export(), is(folder.resolve("export")));
    assertThat(request.database().isOwn(), is(true));
    assertThat(request.database().folder(), is(folder));
    assertThat(request.sandbox() == null, is(false));
  }

  @Test
  void aRunWithoutADatabaseOrSourcesIsNone() {
    IllegalStateException none =
        assertThrows(
            IllegalStateException.class,
            () -> RunRequest.by("ingest", STARTED, PipelineOptionsFactory.create()).build());
    assertThat(none.getMessage(), is("a run needs in"));
  }

  @Test
  void optionsOfTheSandboxMeanNothingWithoutIt() {
    UsageException wrong = assertThrows(UsageException.class, () -> of("--latency=5"));
    assertThat(
        wrong.getMessage(),
        is(
            "--generated, --faults, --latency, --spotifyMode, --sandboxSeed and --sandboxStats"
                + " belong to --sandbox"));
    assertThrows(UsageException.class, () -> of("--spotifyMode=extended"));
  }
}
