package io.tensoe.ingestion.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.SourceSpec.Kind;
import io.tensoe.ingestion.sources.Terms;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Invented sources: the one needs a variable that nobody sets. */
final class SourceSelectionTest {
  private static final SourceSpec REELS =
      spec("reels", Kind.CATALOGUE)
          .fields(70, "title")
          .credentials("get one at https://reels.example", "REELS_KEY_THAT_NOBODY_SETS")
          .build();
  private static final SourceSpec TAPES = spec("tapes", Kind.BY_ALBUM).build();

  private static SourceSpec.Builder spec(String name, Kind kind) {
    URI site = URI.create("https://" + name + ".example");
    return SourceSpec.named(name, name, kind)
        .address("site", site, name + "Url", "Base address.")
        .keeping(new AnswerPolicy(Duration.ofDays(1), null, false, null, 1))
        .terms(new Terms("free", site, Terms.Learning.NOT_MENTIONED, null))
        .opening(
            (desk, addresses, credentials, settings) -> {
              throw new UnsupportedOperationException();
            });
  }

  private static SourceChoices choices(
      Set<String> wanted, boolean isSandbox, boolean isOffline, Map<String, URI> ofReels) {
    return new SourceChoices(
        List.of(
            new SourceChoice(REELS, ofReels, null, 5, Map.of(), Map.of()),
            new SourceChoice(
                TAPES,
                Map.of(),
                new Limit(1, Duration.ofSeconds(3)),
                null,
                Map.of("tapesSide", "A"),
                Map.of())),
        wanted,
        isSandbox,
        isOffline,
        4,
        null);
  }

  @Test
  void aSourceWithoutItsVariablesIsLeftOutAndNamed() {
    SourceSelection selection = new SourceSelection(choices(Set.of(), false, false, Map.of()));
    assertThat(selection.usable(), is(List.of(TAPES)));
    assertThat(
        selection.notes(),
        is(
            List.of(
                "reels is skipped: REELS_KEY_THAT_NOBODY_SETS not set"
                    + " (get one at https://reels.example)")));
    assertThat(
        selection.unusable(), is(Map.of("reels", "not asked: REELS_KEY_THAT_NOBODY_SETS not set")));
    RunException none = assertThrows(RunException.class, selection::specs);
    assertThat(none.getMessage(), containsString("no catalogue source is left"));
  }

  @Test
  void aCatalogueThatIsNotNamedIsAdvised() {
    RunException none =
        assertThrows(
            RunException.class,
            () -> new SourceSelection(choices(Set.of("tapes"), false, true, Map.of())).specs());
    assertThat(none.getMessage(), containsString("Add reels to --sources. "));
  }

  @Test
  void offlineNeedsNoVariables() {
    SourceSelection selection = new SourceSelection(choices(Set.of(), false, true, Map.of()));
    assertThat(selection.specs(), is(List.of(REELS, TAPES)));
    assertThat(selection.notes(), is(List.of()));
  }

  @Test
  void whatTheSandboxDoesNotImitateIsAskedThereOnlyAtAnAddress() {
    SourceSelection selection =
        new SourceSelection(
            choices(Set.of(), true, false, Map.of("site", URI.create("http://localhost:1"))));
    assertThat(selection.usable(), is(List.of(REELS)));
    assertThat(selection.notes(), is(List.of("tapes is skipped: the sandbox does not imitate it")));
  }

  @Test
  void settingsAreThoseThatWereChosen() {
    SourceSelection selection =
        new SourceSelection(
            choices(
                Set.of(), false, false, Map.of("site", URI.create("HTTP://Reels.Example:80/a/"))));
    SourceSettings reels = selection.settings(List.of(REELS)).get(0);
    assertThat(reels.identity(), is("reels@http://reels.example/a"));
    assertThat(reels.daily(), is(5));
    SourceSettings tapes = selection.settings(List.of(TAPES)).get(0);
    assertThat(tapes.identity(), is("tapes@https://tapes.example"));
    assertThat(tapes.limit(), is(new Limit(1, Duration.ofSeconds(3))));
    assertThat(tapes.settings(), is(Map.of("tapesSide", "A")));
    assertThat(tapes.attempts(), is(4));
  }

  @Test
  void anAgeThatWasChosenBeatsTheDefaultOfResume() {
    SourceChoices any = choices(Set.of(), false, false, Map.of());
    assertThat(any.freshByDefault(Duration.ofDays(9)).freshFor(), is(Duration.ofDays(9)));
    SourceChoices chosen =
        new SourceChoices(any.sources(), Set.of(), false, false, 4, Duration.ofDays(2));
    assertThat(chosen.freshByDefault(Duration.ofDays(9)).freshFor(), is(Duration.ofDays(2)));
  }
}
