package io.tensoe.ingestion.sources.lastfm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The Paper Moons    | THE PAPER MOONS     | EQUAL
          Guns and Roses     | Guns N' Roses       | RESPELT
          Led Zepelin        | Led Zeppelin        | RESPELT
          Beatles            | The Beatles         | RESPELT
          Heroes             | Heroes - 2017 Remaster | RESPELT
          Harbour Lights     | Harbour Lights (Live) | OTHER
          Lorde              | Lords               | OTHER
          Movement Part 1    | Movement Part 2     | OTHER
          Led Zeppelin II    | Led Zeppelin III    | OTHER
          Low                | David Bowie         | OTHER
          """)
  void smallSlipsAreForgivenAndNumbersAreNot(String asked, String answered, SameName same) {
    assertThat(SameName.of(asked, answered), is(same));
    assertThat(SameName.of(answered, asked), is(same));
  }
}
