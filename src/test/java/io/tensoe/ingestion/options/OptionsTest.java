package io.tensoe.ingestion.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.options.arguments.Arguments;
import io.tensoe.ingestion.options.commands.IngestOptions;
import io.tensoe.ingestion.options.commands.ReportOptions;
import io.tensoe.ingestion.options.commands.SnapshotDiffOptions;
import io.tensoe.ingestion.options.commands.SnapshotOptions;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.run.SourceSelection;
import io.tensoe.ingestion.sources.Sources;
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
  private static final Path REPORT = Path.of("src/test/resources/cli/report-options.txt");
  private static final Path SOURCES = Path.of("src/test/resources/cli/source-defaults.txt");

  @Test
  void everyOptionOfIngestAndItsDefaultAreAsWrittenDown() throws Exception {
    assertIsWrittenDown(optionsOf(IngestOptions.class), OPTIONS);
  }

  @Test
  void everyOptionOfReportAndItsDefaultAreAsWrittenDown() throws Exception {
    assertIsWrittenDown(optionsOf(ReportOptions.class), REPORT);
  }

  @Test
  void everyOptionOfASnapshotAndItsDefaultAreAsWrittenDown() throws Exception {
    assertIsWrittenDown(
        optionsOf(SnapshotOptions.class), OPTIONS.resolveSibling("snapshot-options.txt"));
    assertIsWrittenDown(
        optionsOf(SnapshotDiffOptions.class), OPTIONS.resolveSibling("snapshot-diff-options.txt"));
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
      IngestOptions defaults = OptionParser.parse(IngestOptions.class, List.of());
      for (SourceSettings source :
          new SourceSelection(SourceTexts.choices(defaults, isSandbox)).settings(Sources.ALL)) {
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

  private static <O extends PipelineOptions> StringBuilder optionsOf(Class<O> type)
      throws ReflectiveOperationException {
    O defaults = OptionParser.parse(type, List.of());
    StringBuilder options = new StringBuilder();
    for (String name : OptionNames.of(type)) {
      options.append("--").append(name).append(valueOf(name, type, defaults)).append('\n');
    }
    return options;
  }

  private static void assertIsWrittenDown(StringBuilder actual, Path golden) throws IOException {
    assertThat(
        "on purpose? Then write it down in " + golden + ", docs/options.md and CHANGELOG.md",
        actual.toString(),
        is(Files.readString(golden, StandardCharsets.UTF_8)));
  }

  /** What nobody sets is left out, as on a command line. */
  private static String valueOf(String name, Class<?> type, Object options)
      throws ReflectiveOperationException {
    for (DerivedOption option : DerivedOption.of(type, Services.ALL)) {
      if (option.name().equals(name)) {
        return option.standard() == null ? "" : "=" + option.standard();
      }
    }
    String property = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    Method getter = type.getMethod("get" + property);
    @Nullable Object value = getter.invoke(options);
    return value == null ? "" : "=" + value;
  }
}
