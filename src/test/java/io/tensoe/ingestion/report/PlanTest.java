package io.tensoe.ingestion.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.limits.CallHistory;
import io.tensoe.ingestion.limits.SourceUse;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The arithmetic of a plan. */
class PlanTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void withoutAnyKnowledgeEveryAlbumCostsTheUsual() {
    Plan plan = plan(seeds(45), CallHistory.NONE, SourceUse.NONE, "60/30s", 1000);
    assertThat(plan.calls(), is(Map.of("spotify", 99L, "lastfm", 630L, "aoty", 90L)));
    assertThat(plan.albums(), is(45L));
    assertThat(plan.albumsNow(), is(45L));
    // 630 calls at five a second: 126 windows, the first of which is free.
    assertThat(at(plan, "lastfm").time(), is(Duration.ofSeconds(125)));
    // 90 pages, one in three seconds, is what takes longest.
    assertThat(plan.slowest().orElseThrow().source(), is("aoty"));
    assertThat(plan.slowest().orElseThrow().done(), is(NOW.plusSeconds(267)));
  }

  @Test
  void aDaysBudgetSplitsTheRunIntoDays() {
    Plan plan = plan(seeds(10_000), CallHistory.NONE, used(54), "60/30s", 1000);
    PlannedSource spotify = at(plan, "spotify");
    assertThat(spotify.calls(), is(22_000L));
    assertThat(spotify.callsNow(), is(946L));
    assertThat(spotify.albumsNow(), is(430L));
    // 21,054 are left: 21 whole days and 54 calls.
    assertThat(spotify.moreDays(), is(22L));
    assertThat(spotify.done(), is(NOW.plus(Duration.ofDays(22))));
    assertThat(plan.albumsNow(), is(430L));
    assertThat(plan.slowest().orElseThrow(), is(spotify));
  }

  @Test
  void aBudgetThatIsJustEnoughNeedsNoOtherDay() {
    PlannedSource enough = at(plan(seeds(10), CallHistory.NONE, used(8), "60/30s", 30), "spotify");
    assertThat(List.of(enough.calls(), enough.moreDays()), is(List.of(22L, 0L)));
    assertThat(enough.albumsNow(), is(10L));
    PlannedSource scarce = at(plan(seeds(10), CallHistory.NONE, used(9), "60/30s", 30), "spotify");
    assertThat(List.of(scarce.callsNow(), scarce.moreDays()), is(List.of(21L, 1L)));
    assertThat(scarce.albumsNow(), is(9L));
    PlannedSource none = at(plan(seeds(10), CallHistory.NONE, used(40), "60/30s", 30), "spotify");
    assertThat(List.of(none.callsNow(), none.moreDays()), is(List.of(0L, 1L)));
  }

  @Test
  void whatASourceHasAnsweredIsNotAskedAgain() {
    CallHistory known =
        new CallHistory(
            Map.of(
                "k0", Map.of("spotify", true, "lastfm", true, "aoty", false),
                "k1", Map.of("spotify", true),
                "k2", Map.of("spotify", false)),
            Map.of());
    Plan plan = plan(seeds(3), known, SourceUse.NONE, "60/30s", 1000);
    // k1 has tracks to ask about; what Spotify has not (k2) has none.
    assertThat(plan.calls(), is(Map.of("spotify", 0L, "lastfm", 14L, "aoty", 4L)));
    assertThat(plan.albums(), is(2L));
    assertThat(at(plan, "spotify").done(), is(NOW));
  }

  @Test
  void whereNothingIsLeftNobodyDecides() {
    CallHistory known =
        new CallHistory(
            Map.of("k0", Map.of("spotify", true, "lastfm", true, "aoty", true)), Map.of());
    Plan plan = plan(seeds(1), known, closed(Duration.ofDays(1)), "60/30s", 1000);
    assertThat(plan.slowest().isEmpty(), is(true));
    assertThat(plan.albums(), is(0L));
  }

  @Test
  void anAlbumThatIsNamedAtASourceSavesTheSearch() {
    Seed pinned =
        Seed.named("k", "a", "b")
            .pin("spotify", "4LH4d3cOWNNsVw41Gqt2kv")
            .pin("aoty", "/album/1.php")
            .build();
    Plan plan = plan(List.of(pinned), CallHistory.NONE, SourceUse.NONE, "60/30s", 1000);
    assertThat(plan.calls(), is(Map.of("spotify", 1L, "lastfm", 14L, "aoty", 1L)));
  }

  @Test
  void aForbiddenSourceIsNotAsked() {
    Seed forbidden = Seed.named("k", "a", "b").forbidden(List.of("spotify")).build();
    Plan plan = plan(List.of(forbidden), CallHistory.NONE, SourceUse.NONE, "60/30s", 1000);
    assertThat(plan.calls(), is(Map.of("spotify", 0L, "lastfm", 0L, "aoty", 2L)));
  }

  @Test
  void twentyAnswersTellWhatTheNextOnesCost() {
    Map<String, CallHistory.Cost> few = Map.of("spotify", new CallHistory.Cost(57, 19, 0));
    assertThat(planned(few), is(Map.of("spotify", 220L, "lastfm", 1400L, "aoty", 200L)));
    // Three calls each, and of four albums one is not there: Last.fm is asked about the others.
    Map<String, CallHistory.Cost> enough =
        Map.of(
            "spotify", new CallHistory.Cost(60, 15, 5),
            "lastfm", new CallHistory.Cost(150, 15, 0),
            "aoty", new CallHistory.Cost(0, 20, 0));
    assertThat(planned(enough), is(Map.of("spotify", 300L, "lastfm", 1050L, "aoty", 100L)));
  }

  private static Map<String, Long> planned(Map<String, CallHistory.Cost> costs) {
    return plan(seeds(100), new CallHistory(Map.of(), costs), SourceUse.NONE, "60/30s", 1000)
        .calls();
  }

  @Test
  void aClosedSourceIsWaitedFor() {
    Instant opens = NOW.plus(Duration.ofHours(30));
    PlannedSource spotify =
        at(
            plan(seeds(500), CallHistory.NONE, closed(Duration.ofHours(30)), "60/30s", 1000),
            "spotify");
    assertThat(spotify.callsNow(), is(0L));
    assertThat(spotify.opens(), is(opens));
    // By then the 900 calls of today are forgotten: 1,000 on the first day, 100 on the next.
    assertThat(spotify.moreDays(), is(1L));
    assertThat(spotify.done(), is(opens.plus(Duration.ofDays(1)).plusSeconds(30)));
    // An hour from now they are not.
    PlannedSource soon =
        at(
            plan(seeds(500), CallHistory.NONE, closed(Duration.ofHours(1)), "60/30s", 1000),
            "spotify");
    assertThat(List.of(soon.callsNow(), soon.moreDays()), is(List.of(0L, 1L)));
  }

  @Test
  void aLimitSlowerThanTheBudgetDecides() {
    PlannedSource spotify =
        at(plan(seeds(1000), CallHistory.NONE, SourceUse.NONE, "1/10m", 1000), "spotify");
    assertThat(spotify.moreDays(), is(2L));
    assertThat(spotify.done(), is(NOW.plus(Duration.ofMinutes(10 * 2199))));
  }

  @Test
  void withoutALimitItTakesNoTimeThatIsKnown() {
    PlannedSource spotify =
        at(plan(seeds(1000), CallHistory.NONE, used(5000), "none", null), "spotify");
    assertThat(spotify.callsNow(), is(2200L));
    assertThat(spotify.moreDays(), is(0L));
    assertThat(spotify.done(), is(NOW));
  }

  private static List<Seed> seeds(int count) {
    return IntStream.range(0, count).mapToObj(i -> Seed.named("k" + i, "a", "b").build()).toList();
  }

  private static SourceUse used(long calls) {
    return new SourceUse(calls, NOW.minusSeconds(60), null, null, Duration.ZERO);
  }

  private static SourceUse closed(Duration time) {
    return new SourceUse(900, NOW.minusSeconds(60), NOW.plus(time), "quota", Duration.ZERO);
  }

  /** A plan for three sources; what is said about use, limit and day holds for Spotify. */
  private static Plan plan(
      List<Seed> seeds, CallHistory known, SourceUse use, String limit, @Nullable Integer daily) {
    List<SourceSettings> settings =
        List.of(
            settings("spotify", limit, daily),
            settings("lastfm", "5/1s", null),
            settings("aoty", "1/3s", null));
    return Plan.of(
        seeds,
        settings.stream().map(each -> Sources.named(each.source())).toList(),
        settings,
        known,
        identity -> identity.equals("spotify@test") ? use : SourceUse.NONE,
        NOW);
  }

  private static SourceSettings settings(String source, String limit, @Nullable Integer daily) {
    return new SourceSettings(
        source,
        source + "@test",
        Map.of(),
        Limit.parse(limit).orElse(null),
        daily,
        4,
        null,
        false,
        Map.of(),
        false);
  }

  private static PlannedSource at(Plan plan, String source) {
    return plan.sources().stream()
        .filter(each -> each.source().equals(source))
        .findFirst()
        .orElseThrow();
  }
}
