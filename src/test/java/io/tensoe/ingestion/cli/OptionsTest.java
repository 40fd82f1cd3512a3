package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.pipeline.Sources;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Option names and defaults are an interface: scripts break when one changes. */
final class OptionsTest {
  private static final Path OPTIONS = Path.of("src/test/resources/cli/ingest-options.txt");
  private static final Path SOURCES = Path.of("src/test/resources/cli/source-defaults.txt");

  @Test
  void everyOptionOfIngestAndItsDefaultAreAsWrittenDown() throws Exception {
    IngestOptions defaults = CommandLine.parse(IngestOptions.class, List.of());
    StringBuilder actual = new StringBuilder();
    for (String name : OptionNames.of(IngestOptions.class)) {
      actual
          .append("--")
          .append(name)
          .append(valueOf(IngestOptions.class, name, defaults))
          .append('\n');
    }

    assertIsWrittenDown(actual, OPTIONS);
  }

  @Test
  void everyOptionOfASnapshotAndItsDefaultAreAsWrittenDown() throws Exception {
    assertOptions(SnapshotOptions.class, "snapshot-options.txt");
    assertOptions(SnapshotDiffOptions.class, "snapshot-diff-options.txt");
  }

  private static <O extends PipelineOptions> void assertOptions(Class<O> type, String golden)
      throws Exception {
    O defaults = CommandLine.parse(type, List.of());
    StringBuilder actual = new StringBuilder();
    for (String name : OptionNames.of(type)) {
      actual.append("--").append(name).append(valueOf(type, name, defaults)).append('\n');
    }
    assertIsWrittenDown(actual, OPTIONS.resolveSibling(golden));
  }

  @Test
  void twoWordsAreACommandAndOperandsStandForOptions() {
    assertThat(
        Arguments.named(List.of("a", "--format=json", "@file", "b", "c"), List.of("x", "y")),
        is(List.of("--x=a", "--format=json", "@file", "--y=b", "c")));
  }

  @Test
  void whatEverySourceIsAskedWithoutOptionsIsAsWrittenDown() throws Exception {
    StringBuilder actual = new StringBuilder();
    for (boolean isSandbox : new boolean[] {false, true}) {
      IngestOptions defaults = CommandLine.parse(IngestOptions.class, List.of());
      for (SourceSettings source :
          new SourceSelection(defaults, isSandbox).settings(Sources.ALL, null)) {
        actual
            .append(isSandbox ? "sandbox " : "public ")
            .append(source.source())
            .append(" limit=" + source.limit())
            .append(" daily=" + source.daily())
            .append(" addresses=" + new TreeMap<>(source.addresses()))
            .append('\n');
      }
    }

    assertIsWrittenDown(actual, SOURCES);
  }

  private static void assertIsWrittenDown(StringBuilder actual, Path golden) throws IOException {
    assertThat(
        "on purpose? Then write it down in " + golden + ", README.md and CHANGELOG.md",
        actual.toString(),
        is(Files.readString(golden, StandardCharsets.UTF_8)));
  }

  /** What nobody sets is left out, as on a command line. */
  private static String valueOf(Class<?> type, String name, PipelineOptions options)
      throws ReflectiveOperationException {
    String property = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    Method getter = type.getMethod("get" + property);
    @Nullable Object value = getter.invoke(options);
    return value == null ? "" : "=" + value;
  }
}
