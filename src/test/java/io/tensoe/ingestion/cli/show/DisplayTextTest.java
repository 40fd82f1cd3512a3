package io.tensoe.ingestion.cli.show;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Air,            3
          椎名林檎,       8
          서태지,         6
          ﾊﾝｶｸ,           4
          Ｆｕｌｌ,       8
          Bjo\u0308rk,    5
          🎵,             2
          Édith,          5
          """)
  void wideLettersTakeTwoColumnsAndMarksNone(String text, int columns) {
    assertThat(DisplayText.width(text), is(columns));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Discovery, 9, Discovery
          Discovery, 5, Disc…
          Air,       5, 'Air  '
          椎名林檎,   8, 椎名林檎
          椎名林檎,   7, 椎名林…
          椎名林檎,   6, '椎名… '
          """)
  void aTextIsCutOrFilledToTheColumnsItGets(String text, int columns, String fitted) {
    assertThat(DisplayText.fit(text, columns, false), is(fitted));
  }

  @Test
  void numbersStandAtTheRight() {
    assertThat(DisplayText.fit("7", 3, true), is("  7"));
  }

  @Test
  void nothingOfATitleReachesTheTerminalAsACommand() {
    assertThat(DisplayText.safe("a\u001b[31mb\nc\u009bd"), is("a\\u001b[31mb c\\u009bd"));
  }
}
