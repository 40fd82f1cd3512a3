package io.tensoe.ingestion.sources.aoty;

import static io.tensoe.ingestion.sources.aoty.AotyPages.page;
import static io.tensoe.ingestion.sources.aoty.AotyPages.reply;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Tag;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AotyWireTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String ASKED = "http://127.0.0.1/aoty/album/9-asked.php";

  private static Optional<SourceAlbum> album(Reply reply) throws SourceException {
    return AotyWire.albumIn(reply, "GET page", ASKED, NOON);
  }

  private static SourceAlbum album(String fixture) throws SourceException {
    return album(reply(200, page(fixture))).orElseThrow();
  }

  private static SourceException failure(Reply reply) {
    return assertThrows(SourceException.class, () -> album(reply));
  }

  @Test
  void thePageOf2026GivesScoresAndDetails() throws SourceException {
    SourceAlbum album = album("album-2026.html");
    assertThat(album.source(), is("aoty"));
    assertThat(album.id(), is("700123"));
    assertThat(
        album.url(),
        is("https://www.albumoftheyear.org/album/700123-the-paper-moons-dont-wait-up.php"));
    assertThat(album.title(), is("Don't Wait Up"));
    assertThat(album.artists(), contains("The Paper Moons", "Ida, Lund & Co"));
    assertThat(album.mustHear(), is("Critic & User Must Hear"));
    assertThat(album.criticScore(), is(78.5294));
    assertThat(album.criticCount(), is(17));
    assertThat(album.userScore(), is(74.5));
    assertThat(album.userCount(), is(20_489));
    assertThat(album.releaseDate(), is(LocalDate.of(2026, 3, 6)));
    assertThat(album.precision(), is(DatePrecision.DAY));
    assertThat(album.type(), is("LP"));
    assertThat(album.label(), is("Harbour, Quay"));
    assertThat(album.genres(), contains("Slowcore", "Dream Pop", "Ambient Pop", "Folk"));
    assertThat(
        album.tags(),
        contains(
            new Tag("nocturnal", 100), new Tag("male vocalist", 100), new Tag("Melancholic", 100)));
    assertThat(
        album.links(),
        is(
            Map.of(
                "spotify", "https://open.spotify.com/album/0aBcDeFgHiJkLmNoPqRsTu",
                "apple music", "https://music.apple.com/us/album/1")));
    assertThat(album.totalTracks(), is(4));
  }

  @Test
  void tracksStandInOrderOfDiscAndNumberWhateverTheRows() throws SourceException {
    List<SourceTrack> tracks = album("album-2026.html").tracks();
    assertThat(
        tracks.stream().map(t -> t.disc() + "-" + t.number() + " " + t.title()).toList(),
        contains("1-1 Ebb", "1-2 HUSH", "1-3 Quay", "2-1 Unlinked"));
    SourceTrack ebb = tracks.get(0);
    assertThat(ebb.id(), is("901"));
    assertThat(ebb.url(), is("https://www.albumoftheyear.org/song/901-ebb/"));
    assertThat(ebb.artists(), contains("Tyko, The Younger", "Mira"));
    assertThat(ebb.durationMs(), is(171_000));
    assertThat(ebb.score(), is(66.0));
    assertThat(ebb.scoreCount(), is(304));
    assertThat(tracks.get(2).durationMs(), is(3_723_000));
    assertThat(tracks.get(2).scoreCount(), is(1304));
  }

  @Test
  void whatIsMissingOrUnratedIsNull() throws SourceException {
    List<SourceTrack> tracks = album("album-2026.html").tracks();
    assertThat(tracks.get(1).score(), is(nullValue()));
    assertThat(tracks.get(1).scoreCount(), is(nullValue()));
    assertThat(tracks.get(3).score(), is(nullValue()));
    assertThat(tracks.get(3).id(), is(nullValue()));
    assertThat(tracks.get(3).durationMs(), is(nullValue()));
    SourceAlbum unrated = album("album-unrated.html");
    assertThat(unrated.criticScore(), is(nullValue()));
    assertThat(unrated.criticCount(), is(nullValue()));
    assertThat(unrated.userScore(), is(nullValue()));
    assertThat(unrated.userCount(), is(3));
    assertThat(unrated.mustHear(), is(nullValue()));
    assertThat(unrated.label(), is(nullValue()));
    assertThat(unrated.totalTracks(), is(nullValue()));
    assertThat(unrated.tracks(), is(empty()));
  }

  @Test
  void theRowDecidesHowExactTheDateIs() throws SourceException {
    SourceAlbum album = album("album-unrated.html");
    assertThat(album.releaseDate(), is(LocalDate.of(1994, 1, 1)));
    assertThat(album.precision(), is(DatePrecision.YEAR));
  }

  @Test
  void linkedDataFillsGenreAndAddress() throws SourceException {
    SourceAlbum album = album("album-unrated.html");
    assertThat(album.genres(), contains("Jazz"));
    assertThat(album.id(), is("55"));
    assertThat(album.artists(), contains("Nils Berg"));
  }

  @Test
  void linkedDataFillsTheDateAndTheCriticScore() throws SourceException {
    String html =
        page("album-2026.html")
            .replaceFirst("<div class=\"detailRow\">.*?Release Date</span></div>", "")
            .replace("albumCriticScore", "other");
    SourceAlbum album = album(reply(200, html)).orElseThrow();
    assertThat(album.releaseDate(), is(LocalDate.of(2026, 3, 6)));
    assertThat(album.criticScore(), is(79.0));
    assertThat(album.criticCount(), is(17));
    assertThat(album.userScore(), is(74.5));
  }

  @Test
  void withoutATagRowTheTagsAtTheBottomCount() throws SourceException {
    assertThat(
        album("album-unrated.html").tags(),
        contains(new Tag("quiet", 100), new Tag("maritime", 100)));
  }

  @Test
  void theOlderPageWithMicrodataIsUnderstood() throws SourceException {
    SourceAlbum album = album("album-microdata.html");
    assertThat(album.title(), is("Pier"));
    assertThat(album.artists(), contains("Ida Lund"));
    assertThat(album.id(), is("812"));
    assertThat(album.criticScore(), is(81.25));
    assertThat(album.criticCount(), is(8));
    assertThat(album.userScore(), is(77.0));
    assertThat(album.userCount(), is(15_700));
    assertThat(album.genres(), contains("Chamber Folk", "Folk"));
    assertThat(album.releaseDate(), is(LocalDate.of(2009, 10, 1)));
    assertThat(album.precision(), is(DatePrecision.MONTH));
    assertThat(album.type(), is("EP"));
    assertThat(
        album.tracks().stream().map(SourceTrack::title).toList(), contains("First", "Second"));
    assertThat(album.tracks().get(0).durationMs(), is(180_000));
  }

  @Test
  void microdataAloneIsEnough() throws SourceException {
    SourceAlbum album = album("album-bare-microdata.html");
    assertThat(album.title(), is("Pier"));
    assertThat(album.artists(), contains("Ida Lund"));
    assertThat(album.criticScore(), is(81.0));
    assertThat(album.criticCount(), is(1208));
    assertThat(album.precision(), is(DatePrecision.YEAR));
    assertThat(album.url(), is(ASKED));
    assertThat(album.id(), is("9"));
  }

  @Test
  void linksMadeAbsoluteByABrowserAreUnderstood() throws SourceException {
    String html =
        page("album-2026.html").replace("href=\"/", "href=\"https://www.albumoftheyear.org/");
    assertThat(album(reply(200, html)).orElseThrow(), is(album("album-2026.html")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"song.html", "search.html", "challenge.html"})
  void anotherPageIsUnreadable(String fixture) {
    assertThat(failure(reply(200, page(fixture))).kind(), is(Kind.UNREADABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"oops", "{\"error\":1}", "<html><body>Maintenance</body></html>"})
  void junkIsUnreadable(String body) {
    assertThat(failure(reply(200, body)).kind(), is(Kind.UNREADABLE));
    SourceException failure =
        assertThrows(
            SourceException.class, () -> AotyWire.cardsIn(reply(200, body), "GET search", NOON));
    assertThat(failure.kind(), is(Kind.UNREADABLE));
  }

  @Test
  void aPageCutOffIsUnreadable() {
    String html = page("album-2026.html");
    String half = html.substring(0, html.indexOf("albumLinksFlex"));
    assertThat(failure(reply(200, half)).kind(), is(Kind.UNREADABLE));
  }

  @ParameterizedTest
  @CsvSource({
    "301, REFUSED",
    "400, REFUSED",
    "401, CHALLENGED",
    "403, CHALLENGED",
    "429, THROTTLED",
    "204, UNAVAILABLE",
    "304, UNAVAILABLE",
    "500, UNAVAILABLE",
    "503, UNAVAILABLE",
    "521, UNAVAILABLE",
  })
  void everyStatusHasItsKind(int status, Kind kind) {
    SourceException failure = failure(reply(status, page("album-2026.html")));
    assertThat(failure.kind(), is(kind));
    assertThat(failure.getMessage(), containsString("GET page: HTTP " + status));
  }

  @Test
  void anEmptyPageIsNoAnswer() {
    assertThat(failure(reply(200, " ")).kind(), is(Kind.UNAVAILABLE));
  }

  @Test
  void aMissingPageIsAnAnswer() throws SourceException {
    assertThat(album(reply(404, "<html>")), is(Optional.empty()));
    assertThat(album(reply(410, "")), is(Optional.empty()));
  }

  @Test
  void aChallengeIsKnownByItsHeaderTitleOrText() {
    Reply header = new Reply(200, Map.of("cf-mitigated", "challenge"), "");
    assertThat(failure(header).getMessage(), containsString("bot challenge"));
    for (int status : new int[] {403, 503}) {
      SourceException failure = failure(reply(status, page("challenge.html")));
      assertThat(failure.kind(), is(Kind.CHALLENGED));
      assertThat(failure.getMessage(), containsString("bot challenge"));
    }
    Reply text = reply(503, "<title>x</title>Performing security verification");
    assertThat(failure(text).kind(), is(Kind.CHALLENGED));
  }

  @Test
  void theScriptOfAGoodPageIsNoChallenge() throws SourceException {
    String html = page("album-2026.html");
    assertThat(html, containsString("/cdn-cgi/challenge-platform/"));
    assertThat(album(reply(200, html)).isPresent(), is(true));
    assertThat(failure(reply(503, html)).kind(), is(Kind.UNAVAILABLE));
    Reply quoting = reply(503, html + "Performing security verification, a song");
    assertThat(failure(quoting).kind(), is(Kind.UNAVAILABLE));
  }

  @Test
  void aPageWithoutItsFrameIsNotTakenForCutOff() throws SourceException {
    String html = page("album-unrated.html").replaceAll("</?html>", "");
    assertThat(album(reply(200, html)).isPresent(), is(true));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aWaitThatTheSiteAsksForIsKept(int status) {
    SourceException failure = failure(new Reply(status, Map.of("retry-after", "12"), ""));
    assertThat(failure.kind(), is(Kind.THROTTLED));
    assertThat(failure.retryAfter(), is(Duration.ofSeconds(12)));
  }

  @Test
  void cardsLeaveOutVideosAndUnofficialReleases() throws SourceException {
    List<SourceAlbum> cards =
        AotyWire.cardsIn(reply(200, page("search.html")), "GET search", NOON)
            .orElseThrow()
            .albums();
    assertThat(
        cards.stream().map(SourceAlbum::title).toList(),
        contains("Paper", "Don't Wait Up", "Untyped"));
    SourceAlbum wanted = cards.get(1);
    assertThat(wanted.artists(), contains("The Paper Moons & Ida, Lund & Co"));
    assertThat(wanted.id(), is("700123"));
    assertThat(wanted.url(), is("/album/700123-the-paper-moons-dont-wait-up.php"));
    assertThat(wanted.type(), is("LP"));
    assertThat(wanted.releaseDate(), is(LocalDate.of(2026, 1, 1)));
    assertThat(wanted.precision(), is(DatePrecision.YEAR));
    assertThat(cards.get(2).releaseDate(), is(nullValue()));
    assertThat(cards.get(2).artists(), is(empty()));
  }

  @Test
  void noCardsIsAnAnswer() throws SourceException {
    assertThat(
        AotyWire.cardsIn(reply(200, page("search-none.html")), "GET search", NOON),
        is(Optional.empty()));
  }

  @Test
  void albumLinksOutsideOfCardsAreANewLayout() {
    String html = page("search.html").replace("albumBlock", "albumTile");
    assertThrows(
        SourceException.class, () -> AotyWire.cardsIn(reply(200, html), "GET search", NOON));
  }

  @Test
  void answersSurviveBeingStored() throws Exception {
    JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    SourceAlbum album = album("album-2026.html");
    assertThat(json.readValue(json.writeValueAsString(album), SourceAlbum.class), equalTo(album));
    Cards cards = new Cards(List.of(album));
    assertThat(json.readValue(json.writeValueAsString(cards), Cards.class), equalTo(cards));
  }
}
