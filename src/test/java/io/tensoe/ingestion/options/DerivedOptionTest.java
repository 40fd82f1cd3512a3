package io.tensoe.ingestion.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.IngestOptions;
import io.tensoe.ingestion.options.commands.PurgeOptions;
import io.tensoe.ingestion.options.commands.SandboxOptions;
import io.tensoe.ingestion.options.commands.SourceValues;
import io.tensoe.ingestion.options.commands.TracksOptions;
import io.tensoe.ingestion.sandbox.site.SiteOption;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.SourceOption;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.SourceSpec.Kind;
import io.tensoe.ingestion.sources.Terms;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.Test;

/** An invented source: what is in its spec is all there is to its options. */
final class DerivedOptionTest {
  static final List<SourceSpec> TAPES =
      List.of(
          SourceSpec.named("tapes", "The Tapes", Kind.BY_ALBUM)
              .address("site", URI.create("https://tapes.example"), "tapesUrl", "Base address.")
              .limits("7/2s", "300")
              .keeping(new AnswerPolicy(Duration.ofDays(12), null, false, null, 1))
              .terms(
                  new Terms(
                      "free",
                      URI.create("https://tapes.example/terms"),
                      Terms.Learning.NOT_MENTIONED,
                      null))
              .option(
                  SourceOption.oneOf("tapesSide", "Which side.", "both", List.of("a", "b", "both")))
              .option(SourceOption.folder("tapesBox", "Folder of tapes."))
              .opening(
                  (client, addresses, credentials, settings) -> {
                    throw new UnsupportedOperationException();
                  })
              .build());

  private static final List<SiteSpec> SITES =
      List.of(
          SiteSpec.named("tapes", "The Tapes")
              .address("site", "The Tapes", "/tapes")
              .limit(90, Duration.ofSeconds(1))
              .faultExample("error=0.5")
              .option(new SiteOption("tapesHiss", "how they sound", "low", List.of("low", "high")))
              .opening(
                  world -> {
                    throw new UnsupportedOperationException();
                  })
              .build());

  private static final Services KNOWN = new Services(TAPES, SITES);

  private static List<String> names(Class<?> type) {
    return DerivedOption.of(type, KNOWN).stream().map(DerivedOption::name).toList();
  }

  private static Map<String, String> help(Class<? extends PipelineOptions> type) {
    return OptionHelp.of(type, KNOWN).stream()
        .collect(Collectors.toMap(OptionHelp::name, each -> each.standard() + " " + each.text()));
  }

  @Test
  void aRunHasAllOptionsOfASource() {
    assertThat(
        names(IngestOptions.class),
        is(
            List.of(
                "tapesLimit",
                "tapesDailyLimit",
                "tapesSide",
                "tapesUrl",
                "tapesBox",
                "tapesHiss")));
  }

  @Test
  void aPurgeNeedsOnlyWhereASourceIs() {
    assertThat(names(PurgeOptions.class), is(List.of("tapesUrl", "tapesBox")));
    assertThat(names(TracksOptions.class), is(List.of()));
  }

  @Test
  void theSandboxEnforcesALimitOfItsOwn() {
    assertThat(names(SandboxOptions.class), is(List.of("tapesLimit", "tapesHiss")));
    assertThat(
        help(SandboxOptions.class).get("tapesLimit"),
        is("=… Enforced on calls to The Tapes, n in any window, or none. Default: 90/1s."));
  }

  @Test
  void theHelpSaysWhatTheSpecSays() {
    Map<String, String> help = help(IngestOptions.class);
    assertThat(
        help.get("tapesLimit"),
        is("=… At most n calls in any window, over all workers and runs. Default: 7/2s."));
    assertThat(
        help.get("tapesDailyLimit"),
        is("=… Most calls in any 24 hours, counted across runs, or none. Default: 300."));
    assertThat(help.get("tapesUrl"), is("=… Base address. Default: https://tapes.example."));
    assertThat(help.get("tapesHiss"), is("=low Sandbox: how they sound, low or high."));
    assertThat(
        help.get("faults"),
        containsString("e.g. tapes.error=0.05,all.reset=0.02,tapes.error=0.5;"));
    assertThat(help.get("tapesSide"), is("=both Which side."));
    assertThat(help.get("tapesBox"), is("=… Folder of tapes."));
    assertThat(help.get("sources"), containsString("separated by commas: tapes. Default"));
    assertThat(help.get("freshFor"), containsString("Default: 12d for The Tapes; what was not"));
  }

  @Test
  void valuesAreCarriedAsTheyWereGivenAndTheLastOneCounts() {
    IngestOptions options =
        OptionParser.parse(
            IngestOptions.class,
            List.of("--tapesLimit=1/1s", "--maxGenres=3", "--tapesSide=A", "--tapesLimit=2/1s"),
            KNOWN);
    assertThat(SourceValues.of(options), is(Map.of("tapesLimit", "2/1s", "tapesSide", "A")));
    assertThat(options.getMaxGenres(), is(3));
  }

  @Test
  void anOptionOfASourceThatDoesNotExistIsNone() {
    UsageException wrong =
        assertThrows(
            UsageException.class,
            () -> OptionParser.parse(IngestOptions.class, List.of("--tapesLimti=1/1s"), KNOWN));
    assertThat(
        wrong.getMessage(), containsString("no option --tapesLimti; did you mean --tapesLimit?"));
    assertThrows(
        UsageException.class,
        () -> OptionParser.parse(IngestOptions.class, List.of("--spotifyLimit=1/1s"), KNOWN));
  }

  @Test
  void anOptionOfASourceNeedsAValue() {
    UsageException wrong =
        assertThrows(
            UsageException.class,
            () -> OptionParser.parse(IngestOptions.class, List.of("--tapesBox"), KNOWN));
    assertThat(wrong.getMessage(), is("--tapesBox needs a value: --tapesBox=…"));
  }

  @Test
  void whatCarriesTheValuesIsNoOption() {
    assertThat(OptionNames.of(IngestOptions.class), not(hasItem("sourceValues")));
    assertThat(OptionNames.of(IngestOptions.class, KNOWN), hasItems("tapesUrl", "maxGenres"));
    assertThrows(
        UsageException.class,
        () -> OptionParser.parse(IngestOptions.class, List.of("--sourceValues={}")));
  }
}
