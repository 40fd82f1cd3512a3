package io.tensoe.ingestion.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.run.SourceChoice;
import io.tensoe.ingestion.sources.SourceSpec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong about an option of an invented source is said in the words of every other. */
final class SourceTextsTest {
  private static final SourceSpec TAPES = DerivedOptionTest.TAPES.get(0);

  private static SourceChoice choice(Map<String, String> values) {
    return SourceTexts.choice(TAPES, values, false);
  }

  private static String refused(Map<String, String> values) {
    return String.valueOf(assertThrows(UsageException.class, () -> choice(values)).getMessage());
  }

  @Test
  void whatIsNotGivenIsAsTheSpecSays() {
    SourceChoice choice = choice(Map.of());
    assertThat(choice.limit(), is(new Limit(7, Duration.ofSeconds(2))));
    assertThat(choice.daily(), is(300));
    assertThat(choice.addresses(), is(Map.of()));
    assertThat(choice.settings(), is(Map.of("tapesSide", "BOTH")));
    assertThat(choice.folders(), is(Map.of()));
  }

  @Test
  void whatIsGivenCounts(@TempDir Path folder) {
    SourceChoice choice =
        choice(
            Map.of(
                "tapesLimit",
                "none",
                "tapesDailyLimit",
                " None ",
                "tapesUrl",
                " http://localhost:1/tapes ",
                "tapesSide",
                "A",
                "tapesBox",
                folder.toString()));
    assertThat(choice.limit(), is(nullValue()));
    assertThat(choice.daily(), is(nullValue()));
    assertThat(choice.addresses(), is(Map.of("site", URI.create("http://localhost:1/tapes"))));
    assertThat(choice.settings(), is(Map.of("tapesSide", "A", "tapesBox", folder.toString())));
    assertThat(choice.folders(), is(Map.of("tapesBox", folder.toString())));
  }

  @Test
  void aSandboxHasNoBudgetOfItsOwn() {
    assertThat(SourceTexts.choice(TAPES, Map.of(), true).daily(), is(nullValue()));
  }

  @Test
  void anotherSourcesValueIsNotTaken() {
    assertThat(choice(Map.of("reelsLimit", "1/1s")).limit(), is(choice(Map.of()).limit()));
  }

  @Test
  void aWrongValueIsNamedWithItsOption() {
    assertThat(refused(Map.of("tapesLimit", "often")).startsWith("--tapesLimit: "), is(true));
    assertThat(
        refused(Map.of("tapesDailyLimit", "0")),
        is("--tapesDailyLimit: '0' is neither a number of calls nor none"));
    assertThat(
        refused(Map.of("tapesUrl", "tapes.example")),
        is(
            "'tapes.example' is no base address for tapes; write https://host[:port][/path],"
                + " without a user"));
    assertThat(
        refused(Map.of("tapesUrl", "https://me:secret@tapes.example")),
        is(
            "what is given is no base address for tapes; write https://host[:port][/path], without"
                + " a user"));
    assertThat(refused(Map.of("tapesSide", "c")), is("--tapesSide=c is none of a, b, both"));
    assertThat(
        refused(Map.of("tapesBox", "/no/such/box")),
        is("--tapesBox: there is no folder /no/such/box"));
  }

  @Test
  void aNameThatIsNoSourceIsRefused() {
    UsageException wrong =
        assertThrows(UsageException.class, () -> SourceTexts.named("reopen", "tapes"));
    assertThat(
        String.valueOf(wrong.getMessage())
            .startsWith("--reopen: there is no source 'tapes'; there are "),
        is(true));
  }
}
