package io.tensoe.ingestion.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-08T08:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7                             | PT7S
          ' 7 '                         | PT7S
          0                             | PT0S
          0.2                           | PT1S
          3.0                           | PT3S
          48925                         | PT48925S
          86400                         | PT24H
          31536000                      | PT24H
          Sun, 08 Nov 2026 08:01:30 GMT | PT1M30S
          Sun, 08 Nov 2026 07:00:00 GMT | PT0S
          Sun, 08 Nov 2099 07:00:00 GMT | PT24H
          99999999999999999999          | PT24H
          """)
  void secondsAndDatesAreWaits(String header, Duration wait) {
    assertThat(RetryAfter.of(reply(header), NOW), is(Optional.of(wait)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1e3", "2026-11-08", "Sun, 99 Nov 2026 08:01:30 GMT"})
  void whatIsNeitherIsNoWait(String header) {
    assertThat(RetryAfter.of(reply(header), NOW), is(Optional.empty()));
  }

  @Test
  void noHeaderIsNoWait() {
    assertThat(RetryAfter.of(new Reply(429, Map.of(), ""), NOW), is(Optional.empty()));
  }

  private static Reply reply(String header) {
    return new Reply(429, Map.of("retry-after", header), "");
  }
}
