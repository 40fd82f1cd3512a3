package io.tensoe.ingestion.sources.aoty;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          70.3794 | 70.3794
          70      | 70.0
          0       | 0.0
          100     | 100.0
          NR      |
          101     |
          ''      |
          70%     |
          """)
  void scoresLieBetween0And100(String text, Double score) {
    assertThat(Texts.score(text), is(score));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          17                  | 17
          20,489              | 20489
          (304)               | 304
          (15.7K)             | 15700
          1.2M                | 1200000
          1,234,567 Ratings   | 1234567
          Based on 3 ratings  | 3
          4 Kings             | 4
          99999999999         |
          none                |
          """)
  void countsHaveCommasAndUnits(String text, Integer count) {
    assertThat(Texts.count(text), is(count));
  }

  @ParameterizedTest
  @CsvSource({"2:51, 171000", "0:49, 49000", "61:00, 3660000", "1:02:03, 3723000"})
  void lengthsAreMilliseconds(String text, Integer milliseconds) {
    assertThat(Texts.milliseconds(text), is(milliseconds));
  }

  @ParameterizedTest
  @CsvSource({"0:00", "''", "2.51", "x"})
  void noLengthIsNull(String text) {
    assertThat(Texts.milliseconds(text) == null, is(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          January 16, 2026  | 2026-01-16 | DAY
          January 16 , 2026 | 2026-01-16 | DAY
          Sept. 3, 1999     | 1999-09-03 | DAY
          May 2001          | 2001-05-01 | MONTH
          1983              | 1983-01-01 | YEAR
          """)
  void datesMayBeKnownInPart(String text, String day, String precision) {
    ReleaseDate date = ReleaseDate.inWords(text);
    assertThat(date == null ? "" : date.day() + " " + date.precision(), is(day + " " + precision));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-01-16           | 2026-01-16 | DAY
          2026-01-16T00:00:00Z | 2026-01-16 | DAY
          2026-01              | 2026-01-01 | MONTH
          2026                 | 2026-01-01 | YEAR
          """)
  void isoDatesMayBeKnownInPart(String text, String day, String precision) {
    ReleaseDate date = ReleaseDate.inIso(text);
    assertThat(date == null ? "" : date.day() + " " + date.precision(), is(day + " " + precision));
  }

  @ParameterizedTest
  @CsvSource({"TBA", "''", "Smarch 13 2020", "'February 30, 2020'", "'Smarch 3, 2020'"})
  void whatIsNoDateIsNull(String text) {
    assertThat(ReleaseDate.inWords(text) == null, is(true));
    assertThat(ReleaseDate.inIso(text) == null, is(true));
  }
}
