package io.tensoe.ingestion.snapshot.diff;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.tensoe.ingestion.snapshot.rows.TrackSchema;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class SnapshotStatsTest {
  @Test
  void theDistanceIsTheShareThatWouldHaveToChange() {
    assertThat(SnapshotStats.distance(new long[] {5, 5}, new long[] {1, 1}), is(0.0));
    assertThat(SnapshotStats.distance(new long[] {5, 0}, new long[] {0, 9}), is(1.0));
    assertThat(SnapshotStats.distance(new long[] {8, 2}, new long[] {6, 4}), closeTo(0.2, 1e-9));
    assertThat(SnapshotStats.distance(new long[] {0, 0}, new long[] {0, 9}), is(nullValue()));
  }

  @Test
  void aFieldThatGetsEmptyDriftsByItsCoverage() {
    Map<String, SnapshotDiff.FieldDrift> drift =
        stats(4, "popularity", 50, 50, 50, 50).driftTo(stats(4, "popularity", 50));
    assertThat(drift.get("popularity").coverageChange(), is(-75.0));
    assertThat(drift.get("popularity").distance(), is(0.0));
    assertThat(drift.get("popularity").drift(), is(0.75));
  }

  @Test
  void numbersAreComparedInSteps() {
    assertThat(
        stats(2, "aoty_score", 70.1f, 72f)
            .driftTo(stats(2, "aoty_score", 74.9f, 70f))
            .get("aoty_score")
            .drift(),
        is(0.0));
    assertThat(
        stats(2, "duration_ms", 1_000, 40_000)
            .driftTo(stats(2, "duration_ms", 2_000, 70_000))
            .get("duration_ms")
            .drift(),
        is(0.5));
    assertThat(
        "beyond the last bin and before the first one nothing breaks",
        stats(2, "duration_ms", -5, Integer.MAX_VALUE)
            .driftTo(stats(2, "duration_ms", 1, 90_000_000))
            .get("duration_ms")
            .drift(),
        is(0.0));
  }

  @Test
  void everyWordOfAListCounts() {
    SnapshotStats rock = stats(1, "genres", List.of(new Utf8("rock"), new Utf8("pop")));
    SnapshotStats jazz = stats(1, "genres", List.of(new Utf8("jazz"), new Utf8("pop")));
    assertThat(rock.driftTo(jazz).get("genres").drift(), is(0.5));
  }

  @Test
  void datesAreComparedByYearAndTimesOfWritingNotAtAll() {
    Map<String, SnapshotDiff.FieldDrift> drift =
        stats(2, "release_date", 0, 364).driftTo(stats(2, "release_date", 1, 365));
    assertThat(drift.get("release_date").drift(), is(0.5));
    assertThat(drift.containsKey("created_at") || drift.containsKey("updated_at"), is(false));
  }

  private static SnapshotStats stats(int rows, String field, Object... values) {
    SnapshotStats stats = new SnapshotStats();
    for (int i = 0; i < rows; i++) {
      GenericRecord row = new GenericData.Record(TrackSchema.SCHEMA);
      row.put(field, i < values.length ? values[i] : null);
      stats.add(row);
    }
    return stats;
  }
}
