package io.tensoe.ingestion.sources.spotify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.AlbumAnswer;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.Details;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.DetailsAnswer;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.SearchAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpotifyWireTest {

  @Test
  void anAlbumIsReadAsItIs() throws Exception {
    SourceAlbum album = SpotifyWire.albumIn(SpotifyBodies.text("album-extended.json")).album();

    assertThat(
        album.withTracks(List.of()),
        is(
            new SourceAlbum(
                "spotify",
                "1Harbour00000000000001",
                "https://open.spotify.com/album/1Harbour00000000000001",
                "Harbour Lights",
                List.of("The Paper Lanterns", "Ida Voss"),
                "album",
                LocalDate.of(2019, 3, 8),
                DatePrecision.DAY,
                3,
                "0123456789012",
                "Quay Street Records",
                41,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                List.of())));
  }

  @Test
  void tracksKeepTheirDeliveredIdAndTheirDisc() throws Exception {
    List<SourceTrack> tracks =
        SpotifyWire.albumIn(SpotifyBodies.text("album-development.json")).album().tracks();

    assertThat(
        tracks,
        contains(
            track("2Track0000000000000001", "Low Tide", List.of("The Paper Lanterns"), 1, 1)
                .of(201_500, false),
            track(
                    "2Track0000000000000002",
                    "Signal Fire (feat. Ida Voss)",
                    List.of("The Paper Lanterns", "Ida Voss"),
                    1,
                    2)
                .of(187_250, true),
            track("2Track0000000000000003", "Breakwater", List.of(), 2, 1).of(null, null)));
  }

  @Test
  void onlyAnAlbumWithPopularityIsFromExtendedMode() throws Exception {
    AlbumAnswer extended = SpotifyWire.albumIn(SpotifyBodies.text("album-extended.json"));
    AlbumAnswer development = SpotifyWire.albumIn(SpotifyBodies.text("album-development.json"));

    assertThat(extended.extended(), is(true));
    assertThat(development.extended(), is(false));
    assertThat(development.album().popularity(), is(nullValue()));
    assertThat(development.album().label(), is(nullValue()));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          1983       | year  | 1983-01-01 | YEAR
          2007-03    | month | 2007-03-01 | MONTH
          2013-06-18 | day   | 2013-06-18 | DAY
          2012-01-01 | day   | 2012-01-01 | DAY
          2012-05-06 | year  | 2012-01-01 | YEAR
          1983       | day   | 1983-01-01 | YEAR
          1983-05    | -     | 1983-05-01 | MONTH
          2013-06-18 | other | 2013-06-18 | DAY
          0000       | year  | -          | -
          0000-00-00 | day   | -          | -
          2013-02-30 | day   | -          | -
          2013-13    | month | -          | -
          18.6.2013  | day   | -          | -
          ''         | day   | -          | -
          -          | day   | -          | -
          """)
  void aDateSaysHowMuchOfItIsKnown(
      @Nullable String written,
      @Nullable String precision,
      @Nullable LocalDate date,
      @Nullable DatePrecision known)
      throws Exception {
    String body =
        String.format(
            Locale.ROOT,
            "{\"id\": \"x\", \"name\": \"X\", \"release_date\": %s, \"release_date_precision\":"
                + " %s}",
            quoted(written),
            quoted(precision));

    SourceAlbum album = SpotifyWire.albumIn(body).album();

    assertThat(album.releaseDate(), is(date));
    assertThat(album.precision(), is(known));
  }

  @Test
  void whatIsMissingIsNull() throws Exception {
    AlbumAnswer answer = SpotifyWire.albumIn("{\"id\": \"x\", \"name\": \"\"}");

    assertThat(
        answer,
        is(
            new AlbumAnswer(
                new SourceAlbum(
                    "spotify",
                    "x",
                    "https://open.spotify.com/album/x",
                    "",
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of(),
                    List.of()),
                false,
                null)));
  }

  @Test
  void valuesOfAnotherTypeAreNoValues() throws Exception {
    SourceTrack track =
        SpotifyWire.tracksIn(
                """
                {"items": [{"id": "x", "name": "X", "disc_number": "1", "track_number": 0,
                  "duration_ms": -1, "explicit": "no", "popularity": 1e99, "artists": "X",
                  "external_ids": [], "external_urls": null}], "next": null}
                """,
                0)
            .tracks()
            .get(0);

    assertThat(track, is(track("x", "X", List.of(), null, null).of(null, null)));
  }

  @Test
  void aSearchKeepsItsOrderAndLeavesOutWhatHasNoId() throws Exception {
    SearchAnswer answer = SpotifyWire.searchIn(SpotifyBodies.text("search.json"));

    assertThat(
        answer.albums().stream().map(SourceAlbum::title).toList(),
        contains("Quite Another Record", "Harbour Lights"));
    assertThat(answer.more(), is(true));
    assertThat(SpotifyWire.searchIn(SpotifyBodies.text("search-none.json")).albums(), is(empty()));
    assertThat(SpotifyWire.searchIn(SpotifyBodies.text("search-none.json")).more(), is(false));
  }

  @Test
  void detailsAreFoundUnderBothIdsOfARelinkedTrack() throws Exception {
    DetailsAnswer answer = SpotifyWire.detailsIn(SpotifyBodies.text("tracks-batch.json"));

    assertThat(
        answer.byId(),
        is(
            Map.of(
                "2Track0000000000000001", new Details(37, "SEX011900001"),
                "2Track0000000000000002", new Details(0, "SEX011900002"),
                "2Track00000000000Newer", new Details(0, "SEX011900002"),
                "2Track0000000000000003", new Details(null, null))));
  }

  @Test
  void theNextPageBeginsAfterWhatWasDelivered() throws Exception {
    assertThat(SpotifyWire.albumIn(SpotifyBodies.longAlbum("x", 69, 50)).nextOffset(), is(50));
    assertThat(SpotifyWire.tracksIn(SpotifyBodies.page(50, 7, 69), 50).nextOffset(), is(57));
    assertThat(
        SpotifyWire.tracksIn(SpotifyBodies.page(57, 12, 69), 57).nextOffset(), is(nullValue()));
    // A null entry is one of the page's entries, though no track.
    assertThat(
        SpotifyWire.tracksIn("{\"items\": [null, null], \"next\": \"…\"}", 50).nextOffset(),
        is(52));
  }

  @Test
  void withoutAWordAboutTheNextPageTheTotalCounts() throws Exception {
    assertThat(
        SpotifyWire.albumIn("{\"id\": \"x\", \"name\": \"X\", \"total_tracks\": 2}").nextOffset(),
        is(0));
    assertThat(SpotifyWire.tracksIn("{\"items\": [null], \"total\": 3}", 1).nextOffset(), is(2));
    assertThat(
        SpotifyWire.tracksIn("{\"items\": [null], \"total\": 3}", 2).nextOffset(), is(nullValue()));
    assertThat(
        SpotifyWire.tracksIn("{\"items\": [null], \"next\": null, \"total\": 9}", 0).nextOffset(),
        is(nullValue()));
  }

  @Test
  void anEmptyPageThatPromisesMoreIsUnreadable() {
    assertThrows(
        SourceException.class, () -> SpotifyWire.tracksIn("{\"items\": [], \"next\": \"…\"}", 50));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"secret-word\"",
        "<html>secret-word</html>",
        "{\"id\": \"x\", \"name\": \"secret-wor",
        "{\"id\": \"x\"}",
        "{\"error\": {\"status\": 200, \"message\": \"secret-word\"}}",
        "{\"albums\": [], \"tracks\": {}}"
      })
  void whatIsNoAnswerIsUnreadableAndNotQuoted(String body) {
    for (Executable reading : readings(body)) {
      SourceException failure = assertThrows(SourceException.class, reading::run);
      assertThat(failure.kind(), is(SourceException.Kind.UNREADABLE));
      assertThat(failure.getMessage(), not(containsString("secret")));
      assertThat(failure.getCause(), is(nullValue()));
    }
  }

  @Test
  void everyAnswerSurvivesBeingStored() throws Exception {
    ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    List<Object> answers =
        List.of(
            SpotifyWire.albumIn(SpotifyBodies.text("album-extended.json")),
            SpotifyWire.albumIn(SpotifyBodies.longAlbum("x", 69, 50)),
            SpotifyWire.searchIn(SpotifyBodies.text("search.json")),
            SpotifyWire.tracksIn(SpotifyBodies.page(50, 19, 69), 50),
            SpotifyWire.detailsIn(SpotifyBodies.text("tracks-batch.json")));

    assertThat(answers, hasSize(5));
    for (Object answer : answers) {
      String stored = json.writeValueAsString(answer);
      assertThat(json.readValue(stored, answer.getClass()), is(answer));
    }
  }

  private interface Executable {
    void run() throws SourceException;
  }

  private static List<Executable> readings(String body) {
    return List.of(
        () -> SpotifyWire.albumIn(body),
        () -> SpotifyWire.searchIn(body),
        () -> SpotifyWire.tracksIn(body, 0),
        () -> SpotifyWire.detailsIn(body),
        () -> SpotifyWire.tokenIn(body, Instant.EPOCH));
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }

  private interface Rest {
    SourceTrack of(@Nullable Integer durationMs, @Nullable Boolean explicit);
  }

  private static Rest track(
      String id,
      String title,
      List<String> artists,
      @Nullable Integer disc,
      @Nullable Integer number) {
    return (durationMs, explicit) ->
        new SourceTrack(
            id,
            title,
            artists,
            disc,
            number,
            durationMs,
            explicit,
            null,
            null,
            "https://open.spotify.com/track/" + id,
            null,
            null,
            null,
            null);
  }
}
