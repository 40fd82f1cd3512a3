package io.tensoe.ingestion.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          60/30s, 60, 30000
          5/1s,    5,  1000
          5/s,     5,  1000
          1/3s,    1,  3000
          7/250ms, 7,   250
          10/2min, 10, 120000
          10/2m,  10, 120000
          1000/1d, 1000, 86400000
          ' 3 / 1H ', 3, 3600000
          """)
  void limitsAreCallsPerWindow(String text, int calls, long millis) {
    assertThat(
        Limit.parse(text), equalTo(Optional.of(new Limit(calls, Duration.ofMillis(millis)))));
  }

  @Test
  void noneIsUnlimited() {
    assertThat(Limit.parse("none"), equalTo(Optional.empty()));
    assertThat(Limit.parse(" NONE "), equalTo(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5/", "/1s", "0/1s", "5/0s", "-1/1s", "5/1 week", "five/1s"})
  void whatIsNoLimitIsSaidWithAnExample(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Limit.parse(text));
    assertThat(e.getMessage(), containsString("1/"));
  }

  @Test
  void theBoundIsWholeWindowsBetweenTheFirstCallAndTheLast() {
    Limit limit = new Limit(100, Duration.ofSeconds(1));
    assertThat(limit.bound(0), equalTo(Duration.ZERO));
    assertThat(limit.bound(100), equalTo(Duration.ZERO));
    assertThat(limit.bound(101), equalTo(Duration.ofSeconds(1)));
    assertThat(limit.bound(2_000), equalTo(Duration.ofSeconds(19)));
  }

  @ParameterizedTest
  @CsvSource({"60/30s, 30600", "200/1s, 1020", "1/3s, 3060", "5/100ms, 120", "1000/1d, 86401000"})
  void theMarginStretchesTheWindowAndNeverRoundsNDown(String text, long millis) {
    Limit kept = Limit.parse(text).orElseThrow().withMargin();
    assertThat(kept.window(), equalTo(Duration.ofMillis(millis)));
    assertThat(kept.calls(), equalTo(Limit.parse(text).orElseThrow().calls()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"60/30s", "7/250ms"})
  void aLimitPrintsAsItIsRead(String text) {
    assertThat(Limit.parse(text).orElseThrow().toString(), equalTo(text));
  }
}
