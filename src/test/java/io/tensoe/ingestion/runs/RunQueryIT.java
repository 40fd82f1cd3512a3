package io.tensoe.ingestion.runs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.tensoe.ingestion.database.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunQueryIT {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static RunFacts facts;

  @BeforeAll
  static void fill() throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(ROWS);
    }
    facts = new RunQuery(database.dataSource()).read("r1").orElseThrow();
  }

  @Test
  void theNewestRunsAreThoseThatLookAlbumsUp() throws Exception {
    RunQuery runs = new RunQuery(database.dataSource());
    assertThat(runs.newest(5), is(List.of("r2", "r1")));
    assertThat(runs.newest(1), is(List.of("r2")));
    assertThat(runs.read("r3").isPresent(), is(false));
    assertThat(runs.read("r4").isPresent(), is(false));
  }

  @Test
  void anAlbumHasTheTracksOfTheOtherSeedThatIsTheSameAlbum() {
    assertThat(
        facts.albums().stream().map(album -> album.album() + " " + album.tracks()).toList(),
        is(List.of("B 2", "A 2", "C 1", "D 0")));
    assertThat(facts.albums().get(3).outcomes(), nullValue());
    assertThat(facts.albums().get(2).year(), is(1994));
    assertThat(facts.albums().get(0).outcomes().get("spotify").confidence(), is(0.9));
  }

  @Test
  void tracksAreCountedAsTheyAreNow() {
    RunTracks tracks = facts.tracks();
    assertThat(tracks.changes(), is(Map.of("inserted", 3L, "unchanged", 1L)));
    assertThat(tracks.rows(), is(3L));
    assertThat(tracks.changedSince(), is(1L));
    assertThat(tracks.known().get("genres"), is(2L));
    assertThat(tracks.none().get("genres"), is(1L));
    assertThat(tracks.givenBy().get("genres"), is(Map.of("aoty,lastfm", 2L)));
    assertThat(tracks.givenBy().containsKey("answered"), is(false));
    assertThat(
        tracks.genres(),
        is(
            new RunTracks.Words(
                2, List.of(new RunTracks.Count("pop", 1), new RunTracks.Count("rock", 1)))));
  }

  @Test
  void aScoreStandsInItsBandAndTheHighestInTheLast() {
    long[] scores = facts.tracks().scores().get("aoty_score");
    assertThat(scores[RunTracks.BANDS - 1], is(1L));
    assertThat(scores[0], is(1L));
    assertThat(scores[1], is(1L));
    assertThat(facts.tracks().scores().get("popularity")[0], is(0L));
  }

  @Test
  void callsAreCountedInAnyWindowWithThoseOfOtherRuns() {
    RunCalls calls = facts.calls().get(0);
    assertThat(calls.source(), is("spotify"));
    assertThat(calls.calls(), is(3L));
    assertThat(calls.first(), is(Instant.parse("2026-11-22T10:00:00.500Z")));
    assertThat(calls.windowMillis(), is(1000L));
    assertThat(calls.stepMillis(), is(100L));
    // Another run called at 0 and 0.6 s; at 1 s its first call does not count any more.
    assertThat(calls.buckets().get(0), is(new RunCalls.Bucket(1, 2)));
    assertThat(calls.buckets().get(1), is(new RunCalls.Bucket(0, 3)));
    assertThat(calls.buckets().get(5), is(new RunCalls.Bucket(1, 3)));
    assertThat(calls.buckets().get(20), is(new RunCalls.Bucket(1, 1)));
    assertThat(calls.buckets().size(), is(21));
  }

  @Test
  void countsOfProcessesAreAddedUpAndBadRowsComeFirst() {
    assertThat(facts.counts().get("spotify").numbers().get("retries"), is(7L));
    assertThat(facts.counts().get("spotify").note(), is("closed"));
    assertThat(
        facts.letters().stream().map(letter -> letter.kind() + " " + letter.line()).toList(),
        is(List.of("invalid 9", "refused 3")));
    assertThat(facts.letters().get(0).row(), is("bad"));
  }

  private static final String ROWS =
      """
      INSERT INTO runs (run_id, command, runner, started, finished, summary) VALUES
        ('r1', 'ingest', '', now(), now(), '{"sources": {"spotify": {"limit": "3/1s"}}}'),
        ('r2', 'resume', '', now(), NULL, NULL), ('r3', 'purge', '', now(), now(), NULL);
      INSERT INTO albums (album_key, album, artist, seed, status, outcomes, run_id) VALUES
        ('a', 'A', 'x', '{}', 'complete', '{"spotify": {"id": "1"}}', 'r1'),
        ('b', 'B', 'x', '{}', 'complete', '{"spotify": {"id": "1"}}', 'r1'),
        ('c', 'C', 'x', '{}', 'complete', '{"spotify": {"id": "2"}}', 'r1');
      INSERT INTO run_albums (run_id, position, album_key, seed, status, outcomes) VALUES
        ('r1', 0, 'b', '{"album": "B", "artist": "x"}', 'complete',
          '{"spotify": {"outcome": "found", "id": "1", "confidence": 0.9, "further": 1}}'),
        ('r1', 1, 'a', '{"album": "A", "artist": "x"}', 'complete',
          '{"spotify": {"outcome": "found", "id": "1"}}'),
        ('r1', 2, 'c', '{"album": "C", "artist": "x", "year": 1994}', 'complete',
          '{"spotify": {"outcome": "found", "id": "2"}}'),
        ('r1', 3, 'd', '{"album": "D", "artist": "x"}', 'deferred', NULL);
      INSERT INTO tracks (id, title, artist, genres, aoty_score, provenance, album_key, run_id) VALUES
        ('1', 't', 'x', '{rock,pop}', 100, '{"id": "spotify", "genres": "aoty,lastfm", "answered": "aoty"}', 'a', 'r1'),
        ('2', 't', 'x', '{}', 4.99, '{"id": "spotify", "genres": "aoty,lastfm"}', 'a', 'r2'),
        ('3', 't', 'x', NULL, 5, NULL, 'c', 'r0');
      INSERT INTO run_tracks VALUES
        ('r1', '1', 'inserted'), ('r1', '2', 'inserted'), ('r1', '3', 'unchanged'),
        ('r1', 'deleted since', 'inserted');
      INSERT INTO source_state (source_id) VALUES ('spotify@x'), ('aoty@x');
      INSERT INTO calls (source_id, number, at, run_id) VALUES
        ('spotify@x', 1, '2026-11-22 10:00:00Z', 'r0'), ('spotify@x', 2, '2026-11-22 10:00:00.5Z', 'r1'),
        ('spotify@x', 3, '2026-11-22 10:00:00.6Z', 'r0'), ('spotify@x', 4, '2026-11-22 10:00:01Z', 'r1'),
        ('spotify@x', 5, '2026-11-22 10:00:02.5Z', 'r1');
      INSERT INTO run_sources (run_id, source, worker, counts, note) VALUES
        ('r1', 'spotify', 'a', '{"retries": 3}', NULL), ('r1', 'spotify', 'b', '{"retries": 4}', 'closed');
      INSERT INTO dead_letters (run_id, album_key, seed, file, line, source, kind, message) VALUES
        ('r1', 'a', '{"album": "A", "artist": "x"}', 'f', 3, 'spotify', 'refused', ''),
        ('r1', NULL, '{"row": "bad"}', 'f', 9, 'input', 'invalid', '');
      """;
}
