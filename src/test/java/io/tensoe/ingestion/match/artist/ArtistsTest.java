package io.tensoe.ingestion.match.artist;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtistsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      textBlock =
          """
          Björk; Bjork
          The Beatles; Beatles
          Beatles, The; The Beatles
          Siouxsie & The Banshees; Siouxsie and the Banshees
          Florence + The Machine; Florence and the Machine
          MARINA; Marina and the Diamonds
          Ye; Kanye West
          P!nk; Pink
          Ty Dolla $ign; Ty Dolla Sign
          Tyler, The Creator; Tyler, the Creator
          Earth, Wind & Fire; Earth Wind and Fire
          10,000 Maniacs; 10000 Maniacs
          小椋佳; 小椋 佳
          AC/DC; ACDC
          Various; Various Artists
          V.A.; Various Artists
          Elton John; Elton John|Dua Lipa
          Elton John & Leon Russell; Elton John|Leon Russell
          Leon Russell & Elton John; Elton John|Leon Russell
          Elton John & Leon Russell; Elton John
          Dua Lipa; Elton John|Dua Lipa
          Grandmaster Flash; Grandmaster Flash & The Furious Five
          """)
  void areTheWantedOne(String wanted, String credited) {
    assertThat(
        Artists.similarity(wanted, List.of(credited.split("\\|", -1))),
        is(greaterThanOrEqualTo(Artists.SAME)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      textBlock =
          """
          Adele; Karaoke Hits|Adele
          Adele; Adele Tribute Band
          Adele; Various Artists
          Various Artists; Adele
          Nirvana; Nirvana 2000
          Elton John & Leon Russell; Elton John|Dua Lipa
          Sum 41; Sum 42
          Future; Future Islands
          Meg; Megan
          Prince; Princess
          M83; M84
          """)
  void areSomebodyElse(String wanted, String credited) {
    assertThat(
        Artists.similarity(wanted, List.of(credited.split("\\|", -1))), is(lessThan(Artists.SAME)));
  }

  @Test
  void aGuestIsLessSureThanTheFirstCredited() {
    assertThat(Artists.similarity("A B", List.of("A B", "C D")), is(1.0));
    assertThat(Artists.similarity("C D", List.of("A B", "C D")), is(closeTo(0.92, 1e-9)));
  }

  @Test
  void noCreditProvesNothing() {
    assertThat(Artists.similarity("Adele", List.of()), is(0.0));
  }
}
