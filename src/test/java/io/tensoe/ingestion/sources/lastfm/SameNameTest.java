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
          The Paper Moons  | THE PAPER MOONS           | EQUAL
          Guns and Roses   | Guns N' Roses             | RESPELT
          Beatles          | The Beatles               | RESPELT
          Bob Marley       | Bob Marley & The Wailers  | RESPELT
          Mansions         | Mansion                   | OTHER
          Brothers Keepers | Brothers Keeper           | OTHER
          Led Zepelin      | Led Zeppelin              | OTHER
          Lorde            | Lords                     | OTHER
          Low              | David Bowie               | OTHER
          """)
  void anArtistOneLetterAwayIsAnother(String asked, String answered, SameName same) {
    assertThat(SameName.ofArtists(asked, answered), is(same));
    assertThat(SameName.ofArtists(answered, asked), is(same));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Heroes             | "Heroes"              | EQUAL
          Heroes             | Heroes - 2017 Remaster | RESPELT
          Harbor Lights      | Harbour Lights        | RESPELT
          At. Long. ASAP     | AT.LONG.A$AP          | RESPELT
          Harbour Lights     | Harbour Lights (Live) | OTHER
          Voyager            | Voyage                | OTHER
          Movement Part 1    | Movement Part 2       | OTHER
          Led Zeppelin II    | Led Zeppelin III      | OTHER
          """)
  void aTitleOneLetterAwayIsAnother(String asked, String answered, SameName same) {
    assertThat(SameName.ofTitles(asked, answered), is(same));
    assertThat(SameName.ofTitles(answered, asked), is(same));
  }
}
