package io.tensoe.ingestion.seeds.rows;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.sources.Sources;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HintCellsTest {
  private static final String ID = "1xpGyKyV26uPstk1Elgp9Q";
  private static final String UUID = "6b9d3f5c-0d5a-4f4e-8a35-0c6f7b1c2d3e";

  @Test
  void aBlankCellIsNoHint() throws BadRowException {
    assertThat(YearCell.in(" ", 2028), is(nullValue()));
    assertThat(id("spotify", null), is(nullValue()));
    assertThat(id("upc", ""), is(nullValue()));
    assertThat(id("mbid", "\t"), is(nullValue()));
    assertThat(id("aoty", null), is(nullValue()));
    for (String none :
        List.of(
            "0",
            "0000",
            "0000-00-00",
            "n/a",
            "N/A",
            "None",
            "NaN",
            "null",
            "-",
            "Unknown",
            "?",
            "-1",
            "Year Unknown",
            "not known",
            "#REF!")) {
      assertThat(YearCell.in(none, 2028), is(nullValue()));
    }
    for (String none :
        List.of("0", "n/a", "None", "nan", "NULL", "-", "unknown", "#N/A", "<NA>", "\\N")) {
      assertThat(id("spotify", none), is(nullValue()));
      assertThat(id("upc", none), is(nullValue()));
      assertThat(id("mbid", none), is(nullValue()));
      assertThat(id("aoty", none), is(nullValue()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1860,1860",
    "2028,2028",
    "' 1994 ',1994",
    "1994.0,1994",
    "1994-05-10,1994",
    "1994/05,1994",
    "1994-00-00,1994",
    "c. 1994,1994",
    "ca.1994,1994",
    "1994?,1994",
    "(1994),1994",
    "10/05/1994,1994",
    "1994-05-10T00:00:00Z,1994",
    "10 May 1994,1994",
    "'May 10, 1994',1994",
    "May 1994,1994",
    "1/1/1994 00:00,1994"
  })
  void aYearThatCanBeIsRead(String cell, int year) throws BadRowException {
    assertThat(YearCell.in(cell, 2028), is(year));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1859",
        "2029",
        "94",
        "19945",
        "1994-95",
        "1994-1996",
        "1994.5",
        "-1994",
        "soon",
        "١٩٩٤"
      })
  void aYearThatCannotBeIsRefused(String cell) {
    BadRowException e = assertThrows(BadRowException.class, () -> YearCell.in(cell, 2028));
    assertThat(e.problem(), containsString("1860 to 2028"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ID,
        " " + ID + " ",
        "spotify:album:" + ID,
        "https://open.spotify.com/album/" + ID,
        "http://open.spotify.com/album/" + ID + "/",
        "https://open.spotify.com/intl-pt-BR/album/" + ID + "?si=abc_-1",
        "open.spotify.com/intl-de/album/" + ID + "#x",
        "https://open.spotify.com/embed/album/" + ID,
      })
  void aSpotifyIdIsFoundInWhatPeopleCopy(String cell) throws BadRowException {
    assertThat(id("spotify", cell), is(ID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        ID + "x",
        "spotify:track:" + ID,
        "https://open.spotify.com/artist/" + ID,
        "https://example.org/album/" + ID,
        "1xpGyKyV26uPstk1Elgp9é",
      })
  void whatIsNoSpotifyAlbumIsRefused(String cell) {
    assertThrows(BadRowException.class, () -> id("spotify", cell));
  }

  @ParameterizedTest
  @CsvSource({"12345678,12345678", "0-602 517-1,06025171", "00602517000001,00602517000001"})
  void aBarcodeIsItsDigits(String cell, String digits) throws BadRowException {
    assertThat(id("upc", cell), is(digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567", "123456789012345", "6.02517E+11", "12345678x", "٠١٢٣٤٥٦٧"})
  void whatIsNoBarcodeIsRefused(String cell) {
    assertThrows(BadRowException.class, () -> id("upc", cell));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UUID,
        "6B9D3F5C-0D5A-4F4E-8A35-0C6F7B1C2D3E",
        "https://musicbrainz.org/release/" + UUID,
        "https://musicbrainz.org/release-group/" + UUID + "/cover-art?x=1",
        "beta.musicbrainz.org/release/" + UUID + "#tracks",
      })
  void aMusicBrainzIdIsFoundInWhatPeopleCopy(String cell) throws BadRowException {
    assertThat(id("mbid", cell), is(UUID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6b9d3f5c0d5a4f4e8a350c6f7b1c2d3e",
        "https://musicbrainz.org/artist/" + UUID,
        "https://example.org/release/" + UUID,
      })
  void whatIsNoReleaseIsRefused(String cell) {
    assertThrows(BadRowException.class, () -> id("mbid", cell));
  }

  @ParameterizedTest
  @CsvSource({
    "/album/564912-asap-rocky-dont-be-dumb.php,/album/564912-asap-rocky-dont-be-dumb.php",
    "https://www.albumoftheyear.org/album/1.php?a=b,https://www.albumoftheyear.org/album/1.php?a=b",
    "http://127.0.0.1:8080/album/1-x.php,http://127.0.0.1:8080/album/1-x.php",
    "albumoftheyear.org/album/1-x.php,https://albumoftheyear.org/album/1-x.php",
  })
  void anAlbumPageIsKeptAsGiven(String cell, String address) throws BadRowException {
    assertThat(id("aoty", cell), is(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.albumoftheyear.org/artist/1-x/",
        "album/1-x.php",
        "/album/x.php",
        "/album/1/../../admin",
        "https://user:word@www.albumoftheyear.org/album/1-x.php",
        "javascript:/album/1-x.php",
        "/album/1-x .php",
      })
  void whatIsNoAlbumPageIsRefused(String cell) {
    assertThrows(BadRowException.class, () -> id("aoty", cell));
  }

  private static @Nullable String id(String pin, @Nullable String cell) throws BadRowException {
    return SeedRules.id(
        Sources.pins().stream().filter(each -> each.name().equals(pin)).findFirst().orElseThrow(),
        cell);
  }
}
