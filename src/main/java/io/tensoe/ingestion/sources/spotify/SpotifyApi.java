package io.tensoe.ingestion.sources.spotify;

import static io.tensoe.ingestion.sources.SourceException.Kind.CREDENTIALS;
import static io.tensoe.ingestion.sources.SourceException.Kind.EXPIRED;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.RequestSigner;
import io.tensoe.ingestion.sources.ResponseHandler;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.spotify.SpotifyStatus.Asked;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts one question to the Web API, with a token that is renewed once when it has expired. */
final class SpotifyApi {
  private final SourceClient client;
  private final URI apiUrl;
  private final SpotifyTokens tokens;
  private final InstantSource clock;

  SpotifyApi(SourceClient client, URI apiUrl, SpotifyTokens tokens, InstantSource clock) {
    this.client = client;
    this.apiUrl = apiUrl;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Reads the body of an answer. */
  @FunctionalInterface
  interface Reading<A> {
    A of(String body) throws SourceException;
  }

  /** Asks for something whose every answer is of use. */
  <A> Optional<A> ask(
      Asked asked, String path, Map<String, String> query, Class<A> form, Reading<A> reading)
      throws SourceException, InterruptedException {
    return ask(asked, path, query, form, reading, answer -> true, Integer.MAX_VALUE);
  }

  /**
   * Asks.
   *
   * @param query parameters in the order in which they are sent
   * @param isUseful whether an answer brought what was looked for
   * @param mostTries after so many failed tries it is given up
   * @return empty = there is no such album
   * @throws SourceException see {@link SpotifyStatus}; a fresh token that is refused too is {@code
   *     CREDENTIALS}
   */
  <A> Optional<A> ask(
      Asked asked,
      String path,
      Map<String, String> query,
      Class<A> form,
      Reading<A> reading,
      Predicate<A> isUseful,
      int mostTries)
      throws SourceException, InterruptedException {
    Call call = Call.get(apiUrl, path, query);
    AtomicReference<@Nullable SpotifyToken> refused = new AtomicReference<>();
    // The call with its token, so that a message can leave the token out.
    AtomicReference<Call> sent = new AtomicReference<>(call);
    RequestSigner signer =
        unsigned -> {
          SpotifyToken token = tokens.otherThan(refused.get());
          refused.set(token);
          Call signed = token.on(unsigned);
          sent.set(signed);
          return signed;
        };
    try {
      return client.ask(
          Question.of(call, form, handler(asked, sent::get, reading, EXPIRED))
              .usefulIf(isUseful)
              .triedAtMost(mostTries)
              .signedBy(signer));
    } catch (SourceException failure) {
      if (failure.kind() != EXPIRED) {
        throw failure;
      }
    }
    return client.ask(
        Question.of(call, form, handler(asked, sent::get, reading, CREDENTIALS))
            .usefulIf(isUseful)
            .triedAtMost(mostTries)
            .signedBy(signer));
  }

  /** An id as one segment of a path. */
  static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private <A> ResponseHandler<A> handler(
      Asked asked, Supplier<Call> sent, Reading<A> reading, SourceException.Kind onExpired) {
    return reply -> {
      Call call = sent.get();
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

  /**
   * Thrown by the handler, not after the client has returned: only what a handler throws can close
   * the source.
   */
  private static SourceException as(SourceException.Kind kind, SourceException failure) {
    return new SourceException(
        kind, String.valueOf(failure.getMessage()), failure.retryAfter(), failure.getCause());
  }
}
