package io.tensoe.ingestion.sources;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Tag;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLimitsTest {
  @Test
  void whatNoNameHoldsIsTakenOut() {
    assertThat(TextLimits.clean("Kid\u0000 \u001b[31mA\u009b"), is("Kid [31mA"));
    assertThat(TextLimits.clean("Kid\r\n\tA"), is("Kid A"));
    assertThat(TextLimits.clean("\u202eA diK\u202c\u2066\u200f"), is("A diK"));
    assertThat(TextLimits.clean("Kid \ud800A\udc00"), is("Kid A"));
  }

  @Test
  void whatOtherScriptsNeedStays() {
    String name = "Σ\ud83d\udc68\u200d\ud83d\udc69 می\u200cخواهم \u00a0é e\u0301";
    assertThat(TextLimits.clean(name), is(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org/x",
        "/album/1-x.php",
        "../../etc/passwd",
        "file:///etc/passwd",
        "https://user:word@example.org/",
        "https://",
        "https:album",
        "https://a b/",
        "ht\ntp://a/",
        ""
      })
  void onlyAddressesOfTheWebAreKept(String address) {
    assertThat(TextLimits.webAddress(address), is(nullValue()));
    assertThat(
        TextLimits.webAddress("https://example.org/album/1"), is("https://example.org/album/1"));
    assertThat(TextLimits.webAddress("https://example.org/" + "x".repeat(2_000)), is(nullValue()));
  }

  @Test
  void aNameOutOfAllMeasureMakesItsAlbumUnreadableAndIsNotQuotedWhole() {
    for (SourceAlbum album :
        List.of(
            album("x".repeat(30_000), List.of("A"), List.of(), List.of()),
            album("T", List.of("x".repeat(881)), List.of(), List.of()),
            album("T", Collections.nCopies(251, "A"), List.of(), List.of()),
            album("T", List.of("A"), List.of(), List.of(track("y".repeat(900)))),
            album("T", List.of("A"), List.of(), Collections.nCopies(5_001, track("t"))))) {
      SourceException e =
          assertThrows(SourceException.class, () -> TextLimits.checked(album, "GET /x"));
      assertThat(e.kind(), is(SourceException.Kind.UNREADABLE));
      assertThat(e.getMessage(), containsString("GET /x: "));
      assertThat(e.getMessage(), containsString("at most"));
      assertThat(e.getMessage().length(), lessThan(200));
    }
  }

  @Test
  void wordsAndAddressesOutOfAllMeasureAreLeftOut() throws Exception {
    SourceAlbum album =
        TextLimits.checked(
            album(
                "T\u0007",
                List.of("A\u0000"),
                List.of("rock", "x".repeat(201), "\u0001"),
                List.of(track("one\u0085two"))),
            "GET /x");
    assertThat(album.title(), is("T"));
    assertThat(album.artists(), is(List.of("A")));
    assertThat(album.genres(), is(List.of("rock")));
    assertThat(album.tags(), is(List.of(new Tag("calm", 3))));
    assertThat(album.links(), is(Map.of("spotify", "https://open.spotify.com/album/1")));
    assertThat(album.tracks().get(0).title(), is("one two"));
    assertThat(album.tracks().get(0).url(), is(nullValue()));
  }

  private static SourceTrack track(String title) {
    return new SourceTrack(
        "1",
        title,
        List.of(),
        1,
        1,
        null,
        null,
        null,
        null,
        "javascript:x",
        null,
        null,
        null,
        null);
  }

  private static SourceAlbum album(
      String title, List<String> artists, List<String> genres, List<SourceTrack> tracks) {
    return new SourceAlbum(
        "aoty",
        "1",
        "https://www.albumoftheyear.org/album/1.php",
        title,
        artists,
        "LP",
        null,
        null,
        null,
        null,
        "Label",
        null,
        genres,
        List.of(new Tag("calm", 3), new Tag("z".repeat(300), 2)),
        null,
        null,
        null,
        null,
        null,
        Map.of("spotify", "https://open.spotify.com/album/1", "evil", "javascript:alert(1)"),
        tracks);
  }
}
