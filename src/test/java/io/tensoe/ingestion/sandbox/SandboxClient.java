package io.tensoe.ingestion.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;

/** Asks a sandbox over real HTTP, as a stranger would. */
final class SandboxClient {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Sandbox sandbox;
  private String token = "";

  SandboxClient(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  HttpResponse<String> token(String client) throws IOException {
    String basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(sandbox.address("spotify", "accounts") + "/api/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
  }

  void logIn() throws IOException {
    token = json(token("id:secret")).path("access_token").asText();
  }

  HttpResponse<String> spotify(String path) throws IOException {
    return spotify(URI.create(sandbox.address("spotify", "api") + path));
  }

  HttpResponse<String> spotify(URI address) throws IOException {
    if (token.isEmpty()) {
      logIn();
    }
    return send(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token));
  }

  JsonNode search(String query) throws IOException {
    return json(spotify("/search?type=album&limit=10&q=" + encoded(query))).at("/albums/items");
  }

  /** The id of the first result with this name and artist. */
  String albumId(String name, String artist) throws IOException {
    for (Iterator<JsonNode> found = search(name + " " + artist).elements(); found.hasNext(); ) {
      JsonNode album = found.next();
      if (album.path("name").asText().equals(name)
          && album.at("/artists/0/name").asText().equals(artist)
          && album.path("total_tracks").asInt() > 1) {
        return album.path("id").asText();
      }
    }
    throw new AssertionError("not found: " + name + " by " + artist);
  }

  HttpResponse<String> lastfm(String method, String... pairs) throws IOException {
    StringBuilder address =
        new StringBuilder(sandbox.address("lastfm", "api") + "?format=json&api_key=key");
    address.append("&method=").append(method);
    for (int i = 0; i < pairs.length; i += 2) {
      address.append('&').append(pairs[i]).append('=').append(encoded(pairs[i + 1]));
    }
    return send(HttpRequest.newBuilder(URI.create(address.toString())));
  }

  HttpResponse<String> aoty(String path) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(sandbox.address("aoty", "site") + path)));
  }

  JsonNode stats(String source) {
    try {
      return MAPPER.readTree(sandbox.statsJson()).path(source);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static JsonNode json(HttpResponse<String> reply) throws IOException {
    return MAPPER.readTree(reply.body());
  }
}
