package io.tensoe.ingestion.runs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.database.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatsQueryIT {
  @RegisterExtension static final TestDatabase server = new TestDatabase();

  @Test
  void onlyDeadLettersThatStillStandInTheWayAreCounted() throws Exception {
    Database database = server.database();
    StatsQuery query = new StatsQuery(database.dataSource());
    assertThat(query.read().tracks(), is(0L));
    assertThat(query.read().fields().get("title"), is(new Stats.Coverage(0, 0, null)));
    fill(database);
    Stats stats = query.read();
    assertThat(stats.artists(), is(2L));
    assertThat(stats.fields().get("genres"), is(new Stats.Coverage(2, 66.66, 1L)));
    assertThat(stats.fields().get("title"), is(new Stats.Coverage(3, 100, null)));
    assertThat(
        stats.albums(),
        is(
            Map.of(
                "total",
                3L,
                "complete",
                1L,
                "partial",
                1L,
                "absent",
                0L,
                "failed",
                1L,
                "deferred",
                0L)));
    assertThat(
        stats.sources().get("spotify"),
        is(Map.of("found", 2L, "absent", 0L, "failed", 1L, "deferred", 0L, "skipped", 0L)));
    // Of album p the failure of spotify was made good, of f the newer letter counts, of the input
    // the bad row of the newest ingest.
    assertThat(
        stats.deadLetters().sources(),
        is(
            Map.of(
                "lastfm", Map.of("unavailable", 1L),
                "spotify", Map.of("refused", 1L),
                "input", Map.of("invalid", 1L))));
    assertThat(stats.deadLetters().total(), is(3L));
  }

  private static void fill(Database database) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO tracks (id, title, artist, genres) VALUES
            ('1', 't', 'a', '{rock}'), ('2', 't', 'a', '{}'), ('3', 't', 'b', NULL);
          INSERT INTO albums (album_key, album, artist, seed, status, outcomes, run_id) VALUES
            ('c', 'C', 'a', '{}', 'complete', '{"spotify":{"outcome":"found"}}', 'r2'),
            ('p', 'P', 'a', '{}', 'partial',
             '{"spotify":{"outcome":"found"},"lastfm":{"outcome":"failed"}}', 'r2'),
            ('f', 'F', 'a', '{}', 'failed', '{"spotify":{"outcome":"failed"}}', 'r2');
          INSERT INTO runs (run_id, command, runner, started) VALUES
            ('r1', 'ingest', '', now()), ('r2', 'ingest', '', now()),
            ('r3', 'resume', '', now());
          INSERT INTO dead_letters (run_id, album_key, seed, source, kind, message) VALUES
            ('r1', 'c', '{}', 'spotify', 'unavailable', ''),
            ('r1', 'p', '{}', 'spotify', 'unavailable', ''),
            ('r2', 'p', '{}', 'lastfm', 'unavailable', ''),
            ('r1', 'f', '{}', 'spotify', 'unavailable', ''),
            ('r2', 'f', '{}', 'spotify', 'refused', ''),
            ('r1', NULL, '{}', 'input', 'invalid', 'one row'),
            ('r1', NULL, '{}', 'input', 'invalid', 'another'),
            ('r2', NULL, '{}', 'input', 'invalid', '');
          """);
    }
  }
}
