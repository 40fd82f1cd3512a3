package io.tensoe.ingestion.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({"1, 0.0, 250", "1, 1.0, 500", "3, 0.5, 1500", "7, 1.0, 30000", "60, 0.0, 15000"})
  void itDoublesWithJitterOnTheUpperHalfUpToTheCap(int failures, double random, long millis) {
    assertThat(Backoff.DEFAULT.after(failures, () -> random), equalTo(Duration.ofMillis(millis)));
  }
}
