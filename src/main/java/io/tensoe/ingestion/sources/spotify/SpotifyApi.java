package io.tensoe.ingestion.sources.spotify;

import static io.tensoe.ingestion.sources.SourceException.Kind.CLOSED;
import static io.tensoe.ingestion.sources.SourceException.Kind.CREDENTIALS;
import static io.tensoe.ingestion.sources.SourceException.Kind.EXPIRED;
import static io.tensoe.ingestion.sources.SourceException.Kind.UNAVAILABLE;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.sources.Desk;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.spotify.SpotifyStatus.Asked;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Puts one question to the Web API, with a token that is renewed once when it has expired. */
final class SpotifyApi {
  private final Desk desk;
  private final URI apiUrl;
  private final SpotifyTokens tokens;
  private final InstantSource clock;

  SpotifyApi(Desk desk, URI apiUrl, SpotifyTokens tokens, InstantSource clock) {
    this.desk = desk;
    this.apiUrl = apiUrl;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Reads the body of an answer. */
  @FunctionalInterface
  interface Reading<A> {
    A of(String body) throws SourceException;
  }

  /**
   * Asks.
   *
   * @param query parameters in the order in which they are sent
   * @return empty = there is no such album
   * @throws SourceException see {@link SpotifyStatus}; a fresh token that is refused too is {@code
   *     CREDENTIALS}
   */
  <A> Optional<A> ask(
      Asked asked, String path, Map<String, String> query, Class<A> form, Reading<A> reading)
      throws SourceException, InterruptedException {
    Call call = Call.get(apiUrl, path, query);
    SpotifyToken token;
    try {
      token = tokens.current();
    } catch (SourceException failure) {
      if (failure.kind() != CLOSED) {
        throw failure;
      }
      // Nothing may be sent now, not even for a token, but the desk may hold a stored answer.
      return desk.ask(call, form, meaning(asked, call, reading, UNAVAILABLE));
    }
    Call signed = token.on(call);
    try {
      return desk.ask(signed, form, meaning(asked, signed, reading, EXPIRED));
    } catch (SourceException failure) {
      if (failure.kind() != EXPIRED) {
        throw failure;
      }
    }
    Call again = tokens.otherThan(token).on(call);
    return desk.ask(again, form, meaning(asked, again, reading, CREDENTIALS));
  }

  /** An id as one segment of a path. */
  static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private <A> Desk.Meaning<A> meaning(
      Asked asked, Call call, Reading<A> reading, SourceException.Kind onExpired) {
    return reply -> {
      try {
        if (!SpotifyStatus.hasAnswer(asked, call, reply, clock.instant())) {
          return Optional.empty();
        }
      } catch (SourceException failure) {
        throw failure.kind() == EXPIRED ? as(onExpired, failure) : failure;
      }
      return Optional.of(SpotifyStatus.named(call, () -> reading.of(reply.text())));
    };
  }

  /** Said to the desk, not after it: only what the meaning throws can close the source. */
  private static SourceException as(SourceException.Kind kind, SourceException failure) {
    return new SourceException(
        kind, String.valueOf(failure.getMessage()), failure.retryAfter(), failure.getCause());
  }
}
