package io.tensoe.ingestion.options.arguments;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.options.OptionParser;
import io.tensoe.ingestion.options.commands.IngestOptions;
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

  @Test
  void anOptionWithoutItsValueIsRefusedInAFileToo(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bare.args"), "--sandbox\n--dataDir\n");
    assertThat(refusal(file), containsString("--dataDir needs a value"));
    assertThat(parse("@" + file, "--dataDir=x").getDataDir(), is("x"));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstOption(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mark.args"), "\uFEFF# list\n--album=Kid A\n");
    Path other = Files.writeString(folder.resolve("other.args"), "\uFEFF--album=Kid A\r\n");

    assertThat(parse("@" + file).getAlbum(), is("Kid A"));
    assertThat(parse("@" + other).getAlbum(), is("Kid A"));
  }

  @Test
  void aFileThatIsNoTextIsWrongUsageWithItsLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("bad.args");
    Files.writeString(file, "--album=A\n--artist=B\0C\n");
    assertThat(refusal(file), containsString("line 2 of @" + file));
    Files.write(file, new byte[] {'#', '\n', '-', (byte) 0xE9, '\n'});
    assertThat(refusal(file), containsString("line 2 of @" + file));
    Files.write(file, "--album=A\n".getBytes(java.nio.charset.StandardCharsets.UTF_16));
    assertThat(refusal(file), containsString("line 1 of @" + file));
    assertThat(refusal(folder), containsString("is a folder"));
    assertThat(refusal(Path.of("/dev/zero")), containsString("1 MB"));
    Files.writeString(file, "# x\n@no\0file\n");
    assertThat(refusal(file), containsString("line 2 of @" + file));
  }

  @Test
  void aCircleOfFilesIsNamedHoweverTheyAreWritten(@TempDir Path folder) throws IOException {
    Path one = folder.resolve("one.args");
    Path two = folder.resolve("two.args");
    Files.writeString(one, "# first\n@" + folder + "/./two.args\n");
    Files.writeString(two, "@" + folder + "/../" + folder.getFileName() + "/one.args\n");

    assertThat(refusal(one), containsString("in line 1 of '" + folder + "/./two.args'"));
    assertThat(refusal(one), containsString("circle"));
  }

  private static String refusal(Path file) {
    return String.valueOf(assertThrows(UsageException.class, () -> parse("@" + file)).getMessage());
  }

  private static IngestOptions parse(String... arguments) {
    return OptionParser.parse(IngestOptions.class, List.of(arguments));
  }

  private static List<Path> argumentFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".args")).sorted().toList();
      assertThat(folder.toString(), found.size(), greaterThan(0));
      return found;
    }
  }
}
