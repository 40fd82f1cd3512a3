package io.tensoe.ingestion.sources.spotify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.match.Candidates;
import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.MusicSource.Absent;
import io.tensoe.ingestion.sources.MusicSource.Found;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import io.tensoe.ingestion.sources.Sources;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpotifySourceTest {
  private static final String FILTERED =
      "/search?q=album%3A%22Harbour+Lights%22+artist%3A%22The+Paper+Lanterns%22&type=album&limit=10";
  private static final String PLAIN =
      "/search?q=The+Paper+Lanterns+Harbour+Lights&type=album&limit=10";
  private static final String ALBUM = "/albums/1Harbour00000000000001";
  private static final String BATCH =
      "/tracks?ids=2Track0000000000000001%2C2Track0000000000000002%2C2Track0000000000000003";

  private final Map<String, Reply> replies = new LinkedHashMap<>();
  private final ScriptedSpotify client =
      new ScriptedSpotify(this::reply, call -> ok(SpotifyBodies.text("token.json")));
  private final SpotifySource source =
      new SpotifySource(
          client,
          URI.create("https://api.example/v1"),
          URI.create("https://accounts.example"),
          "client",
          "client-secret",
          () -> Instant.parse("2026-11-08T08:00:00Z"));

  @Test
  void anAlbumCostsTwoRequests() throws Exception {
    replies.put(FILTERED, ok(SpotifyBodies.text("search.json")));
    replies.put(ALBUM, ok(SpotifyBodies.text("album-development.json")));

    Found found = source.find(wanted(harbourLights())).found().orElseThrow();

    assertThat(found.album().title(), is("Harbour Lights"));
    assertThat(found.album().tracks(), hasSize(3));
    assertThat(
        found.confidence(),
        is(
            Candidates.choose(
                    harbourLights(),
                    SpotifyWire.searchIn(SpotifyBodies.text("search.json")).albums(),
                    Sources.pins())
                .orElseThrow()
                .confidence()));
    assertThat(client.paths(), contains(FILTERED, ALBUM));
    assertThat(client.callsAside, hasSize(1));
  }

  @Test
  void thePlainSearchIsAskedOnlyWhereTheFilteredOneConvincesNobody() throws Exception {
    replies.put(FILTERED, ok(SpotifyBodies.text("search-other.json")));
    replies.put(PLAIN, ok(SpotifyBodies.text("search.json")));
    replies.put(ALBUM, ok(SpotifyBodies.text("album-development.json")));

    Optional<Found> found = source.find(wanted(harbourLights())).found();

    assertThat(found.isPresent(), is(true));
    assertThat(client.paths(), contains(FILTERED, PLAIN, ALBUM));
  }

  @Test
  void whatNeitherSearchKnowsIsAbsent() throws Exception {
    replies.put(FILTERED, ok(SpotifyBodies.text("search-none.json")));
    replies.put(PLAIN, ok(SpotifyBodies.text("search-other.json")));

    assertThat(source.find(wanted(harbourLights())).found(), is(Optional.empty()));
    assertThat(client.paths(), contains(FILTERED, PLAIN));
  }

  @Test
  void aWrongYearDoesNotNarrowTheSearch() throws Exception {
    replies.put(FILTERED, ok(SpotifyBodies.text("search-none.json")));
    replies.put(PLAIN, ok(SpotifyBodies.text("search-none.json")));
    Seed seed = seed("Harbour Lights", "The Paper Lanterns", 1999, null, null);

    assertThat(source.find(wanted(seed)).found(), is(Optional.empty()));
    assertThat(client.paths(), contains(FILTERED, PLAIN));
  }

  @Test
  void twoAlbumsThatNothingTellsApartAreNamedAndNoneIsTaken() throws Exception {
    String hits =
        page(
            hit("1", "The Band", "1969", "The Band"),
            hit("2", "The Band", "1993", "The Band").replace("tracks\": 3", "tracks\": 9"));
    replies.put("/search?q=album", ok(hits));
    Seed seed = seed("The Band", "The Band", null, null, null);

    Absent absent = (Absent) source.find(wanted(seed));

    assertThat(absent.cause(), is(Cause.AMBIGUOUS));
    assertThat(
        absent.reason(),
        allOf(
            containsString("'The Band' by The Band (1969), id " + id("1")),
            containsString("'The Band' by The Band (1993), id " + id("2")),
            containsString("add year or spotify_id")));
    assertThat("no album is asked for", client.calls, hasSize(1));
  }

  @Test
  void theNearestIsNamedWhereNothingFits() throws Exception {
    replies.put("/search?q=album", ok(SpotifyBodies.text("search-none.json")));
    replies.put("/search?q=Ana", ok(page(hit("1", "Voyager 3", "2012", "Ana Test"))));

    Absent absent = (Absent) source.find(wanted(seed("Voyager 2", "Ana Test", null, null, null)));

    assertThat(
        absent,
        is(
            Absent.because(
                "Spotify has none; the nearest is 'Voyager 3' by Ana Test (2012), id " + id("1"))));
  }

  @Test
  void aCommonTitleIsLookedForOnFurtherPages() throws Exception {
    replies.put("/search?q=album", ok(fullPage(0)));
    replies.put("&offset=10", ok(fullPage(10)));
    replies.put("&offset=20", ok(page(hit("right", "Greatest Hits", "1998", "The Right Ones"))));
    replies.put("/search?q=The+Right+Ones", ok(SpotifyBodies.text("search-none.json")));
    replies.put("/albums/" + id("right"), ok(SpotifyBodies.longAlbum(id("right"), 3, 3)));

    Seed seed = seed("Greatest Hits", "The Right Ones", null, null, null);

    assertThat(source.find(wanted(seed)).found().isPresent(), is(true));
    assertThat(client.calls, hasSize(5));
  }

  @Test
  void pagesWithoutTheTitleAreNotReadOn() throws Exception {
    replies.put("/search?q=", ok(hits(0, true)));

    assertThat(
        source.find(wanted(seed("Harbour Lights", "Nobody", null, null, null))).found(),
        is(Optional.empty()));
    assertThat(client.calls, hasSize(2));
  }

  @Test
  void pagesOfACommonTitleEndAfterSixQuestions() throws Exception {
    replies.put("/search?q=", ok(fullPage(0)));

    assertThat(
        source.find(wanted(seed("Greatest Hits", "The Right Ones", null, null, null))).found(),
        is(Optional.empty()));
    assertThat(client.calls, hasSize(SpotifyHits.MOST_PAGES));
  }

  @Test
  void aSearchThatTheServiceTripsOverIsPutMorePlainly() throws Exception {
    replies.put(FILTERED, error(502, "Bad gateway."));
    replies.put(PLAIN, ok(SpotifyBodies.text("search.json")));
    replies.put(ALBUM, ok(SpotifyBodies.text("album-development.json")));

    assertThat(source.find(wanted(harbourLights())).found().isPresent(), is(true));
  }

  @Test
  void aSearchWithoutAnAnswerIsNoAbsence() {
    replies.put(FILTERED, error(502, "Bad gateway."));
    replies.put(PLAIN, ok(SpotifyBodies.text("search-none.json")));

    SourceException failure =
        assertThrows(SourceException.class, () -> source.find(wanted(harbourLights())));
    assertThat(failure.kind(), is(Kind.UNAVAILABLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"name\": \"\", \"artists\": [{\"name\": \"\"}], \"total_tracks\": 0, \"tracks\":"
            + " {\"items\": [], \"total\": 0}",
        "\"name\": null, \"tracks\": {\"items\": null}",
        "\"name\": \"Gone\", \"artists\": [], \"tracks\": {\"items\": [], \"next\": null,"
            + " \"total\": 0}",
        "\"name\": \"Gone\", \"tracks\": {\"items\": [null, null], \"next\": null, \"total\": 2}",
        "\"name\": \"Gone\", \"tracks\": {\"items\": null, \"next\": null, \"total\": 9}",
        "\"name\": \"Gone\", \"total_tracks\": 0",
        "\"name\": \"Gone\", \"tracks\": null",
        "\"name\": \"Gone\", \"tracks\": {\"items\": [{\"id\": \"0Track0000000000000001\","
            + " \"name\": \"\"}], \"next\": null}"
      })
  void aWithdrawnAlbumIsAbsentUnderItsId(String body) throws Exception {
    String id = "0Withdrawn000000000001";
    replies.put("/albums/" + id, ok("{\"id\": \"" + id + "\", " + body + "}"));

    Absent absent = (Absent) source.find(wanted(pin(id)));

    assertThat(absent.cause(), is(nullValue()));
    assertThat(absent.reason(), allOf(containsString(id), containsString("withdrawn")));
    assertThat(client.calls, hasSize(1));
  }

  @Test
  void insteadOfAWithdrawnHitTheNextOneThatFitsIsTaken() throws Exception {
    replies.put(
        "/search?q=album",
        ok(
            page(
                hit("1", "Harbour Lights", "2019", "The Paper Lanterns"),
                hit("2", "Harbour Lights", "2019", "The Paper Lanterns"))));
    replies.put("/albums/" + id("1"), ok("{\"id\": \"" + id("1") + "\", \"name\": \"\"}"));
    replies.put("/albums/" + id("2"), ok(SpotifyBodies.longAlbum(id("2"), 3, 3)));

    Found found = source.find(wanted(harbourLights())).found().orElseThrow();
    assertThat(found.album().id(), is(id("2")));

    replies.put("/albums/" + id("2"), error(404, "non existing id"));
    replies.put("/search?q=The", ok(SpotifyBodies.text("search-none.json")));
    Absent absent = (Absent) source.find(wanted(harbourLights()));
    assertThat(absent.reason(), containsString("withdrawn"));
  }

  @Test
  void everyFurtherFiftyTracksCostOneRequest() throws Exception {
    replies.put(
        "/albums/0Long00000000000000001",
        ok(SpotifyBodies.longAlbum("0Long00000000000000001", 120, 50)));
    replies.put(
        "/albums/0Long00000000000000001/tracks?limit=50&offset=50",
        ok(SpotifyBodies.page(50, 50, 120)));
    replies.put(
        "/albums/0Long00000000000000001/tracks?limit=50&offset=100",
        ok(SpotifyBodies.page(100, 20, 120)));

    List<SourceTrack> tracks = pinned("0Long00000000000000001").album().tracks();

    assertThat(
        tracks.stream().map(SourceTrack::id).toList(),
        is(IntStream.range(0, 120).mapToObj(i -> "track" + i).toList()));
    assertThat(client.calls, hasSize(3));
  }

  @Test
  void aShortPageLeavesNoGap() throws Exception {
    replies.put(
        "/albums/0Long00000000000000001",
        ok(SpotifyBodies.longAlbum("0Long00000000000000001", 60, 48)));
    replies.put(
        "/albums/0Long00000000000000001/tracks?limit=50&offset=48",
        ok(SpotifyBodies.page(48, 3, 60)));
    replies.put(
        "/albums/0Long00000000000000001/tracks?limit=50&offset=51",
        ok(SpotifyBodies.page(51, 9, 60)));

    assertThat(pinned("0Long00000000000000001").album().tracks(), hasSize(60));
  }

  @Test
  void pagesThatRepeatThemselvesEndAtOnce() {
    replies.put(
        "/albums/0Long00000000000000001",
        ok(SpotifyBodies.longAlbum("0Long00000000000000001", 500, 50)));
    replies.put(
        "/albums/0Long00000000000000001/tracks?limit=50&offset=50",
        ok(SpotifyBodies.page(0, 50, 500)));

    assertThat(failure("0Long00000000000000001").kind(), is(Kind.UNREADABLE));
    assertThat(client.calls, hasSize(2));
  }

  @Test
  void pagesWithoutEndEnd() {
    ScriptedSpotify endless =
        new ScriptedSpotify(
            call -> {
              String query = String.valueOf(call.uri().getQuery());
              int offset = Integer.parseInt(query.replaceFirst("(?:null|.*offset=)(\\d*)$", "0$1"));
              return ok(
                  offset == 0
                      ? SpotifyBodies.longAlbum("0Long00000000000000001", 1_000_000, 50)
                      : SpotifyBodies.page(offset, 50, 1_000_000));
            },
            call -> ok(SpotifyBodies.text("token.json")));

    SourceException failure =
        assertThrows(
            SourceException.class,
            () -> source(endless).find(wanted(pin("0Long00000000000000001"))).found());

    assertThat(failure.kind(), is(Kind.UNREADABLE));
    assertThat(endless.calls.size(), is(lessThanOrEqualTo(102)));
  }

  @Test
  void aPinnedIdIsNotSearchedFor() throws Exception {
    replies.put(ALBUM, ok(SpotifyBodies.text("album-development.json")));

    Found found = pinned("1Harbour00000000000001");

    assertThat(found.confidence(), is(1.0));
    assertThat(client.paths(), contains(ALBUM));
  }

  @Test
  void anUnknownPinnedIdIsAbsentAndSaysSo() throws Exception {
    replies.put("/albums/0Nowhere00000000000001", error(404, "non existing id"));

    assertThat(
        source.find(wanted(pin("0Nowhere00000000000001"))),
        is(Absent.because("Spotify has no album with the id 0Nowhere00000000000001")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b c", "../../me", "javascript:alert(1)", "1Harbour0000000000000", ""})
  void whatIsNoAlbumIdIsNeverAskedFor(String id) {
    assertThat(failure(id).kind(), is(Kind.REFUSED));
    assertThat(failure(id).getMessage(), containsString("is no album id"));
    assertThat(client.calls, is(empty()));
  }

  @Test
  void aConfirmedBarcodeOutweighsTheNames() throws Exception {
    replies.put(barcodeSearch("00123456789012"), ok(SpotifyBodies.text("search.json")));
    replies.put("/albums/1Harbour00000000000Oth", ok(SpotifyBodies.text("album-development.json")));
    Seed seed = seed("Wholly Different", "Nobody At All", null, null, "123456789012");

    assertThat(source.find(wanted(seed)).found().orElseThrow().confidence(), is(1.0));
    assertThat(client.calls, hasSize(2));
  }

  @Test
  void aBarcodeThatFindsNothingFallsBackToTheNames() throws Exception {
    replies.put(barcodeSearch("00999999999999"), ok(SpotifyBodies.text("search-none.json")));
    replies.put(FILTERED, ok(SpotifyBodies.text("search.json")));
    replies.put(ALBUM, ok(SpotifyBodies.text("album-development.json")));
    Seed seed = seed("Harbour Lights", "The Paper Lanterns", null, null, "999999999999");

    assertThat(source.find(wanted(seed)).found().isPresent(), is(true));
    assertThat(client.paths(), contains(barcodeSearch("00999999999999"), FILTERED, ALBUM));
  }

  @Test
  void aHitWithAnotherBarcodeAndOtherNamesIsNotTheAlbum() throws Exception {
    replies.put(barcodeSearch("00999999999999"), ok(SpotifyBodies.text("search-other.json")));
    replies.put("/albums/1Harbour00000000000Oth", ok(SpotifyBodies.text("album-development.json")));
    replies.put("album%3A%22Wholly", ok(SpotifyBodies.text("search-none.json")));
    replies.put("q=Nobody+At+All+Wholly", ok(SpotifyBodies.text("search-none.json")));
    Seed seed = seed("Wholly Different", "Nobody At All", null, null, "999999999999");

    assertThat(source.find(wanted(seed)).found(), is(Optional.empty()));
    assertThat(client.calls, hasSize(4));
  }

  @Test
  void aBarcodeDoesNotBringAForbiddenHitBack() throws Exception {
    replies.put(barcodeSearch("00123456789012"), ok(SpotifyBodies.text("search.json")));
    replies.put("album%3A%22Wholly", ok(SpotifyBodies.text("search-none.json")));
    replies.put("q=Nobody+At+All+Wholly", ok(SpotifyBodies.text("search-none.json")));
    replies.put(ALBUM, ok(SpotifyBodies.text("album-development.json")));
    Seed seed = seed("Wholly Different", "Nobody At All", null, null, "123456789012");

    Found next =
        source
            .find(wanted(forbidding(seed, "spotify:1Harbour00000000000Oth")))
            .found()
            .orElseThrow();
    assertThat(next.album().id(), is("1Harbour00000000000001"));
    assertThat(
        source
            .find(
                wanted(
                    forbidding(
                        seed, "spotify:1Harbour00000000000Oth", "spotify:1Harbour00000000000001")))
            .found(),
        is(Optional.empty()));
  }

  @Test
  void anAlbumThatAnswersUnderAForbiddenIdIsNotTaken() throws Exception {
    replies.put("/albums/1Harbour00000000000Oth", ok(SpotifyBodies.text("album-development.json")));
    replies.put(ALBUM, ok(SpotifyBodies.text("album-development.json")));
    String forbidden = "spotify:1Harbour00000000000001";

    assertThat(
        source.find(wanted(forbidding(pin("1Harbour00000000000Oth"), forbidden))).found(),
        is(Optional.empty()));
    assertThat(client.calls, hasSize(1));
    assertThat(
        source.find(wanted(forbidding(pin("1Harbour00000000000001"), forbidden))).found(),
        is(Optional.empty()));
    assertThat("what is forbidden is not even asked for", client.calls, hasSize(1));
  }

  @Test
  void whatIsNoBarcodeIsNotAskedFor() throws Exception {
    replies.put(FILTERED, ok(SpotifyBodies.text("search.json")));
    replies.put(ALBUM, ok(SpotifyBodies.text("album-development.json")));
    Seed seed = seed("Harbour Lights", "The Paper Lanterns", null, null, "unknown");

    assertThat(source.find(wanted(seed)).found().isPresent(), is(true));
    assertThat(client.paths(), contains(FILTERED, ALBUM));
  }

  @Test
  void developmentModeNeverAsksForABatch() throws Exception {
    replies.put(ALBUM, ok(SpotifyBodies.text("album-development.json")));

    List<SourceTrack> tracks = pinned("1Harbour00000000000001").album().tracks();

    assertThat(tracks.stream().map(SourceTrack::popularity).toList(), everyItem(nullValue()));
    assertThat(client.paths(), contains(ALBUM));
  }

  @Test
  void extendedModeBringsPopularityAndIsrc() throws Exception {
    replies.put(ALBUM, ok(SpotifyBodies.text("album-extended.json")));
    replies.put(BATCH, ok(SpotifyBodies.text("tracks-batch.json")));

    List<SourceTrack> tracks = pinned("1Harbour00000000000001").album().tracks();

    assertThat(
        tracks.stream().map(SourceTrack::popularity).toList(),
        contains(is(37), is(0), nullValue()));
    assertThat(
        tracks.stream().map(SourceTrack::isrc).toList(),
        contains(is("SEX011900001"), is("SEX011900002"), nullValue()));
    assertThat(tracks.get(1).id(), is("2Track0000000000000002"));
    assertThat(client.paths(), contains(ALBUM, BATCH));
  }

  @Test
  void batchesHoldFiftyTracks() throws Exception {
    String extended =
        SpotifyBodies.longAlbum("0Long00000000000000001", 60, 60)
            .replaceFirst("\\{", "{\"popularity\": 50, ");
    replies.put("/albums/0Long00000000000000001", ok(extended));
    replies.put("/tracks?ids=", ok("{\"tracks\": []}"));

    assertThat(pinned("0Long00000000000000001").album().tracks(), hasSize(60));
    List<Integer> sizes =
        client.paths().stream().skip(1).map(path -> path.split("%2C", -1).length).toList();
    assertThat(sizes, contains(50, 10));
  }

  @Test
  void aClosedBatchIsNoFailureAndNotTriedAgain() throws Exception {
    replies.put(ALBUM, ok(SpotifyBodies.text("album-extended.json")));
    replies.put(BATCH, error(403, "Forbidden"));

    pinned("1Harbour00000000000001");
    Found again = pinned("1Harbour00000000000001");

    assertThat(again.album().tracks(), hasSize(3));
    assertThat(client.paths(), contains(ALBUM, BATCH, ALBUM));
  }

  @Test
  void aBatchThatFailsOtherwiseFailsTheAlbum() {
    replies.put(ALBUM, ok(SpotifyBodies.text("album-extended.json")));
    replies.put(BATCH, error(502, "Bad gateway."));

    assertThat(failure("1Harbour00000000000001").kind(), is(Kind.UNAVAILABLE));
  }

  @Test
  void aSearchReadsPagesOfTenAndKeepsToItsLimit() throws Exception {
    replies.put("/search?q=lanterns&type=album&limit=10&offset=10", ok(hits(10, true)));
    replies.put("/search?q=lanterns&type=album&limit=10", ok(hits(0, true)));

    List<SourceAlbum> albums = source.search(" lanterns\n", 15);

    assertThat(
        albums.stream().map(SourceAlbum::id).toList(),
        is(IntStream.range(0, 15).mapToObj(i -> "id" + i).toList()));
    assertThat(client.calls, hasSize(2));
  }

  @Test
  void aSearchEndsWithItsLastPage() throws Exception {
    replies.put("/search?q=lanterns", ok(hits(0, false)));

    assertThat(source.search("lanterns", 50), hasSize(10));
    assertThat(client.calls, hasSize(1));
    assertThat(source.search("lanterns", 0), is(empty()));
    assertThat(client.calls, hasSize(1));
  }

  @Test
  void theTokenTravelsOnlyAsASecretHeader() throws Exception {
    replies.put(ALBUM, ok(SpotifyBodies.text("album-development.json")));

    pinned("1Harbour00000000000001");

    Call call = client.calls.get(0);
    assertThat(call.secretHeaders(), is(Map.of("Authorization", "Bearer token-1")));
    assertThat(call.toString(), is("GET https://api.example/v1" + ALBUM));
  }

  @Test
  void anEchoedSecretIsNotRepeated() {
    replies.put(ALBUM, new Reply(500, Map.of(), "headers: {Authorization: Bearer token-1}"));

    assertThat(
        failure("1Harbour00000000000001").getMessage(),
        allOf(containsString("Bearer ***"), not(containsString("token-1"))));
  }

  @Test
  void junkIsUnreadableAndSaysWhatWasAsked() {
    replies.put(ALBUM, ok("<html>"));

    SourceException failure = failure("1Harbour00000000000001");

    assertThat(failure.kind(), is(Kind.UNREADABLE));
    assertThat(
        failure.getMessage(), containsString("GET https://api.example/v1" + ALBUM + ": 200, not"));
  }

  private Found pinned(String id) throws Exception {
    return source.find(wanted(pin(id))).found().orElseThrow();
  }

  private SourceException failure(String id) {
    return assertThrows(SourceException.class, () -> source.find(wanted(pin(id))).found());
  }

  /** The reply under the longest key that the address ends with, else contains. */
  private Reply reply(Call call) {
    String uri = call.uri().toString();
    return replies.keySet().stream()
        .filter(uri::endsWith)
        .findFirst()
        .or(() -> replies.keySet().stream().filter(uri::contains).findFirst())
        .map(replies::get)
        .orElseThrow(() -> new AssertionError("not scripted: " + call));
  }

  private static SpotifySource source(ScriptedSpotify client) {
    return new SpotifySource(
        client,
        URI.create("https://api.example/v1/"),
        URI.create("https://accounts.example/"),
        "client",
        "client-secret",
        () -> Instant.EPOCH);
  }

  private static String barcodeSearch(String digits) {
    return "/search?q=upc%3A" + digits + "&type=album&limit=10";
  }

  private static String id(String name) {
    return "0Album" + "0".repeat(16 - name.length()) + name;
  }

  private static String hit(String name, String title, String year, String... artists) {
    String credited =
        String.join(", ", Stream.of(artists).map(each -> "{\"name\": \"" + each + "\"}").toList());
    return String.format(
        Locale.ROOT,
        "{\"id\": \"%s\", \"name\": \"%s\", \"album_type\": \"album\", \"artists\": [%s],"
            + " \"release_date\": \"%s\", \"total_tracks\": 3}",
        id(name),
        title,
        credited,
        year);
  }

  private static String page(String... hits) {
    return String.format(
        Locale.ROOT, "{\"albums\": {\"items\": [%s], \"next\": null}}", String.join(", ", hits));
  }

  /** Ten albums of one title by others, and there are more. */
  private static String fullPage(int from) {
    String[] others =
        IntStream.range(from, from + 10)
            .mapToObj(
                i -> hit(String.valueOf(i), "Greatest Hits", "1990", "Band " + (char) ('A' + i)))
            .toArray(String[]::new);
    return page(others).replace("null}}", "\"https://elsewhere.example\"}}");
  }

  private static String hits(int from, boolean more) {
    String items =
        String.join(
            ",",
            IntStream.range(from, from + 10)
                .mapToObj(
                    i -> String.format(Locale.ROOT, "{\"id\": \"id%d\", \"name\": \"Album\"}", i))
                .toList());
    return String.format(
        Locale.ROOT,
        "{\"albums\": {\"items\": [%s], \"next\": %s, \"total\": 1000}}",
        items,
        more ? "\"https://elsewhere.example\"" : "null");
  }

  private static Seed harbourLights() {
    return seed("Harbour Lights", "The Paper Lanterns", null, null, null);
  }

  private static Seed pin(String id) {
    return seed("Harbour Lights", "The Paper Lanterns", null, id, null);
  }

  private static Seed seed(
      String album,
      String artist,
      @Nullable Integer year,
      @Nullable String spotifyId,
      @Nullable String upc) {
    return Seed.named("key", album, artist)
        .year(year)
        .pin("spotify", spotifyId)
        .pin("upc", upc)
        .from("--album", 0)
        .build();
  }

  private static Seed forbidding(Seed seed, String... matches) {
    return Seed.named(seed.key(), seed.album(), seed.artist())
        .year(seed.year())
        .pin("spotify", seed.pin("spotify"))
        .pin("upc", seed.pin("upc"))
        .pin("mbid", seed.pin("mbid"))
        .pin("aoty", seed.pin("aoty"))
        .from(seed.origin(), seed.line())
        .forbidden(List.of(matches))
        .build();
  }

  private static Wanted wanted(Seed seed) {
    return new Wanted(seed, null);
  }

  private static Reply ok(String body) {
    return new Reply(200, Map.of(), body);
  }

  private static Reply error(int status, String message) {
    return new Reply(
        status,
        Map.of(),
        String.format(
            Locale.ROOT, "{\"error\" : {\"status\": %d, \"message\": \"%s\"}}", status, message));
  }
}
