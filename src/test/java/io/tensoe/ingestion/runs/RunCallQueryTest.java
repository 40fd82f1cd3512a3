package io.tensoe.ingestion.runs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunCallQueryTest {
  @ParameterizedTest
  @CsvSource({"PT0S,100", "PT4S,100", "PT30S,200", "PT96S,1000", "PT3H,120000", "P31D,21600000"})
  void aStepIsReadableAndMakesAtMostSomeHundredBuckets(Duration whole, long millis) {
    assertThat(RunCallQuery.step(whole), is(millis));
  }

  @Test
  void aYearIsCutIntoWholeDays() {
    assertThat(RunCallQuery.step(Duration.ofDays(365)), is(Duration.ofDays(3).toMillis()));
  }

  @Test
  void whereNobodyCallsTheLastWindowEmpties() {
    TreeMap<Integer, long[]> counted = new TreeMap<>(Map.of(0, row(3), 1, row(1), 5, row(2)));

    assertThat(
        RunCallQuery.buckets(counted, 2).stream().map(RunCalls.Bucket::fullest).toList(),
        is(List.of(3L, 1L, 4L, 1L, 0L, 2L)));
  }

  private static long[] row(long calls) {
    return new long[] {calls, calls, calls};
  }
}
