package io.tensoe.ingestion.snapshot.export;

import static io.tensoe.ingestion.snapshot.export.ExportDesk.duck;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader of the files gets: the rows of a real database, seen by DuckDB. */
class ExportTracksIT {
  @TempDir static Path home;
  private static ExportDesk desk;
  private static Path folder;
  private static String files;

  @BeforeAll
  static void exportOneRun() throws Exception {
    desk = ExportDesk.open();
    desk.run(
        """
        INSERT INTO tracks (id, title, artist) VALUES
          ('5nothing', 'Nothing', 'Nobody'), ('of-another-run', 'x', 'y');
        INSERT INTO tracks VALUES
          ('4full', 'Jóga "live", 日本 🎧', 'Björk', E'Homo\\ngenic', '1997-09-22', 305000, 61,
           '{"art pop","trip hop, or so","quo\\"te"}', '{"melancholic"}', 89.5,
           'https://open.spotify.com/track/4full', false, 2, 10,
           '2026-03-01 10:20:30.123456', '1969-12-31 23:59:59.999999',
           '{Björk,"Ensemble, The"}', 1, 'GBAYE9700123', 'day', 88.25, 91,
           '{"title": "spotify"}', 'bjork|homogenic', 0.75, 'run-1'),
          ('isrc:USX9P1234567', 'Old', 'Someone', NULL, '1948-01-01', 0, 0, '{}', NULL, 0, NULL,
           true, NULL, NULL, NULL, NULL, '{NULL,"a",""}', NULL, NULL, 'year', NULL, NULL, NULL,
           NULL, 0, 'run-1')
        """);
    desk.register("run-1", "4full", "5nothing", "isrc:USX9P1234567", "deleted-since");
    folder = home.resolve("new/deep");
    desk.export("run-1", folder);
    files = "'" + folder + "/*.parquet'";
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @Test
  void theColumnsHaveTheNamesAndTypesThatWerePromised() throws Exception {
    List<String> promised =
        new String(
                ExportTracksIT.class
                    .getResourceAsStream("/io/tensoe/ingestion/snapshot/rows/columns.txt")
                    .readAllBytes(),
                StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(
        duck("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM " + files + ")"),
        is(promised));
  }

  @Test
  void everyTrackOfTheRunIsThereOnceAndNoOther() throws Exception {
    assertThat(
        duck("SELECT track_id FROM " + files),
        contains("spotify:track:4full", "spotify:track:5nothing", "isrc:USX9P1234567"));
  }

  @Test
  void allValuesEqualTheDatabase() throws Exception {
    assertThat(
        duck(
            String.format(
                Locale.ROOT,
                """
                SELECT title, artist, album, release_date, duration_ms, popularity, aoty_score,
                       spotify_url, explicit, track_number, album_total_tracks, disc_number, isrc,
                       release_date_precision, aoty_user_score, aoty_track_score, album_key,
                       match_confidence, provenance, epoch_us(created_at), epoch_us(updated_at)
                  FROM %s WHERE track_id = 'spotify:track:4full'
                """,
                files)),
        contains(
            "Jóga \"live\", 日本 🎧 | Björk | Homo\ngenic | 1997-09-22 | 305000 | 61 | 89.5"
                + " | https://open.spotify.com/track/4full | false | 2 | 10 | 1 | GBAYE9700123"
                + " | day | 88.25 | 91.0 | bjork|homogenic | 0.75 | {\"title\": \"spotify\"}"
                + " | 1772360430123456 | -1"));
    assertThat(
        duck("SELECT genres, moods, artists FROM " + files + " WHERE artist = 'Björk'"),
        contains("[art pop, trip hop, or so, quo\"te] | [melancholic] | [Björk, Ensemble, The]"));
  }

  @Test
  void unknownIsNullAndNoneIsAnEmptyList() throws Exception {
    assertThat(
        duck(
            "SELECT title, genres IS NULL, moods IS NULL, len(genres), artists[1] IS NULL,"
                + " artists[2:] FROM "
                + files
                + " WHERE artist <> 'Björk' ORDER BY title"),
        contains(
            "Nothing | true | true | null | true | null", "Old | false | true | 0 | true | [a, ]"));
    assertThat(
        duck(
            "SELECT COLUMNS(* EXCLUDE (track_id, title, artist, created_at, updated_at)) IS NULL"
                + " FROM "
                + files
                + " WHERE title = 'Nothing'"),
        contains(String.join(" | ", java.util.Collections.nCopies(20, "true"))));
  }

  @Test
  void zeroAndFalseAreNotUnknown() throws Exception {
    assertThat(
        duck(
            "SELECT release_date, release_date_precision, duration_ms, popularity, aoty_score,"
                + " match_confidence, created_at IS NULL FROM "
                + files
                + " WHERE title = 'Old'"),
        contains("1948-01-01 | year | 0 | 0 | 0.0 | 0.0 | true"));
  }

  @Test
  void everyColumnIsCompressedByZstd() throws Exception {
    List<String> codecs = duck("SELECT DISTINCT compression FROM parquet_metadata(" + files + ")");
    assertThat(codecs, contains("ZSTD"));
  }

  @Test
  void listsAreThreeLevelsDeepAsTheFormatDescribesThem() throws Exception {
    assertThat(
        duck("SELECT DISTINCT name FROM parquet_schema(" + files + ") WHERE name LIKE '%e%ent'"),
        contains("element"));
  }

  @Test
  void manyPagesAndFilesHoldEveryTrackOnceInOrder() throws Exception {
    desk.fill("run-many", 1_003);
    Path many = Files.createDirectory(home.resolve("many"));
    Pipeline pipeline = Pipeline.create();
    ExportTracks.build(pipeline, desk.database().workers(), "run-many", many.toString(), 50, 7);
    pipeline.run().waitUntilFinish();
    assertThat(ExportDesk.names(many), hasSize(3));
    assertThat(
        ExportDesk.names(many), everyItem(org.hamcrest.Matchers.endsWith("-of-00003.parquet")));
    assertThat(
        duck(
            String.format(
                Locale.ROOT,
                "SELECT count(*), count(DISTINCT track_id), sum(duration_ms) FROM '%s/*.parquet'",
                many)),
        contains("1003 | 1003 | " + (1_003L * 200_000 + 1_003L * 1_004 / 2)));
    assertThat(
        duck(
            String.format(
                    Locale.ROOT,
                    "SELECT filename[-22:-17], count(*) FROM read_parquet('%s/*', filename = true)",
                    many)
                + " GROUP BY 1 ORDER BY 1"),
        contains("00000- | 350", "00001- | 350", "00002- | 303"));
  }
}
