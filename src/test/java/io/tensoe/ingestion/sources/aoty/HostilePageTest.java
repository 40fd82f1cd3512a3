package io.tensoe.ingestion.sources.aoty;

import static io.tensoe.ingestion.sources.aoty.AotyPages.page;
import static io.tensoe.ingestion.sources.aoty.AotyPages.reply;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.Growth;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.sources.SourceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are broken, or meant to break their reader. */
@Tag("long")
class HostilePageTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String ASKED = "http://127.0.0.1:8080/aoty/album/9-asked.php";

  private static Optional<SourceAlbum> read(Reply reply) throws SourceException {
    return AotyWire.albumIn(reply, "GET page", ASKED, NOON);
  }

  private static String withHeadline(String artist, String rest) {
    return "<html><div class=albumHeadline><div class=artist>"
        + artist
        + "</div><h1 class=albumTitle>Kid A</h1></div>"
        + rest
        + "</html>";
  }

  private static SourceAlbum album(String artist, String rest) throws SourceException {
    return read(reply(200, withHeadline(artist, rest))).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {" & ", ", ", "/", " + ", " and ", " x ", " with ", "\u00a0& "})
  void anArtistLineMayHoldAnyNumberOfSeparators(String separator) throws SourceException {
    String line = "<a>Ann</a>" + separator.repeat(800) + "<a>Bo</a>" + separator.repeat(20_000);
    assertThat(album(line, "").artists().get(0).startsWith("Ann"), is(true));
    assertThat(
        album("<a>Ann</a>" + " &amp; and , ".repeat(800) + "<a>Bo</a>", "").artists(),
        contains("Ann", "Bo"));
  }

  @Test
  void aNameOutOfAllMeasureIsUnreadable() {
    SourceException e =
        assertThrows(SourceException.class, () -> album("<a>" + "x".repeat(2_800) + "</a>", ""));
    assertThat(e.kind(), is(SourceException.Kind.UNREADABLE));
    assertThat(e.getMessage(), containsString("artist of 2,800 characters (at most 880 are read)"));
  }

  @ParameterizedTest
  @CsvSource({
    "javascript:alert(1)//album/123-x.php",
    "https://example.org/album/123-x.php",
    "../../album/123-x.php",
    "https://www.albumoftheyear.org.example.org/album/123-x.php",
    "https://user@www.albumoftheyear.org/album/123-x.php",
    "file:///album/123-x.php"
  })
  void anAddressThatIsNotOneOfTheSiteIsNotBelieved(String url) throws SourceException {
    SourceAlbum album = album("<a>Radiohead</a>", "<link rel=canonical href=\"" + url + "\">");
    assertThat(album.url(), is(ASKED));
    assertThat(album.id(), is("9"));
  }

  @Test
  void idsAndLinksThatAreNoneAreLeftOut() throws SourceException {
    SourceAlbum album =
        AotyWire.savedAlbumIn(
                AotyWire.parsed(
                    withHeadline(
                        "<a>Radiohead</a>",
                        "<button class=showImage data-id='../../x'></button><div"
                            + " class=albumLinksFlex><a title=Spotify"
                            + " href='javascript:alert(1)'>x</a><a title=Apple"
                            + " href='https://music.apple.com/1'>x</a></div>")),
                null)
            .orElseThrow();
    assertThat(album.id(), is(nullValue()));
    assertThat(album.url(), is(nullValue()));
    assertThat(album.links().keySet(), contains("apple"));
  }

  @Test
  void controlCharactersDoNotComeIn() throws SourceException {
    SourceAlbum album = album("<a>Radio\u202ehead&#7;</a>", "");
    assertThat(album.artists(), contains("Radiohead"));
  }

  @Test
  void aRowInsideOfNestedTablesIsOneTrack() throws SourceException {
    String open = "<table class=trackListTable><tr><td>".repeat(9);
    String row = "<table class=trackListTable><tr><td class=trackTitle>One</td></tr></table>";
    assertThat(album("<a>A</a>", "<div class=trackList>" + open + row).tracks(), hasSize(1));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          999:59:59,
          99999999999:00,
          596:00:00, 2145600000
          """)
  void aLengthOutOfAllMeasureIsNotKnown(String text, Integer milliseconds) {
    assertThat(Texts.milliseconds(text), is(milliseconds));
  }

  @Test
  void aNumberOutOfAllMeasureIsNotCutToOneThatFits() {
    assertThat(Texts.number("12345678"), is(nullValue()));
    assertThat(Texts.count("9".repeat(100_000)), is(nullValue()));
    assertThat(Texts.count("1" + ",000".repeat(3_000)), is(nullValue()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table><tr><td>",
        "<table>",
        "<table class=trackListTable><tr><td class=trackTitle>x",
        "<table><b>x",
        "<table>x<tr>y",
        "<div class=detailRow><span>",
        "<div class=albumBlock><a href=/album/1>",
        "<div itemprop=byArtist>",
        "<div class=albumUserScoreBox><i itemprop=ratingValue>",
        "<a><div>",
        "<script type=application/ld+json>["
      })
  void theTimeForAPageGrowsAsThePageDoes(String piece) {
    Growth.assertLinear(
        piece, n -> withHeadline("<a>A</a>", piece.repeat(n)), HostilePageTest::readAnyhow);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", " &", "ﬁ", "a ", "(", "\u0301", "1,"})
  void theTimeForANameGrowsAsTheNameDoes(String piece) {
    Growth.assertLinear(
        piece,
        n -> withHeadline("<a>A</a>" + piece.repeat(n), "<span class=detailRow>" + piece.repeat(n)),
        HostilePageTest::readAnyhow);
  }

  @Test
  void theTimeForHitsGrowsAsTheyDo() {
    Growth.assertLinear(
        "hits",
        n -> "<div class=albumBlock><a href=/album/1>".repeat(n),
        HostilePageTest::searchAnyhow);
  }

  private static void searchAnyhow(String html) {
    try {
      AotyWire.cardsIn(reply(200, html), "GET search", NOON);
    } catch (SourceException e) {
      assertThat(e.kind(), is(SourceException.Kind.UNREADABLE));
    }
  }

  private static void readAnyhow(String html) {
    try {
      read(reply(200, html));
    } catch (SourceException e) {
      assertThat(e.kind(), is(SourceException.Kind.UNREADABLE));
    }
  }

  @Test
  void theFixturesAreNotTouchedByTheLimits() throws SourceException {
    for (String name : List.of("album-2026.html", "album-unrated.html", "album-microdata.html")) {
      assertThat(name, read(reply(200, page(name))).isPresent(), is(true));
    }
  }
}
