package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.spotify.SpotifyStatus.Asked;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the client-credentials token in memory and renews it. However many threads need one, only
 * one asks; those who waited share its success or failure. See
 * https://developer.spotify.com/documentation/web-api/tutorials/client-credentials-flow
 */
final class SpotifyTokens {
  private final SourceClient client;
  private final Call question;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable SpotifyToken token;
  private final AtomicLong timesAsked = new AtomicLong();
  private @Nullable SourceException failure; // of the last time; guarded by asking

  SpotifyTokens(
      SourceClient client,
      URI accountsUrl,
      String clientId,
      String clientSecret,
      InstantSource clock) {
    this.client = client;
    this.clock = clock;
    byte[] pair = (clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8);
    this.question =
        new Call(
            "POST",
            Call.get(accountsUrl, "/api/token", Map.of()).uri(),
            Map.of(),
            Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)),
            Map.of("grant_type", "client_credentials"));
  }

  /**
   * A token that will live for a while, asked for only when there is none.
   *
   * @throws SourceException {@code CREDENTIALS} if id or secret are wrong, or whatever kept the
   *     service from answering
   */
  SpotifyToken current() throws SourceException, InterruptedException {
    return otherThan(null);
  }

  /**
   * A token other than the one that the service refused; asked for only if nobody has renewed it
   * meanwhile.
   */
  SpotifyToken otherThan(@Nullable SpotifyToken refused)
      throws SourceException, InterruptedException {
    SpotifyToken known = usable(refused);
    if (known != null) {
      return known;
    }
    long seen = timesAsked.get();
    asking.lockInterruptibly();
    try {
      known = usable(refused);
      if (known != null) {
        return known;
      }
      SourceException shared = failure;
      if (shared != null && timesAsked.get() != seen) {
        throw shared;
      }
      return fresh();
    } finally {
      asking.unlock();
    }
  }

  private @Nullable SpotifyToken usable(@Nullable SpotifyToken refused) {
    SpotifyToken known = token;
    return known != null && known != refused && known.isUsableAt(clock.instant()) ? known : null;
  }

  private SpotifyToken fresh() throws SourceException, InterruptedException {
    failure = null;
    try {
      SpotifyToken fresh = client.askAside(question, this::understood).orElseThrow();
      token = fresh;
      return fresh;
    } catch (SourceException refused) {
      failure = refused;
      throw refused;
    } finally {
      timesAsked.incrementAndGet();
    }
  }

  private Optional<SpotifyToken> understood(Reply reply) throws SourceException {
    Instant now = clock.instant();
    SpotifyStatus.hasAnswer(Asked.TOKEN, question, reply, now);
    return Optional.of(SpotifyStatus.named(question, () -> SpotifyWire.tokenIn(reply.text(), now)));
  }
}
