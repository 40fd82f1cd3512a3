package io.tensoe.ingestion.sources.spotify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SpotifyTokensTest {
  private static final URI ACCOUNTS = URI.create("https://accounts.example/");

  private final AtomicInteger issued = new AtomicInteger();
  private volatile Instant now = Instant.parse("2026-11-08T08:00:00Z");

  @Test
  void theQuestionIsTheClientCredentialsForm() throws Exception {
    ScriptedSpotify client = clientIssuing(3600);

    tokens(client).current();

    Call question = client.callsAside.get(0);
    assertThat(question.method(), is("POST"));
    assertThat(question.uri(), is(URI.create("https://accounts.example/api/token")));
    assertThat(question.form(), is(Map.of("grant_type", "client_credentials")));
    assertThat(
        question.secretHeaders(),
        is(Map.of("Authorization", "Basic Y2xpZW50OmNsaWVudC1zZWNyZXQ=")));
    assertThat(question.secretQuery(), is(Map.of()));
    assertThat(client.calls, hasSize(0));
  }

  @Test
  void aTokenIsKeptUntilAMinuteBeforeItsEnd() throws Exception {
    ScriptedSpotify client = clientIssuing(3600);
    SpotifyTokens tokens = tokens(client);

    SpotifyToken first = tokens.current();
    now = now.plus(Duration.ofSeconds(3539));
    assertThat(tokens.current(), is(sameInstance(first)));
    now = now.plus(Duration.ofSeconds(1));
    assertThat(tokens.current(), is(not(sameInstance(first))));
    assertThat(client.callsAside, hasSize(2));
  }

  @Test
  void aShortLivedTokenIsStillUsed() throws Exception {
    ScriptedSpotify client = clientIssuing(10);
    SpotifyTokens tokens = tokens(client);

    tokens.current();
    now = now.plus(Duration.ofSeconds(4));
    tokens.current();
    assertThat(client.callsAside, hasSize(1));
    now = now.plus(Duration.ofSeconds(1));
    tokens.current();
    assertThat(client.callsAside, hasSize(2));
  }

  @Test
  void aRefusedTokenIsRenewedOnceForAllWhoHeldIt() throws Exception {
    ScriptedSpotify client = clientIssuing(3600);
    SpotifyTokens tokens = tokens(client);
    SpotifyToken refused = tokens.current();

    SpotifyToken one = tokens.otherThan(refused);
    SpotifyToken other = tokens.otherThan(refused);

    assertThat(one, is(sameInstance(other)));
    assertThat(client.callsAside, hasSize(2));
  }

  @Test
  @Timeout(20)
  void manyThreadsAskOnce() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    ScriptedSpotify client =
        new ScriptedSpotify(
            call -> ok("{}"),
            call -> {
              await(held);
              return token(3600);
            });
    List<Object> results = concurrently(tokens(client), held);

    assertThat(results, everyItem(is(sameInstance(results.get(0)))));
    assertThat(client.callsAside, hasSize(1));
  }

  @Test
  @Timeout(20)
  void thoseWhoWaitedShareTheFailure() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    ScriptedSpotify client =
        new ScriptedSpotify(
            call -> ok("{}"),
            call -> {
              await(held);
              return new Reply(400, Map.of(), "{\"error\":\"invalid_client\"}");
            });
    SpotifyTokens tokens = tokens(client);
    List<Object> results = concurrently(tokens, held);

    assertThat(results, everyItem(is(Kind.CREDENTIALS)));
    assertThat(client.callsAside, hasSize(1));
    assertThrows(SourceException.class, tokens::current);
    assertThat("a later one asks again", client.callsAside, hasSize(2));
  }

  @Test
  void anExpiredTokenIsRenewedAndTheQuestionPutAgain() throws Exception {
    ScriptedSpotify client =
        new ScriptedSpotify(
            call ->
                call.secretHeaders().containsValue("Bearer token-1")
                    ? new Reply(401, Map.of(), "{\"error\":{\"message\":\"expired\"}}")
                    : ok(SpotifyBodies.text("album-development.json")),
            call -> token(3600));

    assertThat(source(client).find(pinned()).found().isPresent(), is(true));
    assertThat(authorizations(client), contains("Bearer token-1", "Bearer token-2"));
    assertThat(client.callsAside, hasSize(2));
  }

  @Test
  void aFreshTokenThatIsRefusedTooIsAMatterOfCredentials() {
    ScriptedSpotify client =
        new ScriptedSpotify(
            call -> new Reply(401, Map.of(), "Bearer token-2 is no good"), call -> token(3600));

    SourceException failure =
        assertThrows(SourceException.class, () -> source(client).find(pinned()));

    assertThat(failure.kind(), is(Kind.CREDENTIALS));
    assertThat(failure.getMessage(), not(containsString("token-")));
    assertThat(client.calls, hasSize(2));
    assertThat(client.callsAside, hasSize(2));
  }

  @Test
  void whatIsRememberedNeedsNoToken() throws Exception {
    ScriptedSpotify client =
        new ScriptedSpotify(
            call -> ok(SpotifyBodies.text("album-development.json")), call -> token(3600)) {
          @Override
          public <A> Optional<A> ask(Question<A> question)
              throws SourceException, InterruptedException {
            return question.handler().handle(ok(SpotifyBodies.text("album-development.json")));
          }
        };

    assertThat(source(client).find(pinned()).found().isPresent(), is(true));
    assertThat(client.callsAside, hasSize(0));
  }

  @Test
  void aTokenNeverShowsItself() throws Exception {
    SpotifyToken token = tokens(clientIssuing(3600)).current();

    assertThat(token.toString(), is("token usable until 2026-11-08T08:59:00Z"));
  }

  @Test
  void anAnswerWithoutATokenIsUnreadableAndNotQuoted() {
    ScriptedSpotify client =
        new ScriptedSpotify(call -> ok("{}"), call -> ok("{\"access_token\": \"secret-cut-o"));

    SourceException failure = assertThrows(SourceException.class, tokens(client)::current);

    assertThat(failure.kind(), is(Kind.UNREADABLE));
    assertThat(failure.getMessage(), not(containsString("secret")));
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      assertThat(String.valueOf(cause.getMessage()), not(containsString("secret")));
    }
  }

  /** What 8 threads got while the first was held: tokens, or kinds of failure. */
  private static List<Object> concurrently(SpotifyTokens tokens, CountDownLatch held)
      throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Thread> running = new ArrayList<>();
      CountDownLatch started = new CountDownLatch(threads);
      List<Future<Object>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(
            pool.submit(
                () -> {
                  synchronized (running) {
                    running.add(Thread.currentThread());
                  }
                  started.countDown();
                  try {
                    return tokens.current();
                  } catch (SourceException failure) {
                    return failure.kind();
                  }
                }));
      }
      started.await();
      // All are either asking or waiting for the one who asks.
      while (running.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
        Thread.onSpinWait();
      }
      held.countDown();
      List<Object> results = new ArrayList<>();
      for (Future<Object> future : futures) {
        results.add(future.get(10, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> authorizations(ScriptedSpotify client) {
    return client.calls.stream().map(call -> call.secretHeaders().get("Authorization")).toList();
  }

  private ScriptedSpotify clientIssuing(int seconds) {
    Function<Call, Reply> none = call -> ok("{}");
    return new ScriptedSpotify(none, call -> token(seconds));
  }

  private Reply token(int seconds) {
    return ok(
        String.format(
            Locale.ROOT,
            "{\"access_token\": \"token-%d\", \"token_type\": \"Bearer\", \"expires_in\": %d}",
            issued.incrementAndGet(),
            seconds));
  }

  private SpotifyTokens tokens(ScriptedSpotify client) {
    return new SpotifyTokens(client, ACCOUNTS, "client", "client-secret", () -> now);
  }

  private SpotifySource source(ScriptedSpotify client) {
    return new SpotifySource(
        client,
        URI.create("https://api.example/v1"),
        ACCOUNTS,
        "client",
        "client-secret",
        () -> now);
  }

  private static Wanted pinned() {
    Seed seed =
        Seed.named("key", "Harbour Lights", "The Paper Lanterns")
            .pin("spotify", "0Pinned000000000000001")
            .from("csv", 2)
            .build();
    return new Wanted(seed, null);
  }

  private static Reply ok(String body) {
    return new Reply(200, Map.of(), body);
  }
}
