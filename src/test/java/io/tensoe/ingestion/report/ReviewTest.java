package io.tensoe.ingestion.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.tensoe.ingestion.runs.RunFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReviewTest {
  private static final Map<String, RunFacts.Said> FOUND = Map.of("spotify", Runs.said("found"));
  private static final Instant ENDED = Runs.STARTED.plusSeconds(8);

  @Test
  void aRunThatIsFinalSaysSo() {
    RunPage page = Runs.page();

    assertThat(page.end().exit(), is(0));
    assertThat(page.gaps(), empty());
    assertThat(page.wallMs(), is(9000L));
    assertThat(page.boundMs(), is(3000L));
    assertThat(page.states().get("complete"), is(1L));
  }

  @Test
  void aSourceIsShownWithItsLimitAndItsOutcomes() {
    RunPage.Source spotify = Runs.page().sources().get(0);

    assertThat(spotify.title(), is("Spotify"));
    assertThat(spotify.outcomes().get("found"), is(1L));
    assertThat(spotify.closedUntil(), is(Instant.parse("2026-11-23T00:00:00Z")));
    assertThat(spotify.calls().limit(), is(2));
    assertThat(spotify.calls().own(), is(List.of(2L, 1L)));
    assertThat(Runs.page().albums().get(0).said().get(0).confidence(), is(0.988));
  }

  @Test
  void whatIsNotFinalIsExitThreeWithTheTimeToGoOn() {
    Instant until = Instant.parse("2026-11-23T01:00:00Z");
    RunPage page =
        page(
            "partial",
            Map.of(
                "spotify",
                Runs.said("found"),
                "lastfm",
                new RunFacts.Said("deferred", "closed", until, null, null)));

    assertThat(page.end().exit(), is(3));
    assertThat(page.end().text(), containsString("resume after " + until));
  }

  @Test
  void aRunThatWasStoppedLeftAlbumsThatNobodyWasAskedAbout() {
    assertThat(page("deferred", null).end().exit(), is(130));
  }

  @Test
  void aRefusedCatalogueIsExitTwo() {
    RunFacts facts =
        Runs.facts(
            "failed",
            Map.of("spotify", Runs.said("failed")),
            Runs.SUMMARY,
            ENDED,
            Runs.tracks(0, 0, 0),
            Map.of("refused", 1L));

    assertThat(Review.of(facts, "", ENDED).end().exit(), is(2));
  }

  @Test
  void aRunUnderWayHasNoExitCodeAndItsAlbumsArePending() {
    RunFacts facts = Runs.facts(null, null, null, null, Runs.tracks(0, 0, 0), Map.of());
    RunPage page = Review.of(facts, "", ENDED);

    assertThat(page.end().exit(), nullValue());
    assertThat(page.states().get("pending"), is(1L));
    assertThat(page.wallMs(), nullValue());
    assertThat(page.gaps(), contains(containsString("no summary")));
  }

  @Test
  void whatWasDeletedOrChangedSinceIsSaid() {
    String summary = Runs.SUMMARY.replace("\"requests\": 3", "\"requests\": 1003");
    RunFacts facts =
        Runs.facts("complete", Map.of(), summary, ENDED, Runs.tracks(10, 7, 2), Map.of());

    assertThat(
        Review.of(facts, "", ENDED).gaps(),
        contains(
            "Spotify: when 1000 of its 1003 calls were made is not known any more; calls are kept"
                + " for 31 days.",
            "Spotify: what it said was deleted by tensoe purge (albums it had found: 1).",
            "3 of the 10 tracks that the run wrote have been deleted since; they are not counted"
                + " below.",
            "2 tracks were changed by later runs; they are counted as they are now."));
  }

  @Test
  void withoutASummaryTheTimeIsThatOfTheTables() {
    RunFacts facts = Runs.facts("complete", FOUND, null);

    assertThat(Review.of(facts, "", ENDED).wallMs(), is(8000L));
    assertThat(Review.of(facts, "", ENDED).sources().get(0).requests(), is(3L));
  }

  private static RunPage page(String status, Map<String, RunFacts.Said> outcomes) {
    return Review.of(Runs.facts(status, outcomes, Runs.SUMMARY), "", ENDED);
  }
}
