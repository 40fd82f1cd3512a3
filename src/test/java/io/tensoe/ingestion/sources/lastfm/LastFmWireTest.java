package io.tensoe.ingestion.sources.lastfm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tensoe.ingestion.Growth;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.model.Tag;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastFmWireTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  static String fixture(String name) {
    try (InputStream in = LastFmWireTest.class.getResourceAsStream("/lastfm/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<TopTags> read(int status, String body) throws SourceException {
    return LastFmWire.topTagsIn(new Reply(status, Map.of(), body), "GET tags", NOON);
  }

  private static SourceException failure(int status, Map<String, String> headers, String body) {
    return assertThrows(
        SourceException.class,
        () -> LastFmWire.topTagsIn(new Reply(status, headers, body), "GET tags", NOON));
  }

  @Test
  void tagsKeepTheirNamesRepeatsAndOrder() throws SourceException {
    TopTags tags = read(200, fixture("track.json")).orElseThrow();
    assertThat(
        tags,
        is(
            new TopTags(
                "The Paper Moons",
                "Harbour Lights",
                List.of(
                    new Tag("Slowcore", 100),
                    new Tag("night drive", 41),
                    new Tag("melancholy", 7),
                    new Tag("Melancholy", 7),
                    new Tag("rock & roll's end", 1)))));
  }

  @Test
  void aSingleTagMayBeAnObjectAndItsCountAString() throws SourceException {
    TopTags tags = read(200, fixture("track-old.json")).orElseThrow();
    assertThat(
        tags, is(new TopTags("The Paper Moons", "Harbour Lights", List.of(new Tag("folk", 100)))));
  }

  @Test
  void anAlbumListNamesTheAlbum() throws SourceException {
    assertThat(read(200, fixture("album.json")).orElseThrow().title(), is("Tide Tables"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"toptags\":{\"tag\":[],\"@attr\":{\"artist\":\"A\",\"track\":\"B\"}}}",
        "{\"toptags\":{\"#text\":\"\\n\",\"artist\":\"A\",\"album\":\"B\"}}",
        "{\"toptags\":{\"tag\":\"\"}}",
        "{\"toptags\":{\"tag\":null}}",
        "{\"toptags\":{}}",
        "{\"toptags\":\"\\n \"}",
        "{\"toptags\":{\"tag\":[{\"count\":4,\"name\":\" \"},{\"count\":4},{\"name\":null}]}}",
      })
  void noTagsComeInManyShapes(String body) throws SourceException {
    assertThat(read(200, body).orElseThrow().tags(), is(empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"a"}                                   | 100
          {"name":"a","count":250}                       | 100
          {"name":"a","count":-1}                        | 0
          {"name":"a","count":"12"}                      | 12
          {"name":"a","count":"many"}                    | 100
          [{"name":"a"},{"name":"b","count":3}]          | 3 0
          [{"name":"a","count":"2"},{"name":"b","count":3}] | 3 2
          """)
  void weightsLieBetween0And100StrongestFirst(String tags, String weights) throws SourceException {
    String body = "{\"toptags\":{\"tag\":" + tags + "}}";
    List<String> read =
        read(200, body).orElseThrow().tags().stream().map(tag -> "" + tag.weight()).toList();
    assertThat(String.join(" ", read), is(weights));
  }

  @ParameterizedTest
  @CsvSource({
    "200, Track not found",
    "200, Album not found",
    "404, Artist not found",
    "400, The artist you supplied could not be found",
  })
  void anUnknownNameIsAnAnswer(int status, String message) throws SourceException {
    String body = "{\"error\":6,\"message\":\"" + message + "\",\"links\":[]}";
    assertThat(read(status, body), is(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"error":6,"message":"You must supply either a track and artist"} | REFUSED
          200 | {"message":"page param out of bounds (1-1000000)","error":6}      | REFUSED
          200 | {"error":2,"message":"-"}   | REFUSED
          200 | {"error":3,"message":"-"}   | REFUSED
          403 | {"error":4,"message":"-"}   | REFUSED
          200 | {"error":5,"message":"-"}   | REFUSED
          200 | {"error":7,"message":"-"}   | REFUSED
          200 | {"error":9,"message":"-"}   | REFUSED
          200 | {"error":13,"message":"-"}  | REFUSED
          200 | {"error":17,"message":"-"}  | REFUSED
          500 | {"error":8,"message":"-"}   | UNAVAILABLE
          200 | {"error":11,"message":"-"}  | UNAVAILABLE
          200 | {"error":16,"message":"-"}  | UNAVAILABLE
          503 | {"error":16,"message":"-"}  | THROTTLED
          200 | {"error":10,"message":"-"}  | CREDENTIALS
          403 | {"error":26,"message":"-"}  | CREDENTIALS
          200 | {"error":"29","message":"-"}| THROTTLED
          200 | {"error":99,"message":"-"}  | UNREADABLE
          429 | <html>                      | THROTTLED
          503 | <html>                      | THROTTLED
          500 | <html>                      | UNAVAILABLE
          502 | {"toptags":                 | UNAVAILABLE
          403 | <html>                      | CREDENTIALS
          401 | {}                          | CREDENTIALS
          302 | <html>                      | UNAVAILABLE
          204 | ''                          | UNAVAILABLE
          304 | ''                          | UNAVAILABLE
          200 | <html>                      | UNREADABLE
          200 | {"toptags":{"tag":[{"cou    | UNREADABLE
          200 | {}                          | UNREADABLE
          200 | {"toptags":[]}              | UNREADABLE
          200 | []                          | UNREADABLE
          200 | ''                          | UNAVAILABLE
          """)
  void everyFailureHasItsKind(int status, String body, Kind kind) {
    assertThat(failure(status, Map.of(), body).kind(), is(kind));
  }

  @Test
  void aPageInsteadOfJsonIsUnreadable() {
    assertThat(failure(200, Map.of(), fixture("page.html")).kind(), is(Kind.UNREADABLE));
  }

  @Test
  void tooFastCarriesTheWaitIfThereIsOne() {
    String limit = "{\"error\":29,\"message\":\"-\"}";
    assertThat(
        failure(200, Map.of("retry-after", "7"), limit).retryAfter(), is(Duration.ofSeconds(7)));
    assertThat(failure(200, Map.of(), limit).retryAfter(), is(nullValue()));
    Map<String, String> date = Map.of("retry-after", "Sun, 22 Nov 2026 12:00:30 GMT");
    assertThat(failure(503, date, "").retryAfter(), is(Duration.ofSeconds(30)));
  }

  @Test
  void whatTheServiceWritesIsNotRepeated() {
    String echo = "{\"error\":10,\"message\":\"Invalid key s3cr3t\"}";
    SourceException failure = failure(403, Map.of(), echo);
    assertThat(failure.getMessage(), not(containsString("s3cr3t")));
    assertThat(failure.getMessage(), containsString("GET tags: error 10"));
  }

  @Test
  void answersSurviveBeingStored() throws Exception {
    ObjectMapper json = new ObjectMapper();
    TopTags tags = read(200, fixture("track.json")).orElseThrow();
    assertThat(json.readValue(json.writeValueAsString(tags), TopTags.class), equalTo(tags));
  }

  @Test
  void unknownShapesOfOldHaveNoTags() throws SourceException {
    assertThat(
        Stream.of("track-old-unknown.json", "track-unknown.json")
            .map(name -> assertReads(fixture(name)).tags().size())
            .toList(),
        contains(0, 0));
  }

  private static TopTags assertReads(String body) {
    try {
      return read(200, body).orElseThrow();
    } catch (SourceException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRawControlCharacterIsNoReasonToRefuseAnAnswer() throws SourceException {
    String body =
        "{\"toptags\":{\"tag\":[{\"count\":100,\"name\":\"in\u0001die\u001b[31m\"},"
            + "{\"count\":9,\"name\":\"\\u0000calm\\u202e\\ud800\"},{\"count\":1,\"name\":\"\u0002\"},{\"count\":1,\"name\":\"a"
            + "\tb\"}],\"@attr\":{\"artist\":\"Ra\n"
            + "diohead\u0000\",\"track\":\"Ki\u007fd\"}}}";
    assertThat(
        read(200, body).orElseThrow(),
        is(
            new TopTags(
                "Ra diohead",
                "Kid",
                List.of(new Tag("indie[31m", 100), new Tag("calm", 9), new Tag("a b", 1)))));
  }

  @Test
  void whatIsOutOfAllMeasureIsLeftOutOrUnreadable() throws SourceException {
    String tag = "{\"count\":5,\"name\":\"rock\"},";
    String body =
        String.format(
            Locale.ROOT,
            "{\"toptags\":{\"tag\":[%s{\"count\":%s,\"name\":\"calm\"},{\"count\":1,\"name\":\"%s\"}]}}",
            tag.repeat(300),
            "9".repeat(90),
            "x".repeat(30_000));
    TopTags tags = read(200, body).orElseThrow();
    assertThat(tags.tags().size(), is(250));
    for (String wrong :
        List.of(
            "{\"a\":".repeat(100_000),
            "{\"a\":" + "[".repeat(100_000),
            "{\"a\":" + "1".repeat(100_000) + "}")) {
      assertThat(failure(200, Map.of(), wrong).kind(), is(Kind.UNREADABLE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "{\"a\":", "9", "\"x\",", " ", "\\u0000", "{\"count\":1,\"name\":\"x\"},"})
  void theTimeForAnAnswerGrowsAsTheAnswerDoes(String piece) {
    Growth.assertLinear(
        piece,
        n -> "{\"toptags\":{\"tag\":[" + piece.repeat(n) + "{}]}}",
        body -> {
          try {
            read(200, body);
          } catch (SourceException e) {
            assertThat(e.kind(), is(Kind.UNREADABLE));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", " ", "(", "(feat. a", " feat. x", " [remastered]", " - mono", "ﬁ", "i "})
  void theTimeToCompareNamesGrowsAsTheyDo(String piece) {
    Growth.assertLinear(
        piece,
        n -> piece.repeat(n),
        name -> {
          Titles.plain(name);
          Titles.plain(name.substring(0, Math.min(name.length(), 880)));
        });
  }
}
