package io.tensoe.ingestion.snapshot.diff;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.snapshot.SnapshotDesk;
import io.tensoe.ingestion.snapshot.export.ExportDesk;
import io.tensoe.ingestion.snapshot.folder.ExportException;
import io.tensoe.ingestion.snapshot.manifest.Manifest;
import io.tensoe.ingestion.snapshot.manifest.Purpose;
import io.tensoe.ingestion.snapshot.split.SplitBy;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two snapshots of a real database, read back. */
class SnapshotDiffIT {
  private static final int TRACKS = 2_000;

  @TempDir static Path home;
  private static ExportDesk desk;
  private static SnapshotDesk snapshots;
  private static Path before;

  @BeforeAll
  static void open() throws Exception {
    desk = ExportDesk.open();
    desk.fill("many", TRACKS);
    snapshots = new SnapshotDesk(desk, home.resolve("snapshots"));
    before = snapshots.write(snapshots.request()).folder();
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @Test
  void whatIsTheSameInOtherFilesDoesNotDiffer() throws Exception {
    Path other =
        snapshots
            .write(snapshots.request(SplitBy.TIME, Purpose.ANY, Set.of()), 8, () -> {})
            .folder();
    SnapshotDiff diff = SnapshotDiff.of(before.toString(), other.toString(), home, 0.0);
    assertThat(diff.rows(), is(new SnapshotDiff.Rows(TRACKS, TRACKS, 0, 0, 0, TRACKS)));
    assertThat(diff.over(), is(empty()));
  }

  @Test
  void rowsAreCountedAndTheFieldThatMovedIsNamed() throws Exception {
    desk.run("UPDATE tracks SET aoty_score = 12 WHERE duration_ms <= 200500");
    desk.run("UPDATE tracks SET moods = NULL WHERE duration_ms BETWEEN 200401 AND 200600");
    desk.run("UPDATE tracks SET updated_at = now() + interval '1 day' WHERE duration_ms > 201000");
    desk.run("DELETE FROM tracks WHERE duration_ms > 201990");
    desk.run(
        "INSERT INTO tracks (id, title, artist) SELECT 'new' || i, 't', 'a' FROM generate_series(1,"
            + " 3) AS i");
    Path after = snapshots.write(snapshots.request()).folder();
    SnapshotDiff diff = SnapshotDiff.of(before.toString(), after.toString(), home, 0.2);
    assertThat(diff.rows(), is(new SnapshotDiff.Rows(TRACKS, TRACKS - 7, 3, 10, 600, 1_390)));
    assertThat(diff.over(), contains("aoty_score"));
    assertThat(diff.fields().get("aoty_score").drift(), closeTo(500.0 / 1_990, 1e-9));
    assertThat(
        diff.fields().get("moods").coverageChange(), closeTo(100.0 * 1_790 / 1_993 - 100, 1e-9));
    assertThat(diff.fields().get("moods").distance(), is(0.0));
  }

  @Test
  void manyRowsAreComparedFileByFile() throws Exception {
    try (RowPairs left = new RowPairs(home, "left", 7);
        RowPairs right = new RowPairs(home, "right", 7)) {
      Manifest manifest = Manifest.read(before);
      SnapshotRows.each(before, manifest, left::add);
      SnapshotRows.each(before, manifest, right::add);
      left.close();
      right.close();
      assertThat(left.compare(right), is(new SnapshotDiff.Rows(TRACKS, TRACKS, 0, 0, 0, TRACKS)));
    }
    assertThat(RowPairs.files(0), is(1));
    assertThat(RowPairs.files(1_000_001), is(3));
  }

  @Test
  void whatIsNoSnapshotIsSaid() {
    assertThat(
        assertThrows(
                ExportException.class,
                () -> SnapshotDiff.of(before.toString(), "nowhere", home, null))
            .getMessage(),
        containsString("there is no snapshot nowhere"));
  }
}
