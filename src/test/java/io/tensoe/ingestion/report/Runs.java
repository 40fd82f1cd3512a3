package io.tensoe.ingestion.report;

import io.tensoe.ingestion.runs.RunCalls;
import io.tensoe.ingestion.runs.RunFacts;
import io.tensoe.ingestion.runs.RunTracks;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Runs as the tables tell them, for tests. */
final class Runs {
  static final String ID = "20261122-185731-270-d01a";
  static final String HOSTILE = "</script><img src=x onerror=alert(1)><b>{{style}}";
  static final Instant STARTED = Instant.parse("2026-11-22T18:57:31.270Z");

  private static final RunTracks NO_TRACKS =
      new RunTracks(
          Map.of(),
          0,
          0,
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          new RunTracks.Words(0, List.of()),
          new RunTracks.Words(0, List.of()));

  private Runs() {}

  static RunPage page() {
    return Review.of(
        facts("complete", Map.of("spotify", said("found")), SUMMARY), "1.2.3", STARTED);
  }

  static final String SUMMARY =
      """
      {"wall_ms": 9000, "bound_ms": 3000, "sources": {"spotify": {"requests": 3, "limit": "2/1s",
       "found": 1, "absent": 0, "closed_until": "2026-11-23T00:00:00Z"}}}\
      """;

  static RunFacts.Said said(String outcome) {
    return new RunFacts.Said(outcome, null, null, 0.98765, null);
  }

  /** A finished run over one album of a hostile title, with three calls to Spotify. */
  static RunFacts facts(String status, Map<String, RunFacts.Said> outcomes, String summary) {
    return facts(status, outcomes, summary, STARTED.plusSeconds(8), NO_TRACKS, Map.of());
  }

  static RunFacts facts(
      String status,
      Map<String, RunFacts.Said> outcomes,
      String summary,
      Instant finished,
      RunTracks tracks,
      Map<String, Long> counts) {
    return new RunFacts(
        new RunFacts.Run(ID, "ingest", "DirectRunner", STARTED, finished, 0, 0, summary),
        List.of(new RunFacts.Album("Björk", HOSTILE, 1997, status, outcomes, 10)),
        List.of(),
        Map.of("spotify", new RunFacts.Counts(counts, null)),
        tracks,
        List.of(
            new RunCalls(
                "spotify",
                3,
                STARTED,
                1000,
                500,
                List.of(new RunCalls.Bucket(2, 2), new RunCalls.Bucket(1, 2)))),
        false);
  }

  /** A run that wrote so many tracks, of which fewer are left. */
  static RunTracks tracks(long written, long left, long changedSince) {
    return new RunTracks(
        Map.of("inserted", written),
        left,
        changedSince,
        NO_TRACKS.known(),
        NO_TRACKS.none(),
        NO_TRACKS.givenBy(),
        NO_TRACKS.scores(),
        NO_TRACKS.genres(),
        NO_TRACKS.moods());
  }
}
