package io.tensoe.ingestion.sources.lastfm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Harbour Lights                              | Harbour Lights
          Harbour Lights - 2011 Remaster              | Harbour Lights
          Harbour Lights - Remastered 2011            | Harbour Lights
          Harbour Lights – Remastered                 | Harbour Lights
          Harbour Lights (2011 Remastered Version)    | Harbour Lights
          Harbour Lights - Mono / Remastered 2009     | Harbour Lights
          Harbour Lights - 2017 Mix                   | Harbour Lights
          Harbour Lights - Album Version              | Harbour Lights
          Harbour Lights (40th Anniversary Deluxe Edition) | Harbour Lights
          Tide Tables (Collector’s Edition)           | Tide Tables
          Harbour Lights [feat. Ida Lund]             | Harbour Lights
          Harbour Lights (ft. Ida Lund & Co) [Live]   | Harbour Lights [Live]
          Harbour Lights feat. Ida Lund               | Harbour Lights
          Harbour Lights feat. Ida Lund - Live        | Harbour Lights feat. Ida Lund - Live
          Harbour Lights (Live) [2009 Remaster]       | Harbour Lights (Live)
          Harbour Lights - Live at the Pier           | Harbour Lights - Live at the Pier
          Harbour Lights - Acoustic Version           | Harbour Lights - Acoustic Version
          Harbour Lights (Club Mix)                   | Harbour Lights (Club Mix)
          Harbour Lights - Special                    | Harbour Lights - Special
          1979 - Remastered 2012                      | 1979
          Deluxe                                      | Deluxe
          (Remastered)                                | (Remastered)
          (feat. Nobody)                              | (feat. Nobody)
          The Feature                                 | The Feature
          """)
  void onlyGuestsAndEditionsAreLeftOut(String title, String plain) {
    assertThat(Titles.plain(title), is(plain));
  }
}
