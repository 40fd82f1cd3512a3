package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The argument files that are shipped, read by the parser that users meet. */
final class ArgumentFilesTest {
  private static final Path PIPELINES = Path.of("pipelines");
  private static final Path RUNNERS = Path.of("runner-configs");

  static Stream<Path> pipelines() throws IOException {
    return argumentFiles(PIPELINES).stream();
  }

  static Stream<Path> runners() throws IOException {
    return argumentFiles(RUNNERS).stream();
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void aPipelineFileNamesWhatToIngest(Path file) throws IOException {
    IngestOptions options = parse("@" + file);

    long ways =
        Stream.of(options.getInput(), options.getAlbum(), options.getSearch())
                .filter(way -> way != null)
                .count()
            + (options.getGenerated() > 0 ? 1 : 0);
    assertThat(ways, is(1L));
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void theInputOfAPipelineFileIsShipped(Path file) {
    String input = parse("@" + file).getInput();

    assertThat(input, input == null || Files.isRegularFile(Path.of(input)));
  }

  @ParameterizedTest
  @MethodSource("runners")
  void aRunnerFileChoosesItsRunnerForEveryPipelineFile(Path runner) throws IOException {
    String expected = runner.getFileName().toString().startsWith("flink") ? "Flink" : "Direct";

    for (Path pipeline : argumentFiles(PIPELINES)) {
      IngestOptions options = parse("@" + pipeline, "@" + runner);
      assertThat(options.getRunner().getSimpleName(), is(expected + "Runner"));
    }
  }

  @ParameterizedTest
  @MethodSource("runners")
  void aFlinkFileStreamsAndEndsWithItsInput(Path runner) {
    FlinkPipelineOptions flink = parse("@" + runner).as(FlinkPipelineOptions.class);

    boolean isFlink = flink.getRunner().getSimpleName().equals("FlinkRunner");
    assertThat(flink.isStreaming(), is(isFlink));
    assertThat(flink.getShutdownSourcesAfterIdleMs(), is(isFlink ? 0L : -1L));
  }

  @Test
  void aLaterOptionWinsOverAnArgumentFile() {
    IngestOptions options = parse("@pipelines/one-album.args", "--album=Amnesiac");

    assertThat(options.getAlbum(), is("Amnesiac"));
    assertThat(options.getArtist(), is("Radiohead"));
  }

  @Test
  void anUnknownOptionInAnArgumentFileIsWrongUsage(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.args"), "# a list\n--imput=albums.csv\n");

    UsageException wrong = assertThrows(UsageException.class, () -> parse("@" + file));

    assertThat(wrong.getMessage(), containsString("did you mean --input?"));
  }

  private static IngestOptions parse(String... arguments) {
    return CommandLine.parse(IngestOptions.class, List.of(arguments));
  }

  private static List<Path> argumentFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".args")).sorted().toList();
      assertThat(folder.toString(), found.size(), greaterThan(0));
      return found;
    }
  }
}
