package io.tensoe.ingestion.cli;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** A run of many albums as it stands in the tables, made by the database in a few seconds. */
final class ReportRows {
  static final String RUN = "20261122-185731-270-d01a";

  /** Titles that do what they can to be more than text. */
  static final List<String> HOSTILE =
      List.of(
          "<script>window.pwned = 1</script>",
          "</script><img src=x onerror=\"window.pwned = 2\">",
          "<!-- <script> {{style}} ${pwned} \\u003C",
          "\u202Eright to left\u202D שלום عليكم",
          "🎵🏴‍☠️ emoji 👩‍👩‍👧‍👦",
          "line\u2028and\u2029paragraph",
          "Verylongtitle".repeat(80));

  private ReportRows() {}

  /**
   * Of every 20 albums one is failed, one partial, one deferred, one absent; the first are hostile.
   */
  static void insert(DataSource database, int albums) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : String.format(Locale.ROOT, SQL, RUN, albums).split(";\n")) {
        statement.execute(sql);
      }
      try (PreparedStatement hostile =
          connection.prepareStatement(
              "UPDATE run_albums SET seed = seed || jsonb_build_object('album', ?::text, 'artist',"
                  + " ?::text) WHERE run_id = '"
                  + RUN
                  + "' AND position = ?")) {
        for (int i = 0; i < HOSTILE.size(); i++) {
          hostile.setString(1, HOSTILE.get(i));
          hostile.setString(2, "Hostile " + HOSTILE.get(i));
          hostile.setInt(3, i);
          hostile.executeUpdate();
        }
      }
    }
  }

  private static final String SQL =
      """
      INSERT INTO runs (run_id, command, runner, started, finished, rejected, summary)
        VALUES ('%1$s', 'ingest', 'DirectRunner', '2026-11-22 18:57:31Z', '2026-11-22 18:59:11Z', 1,
          '{"wall_ms": 100000, "bound_ms": 90000, "sources": {
            "spotify": {"requests": 5000, "planned_requests": 4800, "limit": "100/1s"},
            "lastfm": {"requests": 9000, "limit": "200/1s"},
            "aoty": {"requests": 0, "limit": null, "closed_until": "2026-11-23T00:00:00Z"}}}');
      INSERT INTO run_albums (run_id, position, album_key, seed, status, outcomes)
        SELECT '%1$s', n, 'key ' || n,
          jsonb_build_object('album', 'Álbum ' || n, 'artist', 'Artist ' || n / 7, 'year', 1950 + n %% 70),
          CASE n %% 20 WHEN 16 THEN 'failed' WHEN 17 THEN 'partial' WHEN 18 THEN 'deferred'
            WHEN 19 THEN 'absent' ELSE 'complete' END,
          CASE n %% 20
            WHEN 16 THEN '{"spotify": {"outcome": "failed", "reason": "GET /search: 503"},
              "lastfm": {"outcome": "skipped", "reason": "no track list"},
              "aoty": {"outcome": "found", "confidence": 1}}'::jsonb
            WHEN 17 THEN '{"spotify": {"outcome": "found", "confidence": 0.97},
              "lastfm": {"outcome": "failed", "reason": "<b>GET</b> /2.0/: reset"},
              "aoty": {"outcome": "found", "confidence": 1}}'
            WHEN 18 THEN '{"spotify": {"outcome": "deferred", "reason": "the daily limit is used up",
              "until": "2026-11-23T00:00:00Z"}, "lastfm": {"outcome": "skipped", "reason": "no tracks"},
              "aoty": {"outcome": "absent", "reason": "the search has no such album"}}'
            WHEN 19 THEN '{"spotify": {"outcome": "absent", "reason": "no match"},
              "lastfm": {"outcome": "skipped", "reason": "no track list"},
              "aoty": {"outcome": "absent", "reason": "the search has no such album"}}'
            ELSE '{"spotify": {"outcome": "found", "confidence": 0.97},
              "lastfm": {"outcome": "found", "confidence": 1}, "aoty": {"outcome": "found"}}' END
        FROM generate_series(0, %2$d - 1) AS n;
      INSERT INTO tracks (id, title, artist, album, genres, moods, aoty_score, popularity, provenance,
          album_key, run_id)
        SELECT 'track ' || n, 'Title', 'Artist', 'Album', ARRAY['rock', 'genre ' || n %% 90],
          CASE n %% 3 WHEN 0 THEN NULL WHEN 1 THEN '{}' ELSE ARRAY['calm', '<i>mood</i>'] END,
          n %% 101, CASE n %% 2 WHEN 0 THEN n %% 90 END,
          '{"title": "spotify", "genres": "aoty,lastfm", "answered": "aoty,lastfm,spotify"}',
          'key ' || n / 2, '%1$s'
        FROM generate_series(0, 2 * %2$d - 1) AS n;
      INSERT INTO run_tracks (run_id, track_id, change)
        SELECT '%1$s', 'track ' || n, 'inserted' FROM generate_series(0, 2 * %2$d - 1) AS n;
      INSERT INTO source_state (source_id, last_number) VALUES ('spotify@x', 5000), ('lastfm@x', 9000);
      INSERT INTO calls (source_id, number, at, run_id)
        SELECT 'spotify@x', n, timestamptz '2026-11-22 18:57:32Z' + n * interval '12 ms', '%1$s'
        FROM generate_series(1, 5000) AS n;
      INSERT INTO calls (source_id, number, at, run_id)
        SELECT 'lastfm@x', n, timestamptz '2026-11-22 18:57:33Z' + n * interval '6 ms', '%1$s'
        FROM generate_series(1001, 9000) AS n;
      INSERT INTO run_sources (run_id, source, worker, counts, note) VALUES
        ('%1$s', 'spotify', 'a', '{"throttled": 3, "retries": 40, "waited_ms": 90000}', NULL),
        ('%1$s', 'aoty', 'a', '{"throttled": 0}', 'closed: <u>challenge</u>');
      INSERT INTO dead_letters (run_id, album_key, seed, file, line, source, kind, message)
        SELECT run_id, album_key, seed, 'list.csv', position + 2, 'spotify', 'unavailable',
          '<b>GET /search</b>: 503'
        FROM run_albums WHERE status = 'failed';
      INSERT INTO dead_letters (run_id, seed, file, line, source, kind, message)
        VALUES ('%1$s', '{"row": ",<i>nobody</i>"}', 'list.csv', 9, 'input', 'invalid', 'no album')
      """;
}
