package io.tensoe.ingestion.sources.spotify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.GoogleHttp;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.MusicSource.Found;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The source over real HTTP: what arrives at the service is what Spotify documents. */
class SpotifyContractTest {
  private final List<String> arrived = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anAlbumIsFoundOverTheWire() throws Exception {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (GoogleHttp http = new GoogleHttp(2, "test", Duration.ofSeconds(5))) {
      ScriptedDesk desk = new ScriptedDesk(call -> sent(http, call), call -> sent(http, call));
      SpotifySource source =
          new SpotifySource(
              desk, base.resolve("/v1"), base, "client", "client-secret", InstantSource.system());
      Seed seed =
          new Seed(
              "key",
              "Harbour Lights",
              "The Paper Lanterns",
              null,
              null,
              null,
              null,
              null,
              "csv",
              2);

      Found found = source.find(new Wanted(seed, null)).found().orElseThrow();

      assertThat(found.album().tracks(), hasSize(3));
      assertThat(
          arrived,
          contains(
              "POST /api/token Basic Y2xpZW50OmNsaWVudC1zZWNyZXQ= grant_type=client_credentials",
              "GET /v1/search?q=album%3A%22Harbour+Lights%22+artist%3A%22The+Paper+Lanterns%22"
                  + "&type=album&limit=10 Bearer token-1 ",
              "GET /v1/albums/1Harbour00000000000001 Bearer token-1 "));
    }
  }

  private static Reply sent(GoogleHttp http, Call call) {
    try {
      return http.send(call);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    arrived.add(
        String.format(
            Locale.ROOT,
            "%s %s %s %s",
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            sent));
    String path = exchange.getRequestURI().getPath();
    String body =
        path.endsWith("/token")
            ? Fixtures.text("token.json")
            : path.endsWith("/search")
                ? Fixtures.text("search.json")
                : Fixtures.text("album-development.json");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
