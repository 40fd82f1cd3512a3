package io.tensoe.ingestion.options.arguments;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgesTest {
  @ParameterizedTest
  @CsvSource({
    "30s, PT30S, 30s",
    "90m, PT90M, 5400s",
    "12h, PT12H, 12h",
    "36 H, PT36H, 36h",
    "7d, P7D, 7d",
    "2w, P14D, 14d",
    "0, PT0S, 0s",
    "0s, PT0S, 0s",
    "PT36H, PT36H, 36h",
    "p2d, P2D, 2d"
  })
  void agesAreReadAndWritten(String text, Duration age, String written) {
    assertThat(Ages.parse(text), is(age));
    assertThat(Ages.text(age), is(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "week", "7", "-1d", "PT-1H", "1.5d", "7dd"})
  void whatIsNoAgeIsRefused(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Ages.parse(text));
    assertThat(e.getMessage(), containsString("12h, 7d"));
  }
}
