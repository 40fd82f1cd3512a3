package io.tensoe.ingestion.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.tensoe.ingestion.sources.Sources;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlbumKeyTest {
  @Test
  void hintsFollowInAFixedOrder() {
    assertThat(
        AlbumKey.of(
            "Weezer",
            "Weezer",
            1994,
            Map.of(
                "spotify",
                "AbC",
                "upc",
                "00602475093060",
                "mbid",
                "F4A0",
                "aoty",
                "/album/12-x.php"),
            Sources.pins()),
        is("weezer|weezer|year=1994|spotify=AbC|upc=602475093060|mbid=f4a0|aoty=12"));
  }

  @Test
  void rowsThatDifferInAHintAreDifferentAlbums() {
    assertThat(year("Weezer", "Weezer", 1994), is(not(year("Weezer", "Weezer", 2001))));
    assertThat(year("Weezer", "Weezer", 1994), is(not(plain("Weezer", "Weezer"))));
  }

  @Test
  void spellingDoesNotMakeAnotherAlbum() {
    assertThat(plain("Sigur Rós", "Ágætis Byrjun"), is(plain("sigur ros", "AGAETIS BYRJUN")));
  }

  @Test
  void editionWordsMakeAnotherAlbum() {
    assertThat(plain("Adele", "25"), is(not(plain("Adele", "25 (Deluxe)"))));
  }

  @Test
  void aBarInANameIsNotTheSeparator() {
    assertThat(plain("a|b", "c"), is(not(plain("a", "b|c"))));
    assertThat(plain("|", "| |"), is(not(plain("| |", "|"))));
    assertThat(plain("a", "|year=1994"), is(not(year("a", "|", 1994))));
  }

  @Test
  void aBlankHintIsNoHint() {
    assertThat(
        AlbumKey.of("a", "b", null, Map.of("spotify", " ", "upc", ""), Sources.pins()),
        is(plain("a", "b")));
  }

  @Test
  void anAddressAndAPathOfOnePageAreTheSameHint() {
    String path = AlbumKey.of("a", "b", null, Map.of("aoty", "album/12"), Sources.pins());
    String url = "https://www.albumoftheyear.org/album/12-a-b.php";
    assertThat(AlbumKey.of("a", "b", null, Map.of("aoty", url), Sources.pins()), is(path));
  }

  private static String plain(String artist, String album) {
    return AlbumKey.of(artist, album, null);
  }

  private static String year(String artist, String album, int year) {
    return AlbumKey.of(artist, album, year);
  }
}
