package io.tensoe.ingestion.sources.spotify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import io.tensoe.ingestion.sources.spotify.SpotifyStatus.Asked;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotifyStatusTest {
  private static final Instant NOW = Instant.parse("2026-11-08T08:00:00Z");
  private static final Call CALL = Call.get(URI.create("https://api.example/v1/albums/x"));

  private static final String PREMIUM =
      "Active premium subscription required for the owner of the app. When the subscription status"
          + " changes, it can take a few hours before requests are allowed again.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      nullValues = "-",
      textBlock =
          """
          ALBUM  | 400 | {"error":{"status":400,"message":"Invalid base62 id"}} | -     | REFUSED     | -
          SEARCH | 400 | {"error":{"status":400,"message":"Invalid limit"}}     | -     | REFUSED     | -
          ALBUM  | 401 | {"error":{"status":401,"message":"The access token expired"}} | - | EXPIRED  | -
          BATCH  | 401 | ''                                                     | -     | EXPIRED     | -
          ALBUM  | 403 | {"error":{"status":403,"message":"Forbidden"}}         | -     | CREDENTIALS | -
          SEARCH | 403 | ''                                                     | -     | CREDENTIALS | -
          BATCH  | 403 | {"error":{"status":403,"message":"Forbidden"}}         | -     | REFUSED     | -
          BATCH  | 403 | Active premium subscription required for the owner.    | -     | CREDENTIALS | -
          BATCH  | 404 | {"error":{"status":404,"message":"Service not found"}} | -     | REFUSED     | -
          SEARCH | 404 | {"error":{"status":404,"message":"Not found."}}        | -     | REFUSED     | -
          TRACKS | 404 | ''                                                     | -     | REFUSED     | -
          ALBUM  | 429 | {"error":{"status":429,"message":"Too many requests","reason":"QUOTA_EXCEEDED"}} | 48925 | QUOTA | PT13H35M25S
          ALBUM  | 429 | {"error":{"message":"x", "reason" : "QUOTA_EXCEEDED"}} | -     | QUOTA       | -
          ALBUM  | 429 | {"error":{"status":429,"message":"API rate limit exceeded"}} | 7 | THROTTLED | PT7S
          ALBUM  | 429 | Too many requests                                      | -     | THROTTLED   | -
          ALBUM  | 429 | QUOTA_EXCEEDED                                         | -     | THROTTLED   | -
          ALBUM  | 429 | ''                                     | Sun, 08 Nov 2026 08:00:20 GMT | THROTTLED | PT20S
          ALBUM  | 503 | ''                                                     | 5     | THROTTLED   | PT5S
          ALBUM  | 503 | ''                                                     | soon  | UNAVAILABLE | -
          ALBUM  | 500 | ''                                                     | -     | UNAVAILABLE | -
          ALBUM  | 502 | {"error":{"status":502,"message":"Bad gateway."}}      | -     | UNAVAILABLE | -
          ALBUM  | 408 | ''                                                     | -     | UNAVAILABLE | -
          ALBUM  | 302 | ''                                                     | -     | UNAVAILABLE | -
          ALBUM  | 204 | ''                                                     | -     | UNAVAILABLE | -
          SEARCH | 304 | ''                                                     | -     | UNAVAILABLE | -
          SEARCH | 200 | ' '                                                    | -     | UNAVAILABLE | -
          ALBUM  | 418 | ''                                                     | -     | REFUSED     | -
          TOKEN  | 400 | {"error":"invalid_client","error_description":"Invalid client"} | - | CREDENTIALS | -
          TOKEN  | 401 | ''                                                     | -     | CREDENTIALS | -
          TOKEN  | 404 | ''                                                     | -     | CREDENTIALS | -
          TOKEN  | 429 | ''                                                     | 3     | THROTTLED   | PT3S
          TOKEN  | 500 | ''                                                     | -     | UNAVAILABLE | -
          """)
  void everyStatusHasItsMeaning(
      Asked asked,
      int status,
      String body,
      @Nullable String retryAfter,
      Kind kind,
      @Nullable Duration wait) {
    SourceException failure = failure(asked, status, body, retryAfter);

    assertThat(failure.kind(), is(kind));
    assertThat(failure.retryAfter(), is(wait));
    assertThat(failure.getMessage(), containsString(CALL + ": " + status));
  }

  @Test
  void onlyAnAlbumCanBeAbsent() throws Exception {
    Reply unknown = new Reply(404, Map.of(), "{\"error\":{\"status\":404}}");

    assertThat(SpotifyStatus.hasAnswer(Asked.ALBUM, CALL, unknown, NOW), is(false));
    assertThat(
        SpotifyStatus.hasAnswer(Asked.ALBUM, CALL, new Reply(200, Map.of(), "{}"), NOW), is(true));
  }

  @Test
  void aRefusalThatAPersonCanMendSaysHow() {
    assertThat(
        failure(Asked.SEARCH, 403, PREMIUM, null).getMessage(), containsString("needs Spotify"));
    assertThat(failure(Asked.ALBUM, 403, "", null).getMessage(), endsWith("/dashboard"));
    assertThat(
        failure(Asked.TOKEN, 400, "{\"error\":\"invalid_client\"}", null).getMessage(),
        containsString("400 (invalid_client); check SPOTIFY_CLIENT_ID"));
  }

  @Test
  void aLongMessageIsShortenedAndPutOnOneLine() {
    String body = "a\r\nb\u0007 c ".repeat(200);
    String message = String.valueOf(failure(Asked.ALBUM, 500, body, null).getMessage());

    assertThat(message, containsString("(a b c a b c"));
    assertThat(message, endsWith("…)"));
    assertThat(message.length(), is(CALL.toString().length() + ": 500 ()".length() + 120));
    assertThat(message.indexOf('\n'), is(lessThan(0)));
  }

  @Test
  void aSecretOfTheTokenQuestionIsNotRepeated() {
    Call question = CALL.withSecretHeader("Authorization", "Basic Y2xpZW50OmNsaWVudC1zZWNyZXQ=");
    Reply echo = new Reply(400, Map.of(), "Y2xpZW50OmNsaWVudC1zZWNyZXQ= is client:client-secret");

    SourceException failure =
        assertThrows(
            SourceException.class, () -> SpotifyStatus.hasAnswer(Asked.TOKEN, question, echo, NOW));

    assertThat(failure.getMessage(), containsString("(*** is client:***)"));
    assertThat(failure.getMessage(), not(containsString("secret")));
  }

  private static SourceException failure(
      Asked asked, int status, String body, @Nullable String retryAfter) {
    Map<String, String> headers = retryAfter == null ? Map.of() : Map.of("retry-after", retryAfter);
    return assertThrows(
        SourceException.class,
        () -> SpotifyStatus.hasAnswer(asked, CALL, new Reply(status, headers, body), NOW));
  }
}
