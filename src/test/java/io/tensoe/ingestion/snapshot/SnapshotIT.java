package io.tensoe.ingestion.snapshot;

import static io.tensoe.ingestion.snapshot.SnapshotDesk.files;
import static io.tensoe.ingestion.snapshot.export.ExportDesk.duck;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.snapshot.export.ExportDesk;
import io.tensoe.ingestion.snapshot.manifest.Purpose;
import io.tensoe.ingestion.snapshot.split.SplitBy;
import io.tensoe.ingestion.tracks.ExportedSnapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of a real database, seen by DuckDB. */
class SnapshotIT {
  private static final int TRACKS = 12_000;

  /** Pages; about 1,500 tracks. */
  private static final long SMALL = 100;

  @TempDir Path folder;
  private static ExportDesk desk;
  private SnapshotDesk snapshots;

  @BeforeAll
  static void open() throws Exception {
    desk = ExportDesk.open();
    fill();
  }

  private static void fill() throws Exception {
    desk.fill("many", TRACKS);
    // Every 40th track features somebody who has albums of his own.
    desk.run(
        "UPDATE tracks SET artists = artists || ARRAY['ARTIST ' || duration_ms % 900]"
            + " WHERE duration_ms % 40 = 0");
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @BeforeEach
  void desk() {
    snapshots = new SnapshotDesk(desk, folder);
  }

  @Test
  void everyTrackIsInOneSplitAndTheSplitsHaveTheirSizes() throws Exception {
    Snapshot.Result all = snapshots.write(snapshots.request(), SMALL, () -> {});
    assertThat(
        duck("SELECT count(*), count(DISTINCT track_id) FROM " + files(all)),
        contains(TRACKS + " | " + TRACKS));
    for (String row :
        duck("SELECT split, count(*) FROM " + files(all) + " GROUP BY 1 ORDER BY 1")) {
      String[] cells = row.split(" \\| ");
      double wanted = cells[0].equals("train") ? 0.8 : 0.1;
      assertThat(
          row, Math.abs(Long.parseLong(cells[1]) - wanted * TRACKS) < 0.01 * TRACKS, is(true));
      assertThat(all.manifest().rows().get(cells[0]), is(Long.valueOf(cells[1])));
    }
    assertThat(all.manifest().total(), is((long) TRACKS));
  }

  @Test
  void noArtistCreditedOrFeaturedIsInTwoSplits() throws Exception {
    Snapshot.Result all = snapshots.write(snapshots.request());
    assertThat(
        duck(
            String.format(
                Locale.ROOT,
                "SELECT lower(a), count(DISTINCT split) FROM (SELECT split,"
                    + " unnest(list_append(artists, artist)) AS a FROM %s) GROUP BY 1 HAVING"
                    + " count(DISTINCT split) > 1",
                files(all))),
        hasSize(0));
    assertThat(
        "there are artists who connect others",
        duck("SELECT count(*) FROM " + files(all) + " WHERE len(artists) > 1"),
        contains("300"));
  }

  @Test
  void oneGroupOfArtistsThatIsTooBigIsSaid() throws Exception {
    desk.run("CREATE TABLE kept AS SELECT * FROM tracks");
    desk.run("UPDATE tracks SET artists = artists || ARRAY['Everybody''s friend']");
    try {
      Snapshot.Result all = snapshots.write(snapshots.request());
      assertThat(all.manifest().rows().get("train"), is((long) TRACKS));
      assertThat(
          all.notes(),
          hasItem(startsWith("No tracks in validation, test: artists who share tracks")));
    } finally {
      desk.run("TRUNCATE tracks; INSERT INTO tracks SELECT * FROM kept; DROP TABLE kept");
    }
  }

  @Test
  void olderReleasesTrainAndTheNewestTest() throws Exception {
    Snapshot.Result all =
        snapshots.write(snapshots.request(SplitBy.TIME, Purpose.ANY, Set.of()), SMALL, () -> {});
    assertThat(
        duck(
            String.format(
                Locale.ROOT,
                "SELECT (SELECT max(release_date) FROM %1$s WHERE split = 'train') < (SELECT"
                    + " min(release_date) FROM %1$s WHERE split = 'validation'), (SELECT"
                    + " max(release_date) FROM %1$s WHERE split = 'validation') < (SELECT"
                    + " min(release_date) FROM %1$s WHERE split = 'test')",
                files(all))),
        contains("true | true"));
    assertThat(all.manifest().rows().get("test"), greaterThan(TRACKS / 11L));
  }

  @Test
  void theTypesAreThoseThatWerePromised() throws Exception {
    Snapshot.Result all = snapshots.write(snapshots.request());
    String promised =
        new String(
            SnapshotIT.class
                .getResourceAsStream("/io/tensoe/ingestion/snapshot/rows/columns.txt")
                .readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(
        duck(
            String.format(
                Locale.ROOT,
                "SELECT column_name, column_type FROM (DESCRIBE SELECT * EXCLUDE split FROM %s)",
                files(all))),
        is(promised.lines().toList()));
    assertThat(
        duck(
            String.format(
                Locale.ROOT,
                "SELECT DISTINCT compression FROM parquet_metadata('%s/data/*/*.parquet')",
                all.folder())),
        contains("ZSTD"));
    assertThat(
        duck("SELECT DISTINCT track_id[:14] FROM " + files(all)), contains("spotify:track:"));
  }

  @Test
  void equalDataHasAnEqualHashWhateverTheFilesTheSplitsAndTheRunner() throws Exception {
    String hash = snapshots.write(snapshots.request()).manifest().contentHash();
    assertThat(hash, startsWith("sha256:"));
    assertThat(hash(SMALL), is(hash));
    assertThat(hash(2 * SMALL, "--targetParallelism=5"), is(hash));
    for (String streaming : new String[] {"false", "true"}) {
      assertThat(
          hash(
              3 * SMALL,
              "--runner=FlinkRunner",
              "--flinkMaster=[local]",
              "--parallelism=2",
              "--streaming=" + streaming),
          is(hash));
    }
    assertThat(
        snapshots
            .write(snapshots.request(SplitBy.TIME, Purpose.ANY, Set.of()))
            .manifest()
            .contentHash(),
        is(hash));
    desk.run("UPDATE tracks SET updated_at = now(), run_id = 'later' WHERE duration_ms % 3 = 0");
    assertThat("when it was written does not count", hash(SMALL), is(hash));
  }

  @Test
  void aChangedRowChangesTheHashAndChangingItBackGivesTheOldOne() throws Exception {
    String hash = hash(SMALL);
    desk.run("UPDATE tracks SET popularity = 7 WHERE duration_ms = 200001");
    try {
      assertThat(hash(SMALL), not(hash));
    } finally {
      desk.run("UPDATE tracks SET popularity = NULL WHERE duration_ms = 200001");
    }
    assertThat(hash(SMALL), is(hash));
  }

  private String hash(long pagesPerPart, String... runner) throws Exception {
    return snapshots
        .write(snapshots.request(), pagesPerPart, () -> {}, runner)
        .manifest()
        .contentHash();
  }

  @Test
  void rowsAreThoseOfOneMomentWhateverIsWrittenMeanwhile() throws Exception {
    String before = hash(SMALL);
    Snapshot.Result all =
        snapshots.write(
            snapshots.request(),
            SMALL,
            () -> {
              desk.run(
                  "UPDATE tracks SET title = 'new', artist = 'new' WHERE duration_ms < 203000");
              desk.run("DELETE FROM tracks WHERE duration_ms > 210000");
              desk.run("INSERT INTO tracks (id, title, artist) VALUES ('late', 'late', 'late')");
              desk.run("VACUUM tracks");
            });
    try {
      assertThat(all.manifest().contentHash(), is(before));
      assertThat(
          duck("SELECT count(*), count(*) FILTER (WHERE title = 'new') FROM " + files(all)),
          contains(TRACKS + " | 0"));
    } finally {
      desk.run("TRUNCATE tracks, run_tracks, runs CASCADE");
      fill();
    }
  }

  @Test
  void aSliceIsTakenInTheOrderOfTheIds() throws Exception {
    List<String> ids = new ArrayList<>();
    for (long offset = 0; offset < TRACKS + 5_000; offset += 5_000) {
      Snapshot.Result slice = snapshots.write(snapshots.slice(5_000L, offset), SMALL, () -> {});
      assertThat(
          slice.manifest().total() + slice.manifest().dropped().byLimitAndOffset(),
          is((long) TRACKS));
      ids.addAll(duck("SELECT track_id FROM " + files(slice) + " ORDER BY 1"));
    }
    assertThat(ids, hasSize(TRACKS));
    assertThat(ids, is(ids.stream().sorted().distinct().toList()));
    assertThat(snapshots.write(snapshots.slice(0L, 0)).manifest().total(), is(0L));
  }

  @Test
  void anEmptyDatabaseGivesFilesWithoutRows() throws Exception {
    Snapshot.Result none = snapshots.write(snapshots.slice(null, TRACKS));
    assertThat(duck("SELECT count(*) FROM " + files(none)), contains("0"));
    assertThat(
        duck(
            String.format(
                Locale.ROOT, "SELECT DISTINCT file FROM glob('%s/data/*/*')", none.folder())),
        hasSize(3));
  }

  @Test
  void aMomentThatIsLostIsSaidAndNothingIsPublished() throws Exception {
    Pipeline.PipelineExecutionException failure =
        assertThrows(
            Pipeline.PipelineExecutionException.class,
            () ->
                snapshots.write(
                    snapshots.request(),
                    SMALL,
                    () ->
                        desk.run(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE state = 'idle in transaction'")));
    assertThat(failure.getCause() instanceof ExportedSnapshot.SnapshotLostException, is(true));
    assertThat(failure.getMessage(), containsString("run the command again"));
    assertThat(ExportDesk.names(folder), contains(".lock"));
  }

  @Test
  void earlierSnapshotsStayAndLatestIsTheNewest() throws Exception {
    Snapshot.Result first = snapshots.write(snapshots.request());
    Snapshot.Result second = snapshots.write(snapshots.request());
    assertThat(folder.resolve("latest").toRealPath(), is(second.folder().toRealPath()));
    assertThat(
        List.of(first, second).stream()
            .map(each -> each.manifest().contentHash())
            .distinct()
            .toList(),
        hasSize(1));
    assertThat(ExportDesk.names(folder), everyItem(not(startsWith(".writing"))));
  }
}
