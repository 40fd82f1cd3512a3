package io.tensoe.ingestion.sources.spotify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

import io.tensoe.ingestion.model.Seed;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotifyQueryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Weezer           | Weezer        | album:"Weezer" artist:"Weezer"            | Weezer Weezer
          Say "Yes" \\ Now | A “B” C       | album:"Say Yes Now" artist:"A B C"        | A B C Say Yes Now
          AC/DC & Friends! | Ke$ha (Band)  | album:"AC/DC & Friends!" artist:"Ke$ha (Band)" | Ke$ha (Band) AC/DC & Friends!
          100% %s          | Sigur Rós     | album:"100% %s" artist:"Sigur Rós"        | Sigur Rós 100% %s
          Heroes           | ""            | album:"Heroes"                            | Heroes
          ""               | Bowie         | artist:"Bowie"                            | Bowie
          artist: unknown  | Tag:new       | album:"artist unknown" artist:"Tag new"   | Tag new artist unknown
          Love AND Peace   | OR NOT        | album:"Love and Peace" artist:"or not"    | or not Love and Peace
          ANDROID NOTES    | ORB           | album:"ANDROID NOTES" artist:"ORB"        | ORB ANDROID NOTES
          -Minus * 1-2     | year:1999     | album:"Minus 1-2" artist:"year 1999"      | year 1999 Minus 1-2
          Wooden Arms      | Patrick Watson (2) | album:"Wooden Arms" artist:"Patrick Watson" | Patrick Watson Wooden Arms
          Bookends         | Simon &amp; Garfunkel | album:"Bookends" artist:"Simon & Garfunkel" | Simon & Garfunkel Bookends
          Low              | Bowie, David  | album:"Low" artist:"Bowie, David"         | David Bowie Low
          Igor             | Tyler, The Creator | album:"Igor" artist:"Tyler, The Creator" | The Creator Tyler Igor
          So‐Called ’90s   | X             | album:"So-Called '90s" artist:"X"         | X So-Called '90s
          Unplugged (Live) | Nirvana       | album:"Unplugged (Live)" artist:"Nirvana" | Nirvana Unplugged
          The Dark Side of the M... | Pink Floyd | album:"The Dark Side of the M..." artist:"Pink Floyd" | Pink Floyd The Dark Side of the
          (Live)           | X             | album:"(Live)" artist:"X"                 | X (Live)
          """)
  void quotesAreLeftOutAndTheRestIsLeftAlone(
      String album, String artist, String filtered, String plain) {
    Seed seed = seed(album, artist);

    assertThat(SpotifyQuery.filtered(seed), is(filtered));
    assertThat(SpotifyQuery.plain(seed), is(plain));
  }

  @Test
  void aLongTitleIsCutBetweenWordsForTheSakeOfTheArtist() {
    Seed seed =
        seed(
            "When the Pawn Hits the Conflicts He Thinks Like a King What He Knows Throws the Blows"
                + " When He Goes to the Fight and He'll Win the Whole Thing",
            "Fiona Apple");

    assertThat(
        SpotifyQuery.filtered(seed),
        is(
            "album:\"When the Pawn Hits the Conflicts He Thinks Like a King What He Knows\""
                + " artist:\"Fiona Apple\""));
    assertThat(SpotifyQuery.plain(seed), startsWith("Fiona Apple When the Pawn Hits"));
    assertThat(SpotifyQuery.plain(seed).length(), is(lessThanOrEqualTo(SpotifyQuery.LONGEST)));
  }

  @Test
  void noQueryIsTooLongAndNoCharacterIsCutInTwo() {
    for (int length = 30; length < 120; length++) {
      Seed seed = seed("a".repeat(length % 2) + "🎵".repeat(length), "b " + "𝄞".repeat(length));
      String filtered = SpotifyQuery.filtered(seed);
      assertThat(filtered.length(), is(lessThanOrEqualTo(SpotifyQuery.LONGEST)));
      assertThat(filtered.codePoints().anyMatch(SpotifyQueryTest::isHalf), is(false));
      assertThat(
          SpotifyQuery.plain(seed).codePoints().anyMatch(SpotifyQueryTest::isHalf), is(false));
    }
  }

  @Test
  void aBarcodeIsAskedForInFourteenDigits() {
    assertThat(SpotifyQuery.barcode("602475093060"), is(Optional.of("upc:00602475093060")));
    assertThat(SpotifyQuery.barcode("0 602475-093060"), is(Optional.of("upc:00602475093060")));
    assertThat(SpotifyQuery.barcode("00602475093060"), is(Optional.of("upc:00602475093060")));
    assertThat(SpotifyQuery.barcode("n/a"), is(Optional.empty()));
    assertThat(SpotifyQuery.barcode("123456789012345"), is(Optional.empty()));
  }

  @Test
  void leadingZerosDoNotMakeAnotherBarcode() {
    assertThat(SpotifyQuery.isSameBarcode("602475093060", "00602475093060"), is(true));
    assertThat(SpotifyQuery.isSameBarcode("602475093060", "602475093061"), is(false));
    assertThat(SpotifyQuery.isSameBarcode("", ""), is(false));
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static Seed seed(String album, String artist) {
    return Seed.named("key", album, artist).from("csv", 2).build();
  }
}
