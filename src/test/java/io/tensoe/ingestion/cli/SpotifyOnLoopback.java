package io.tensoe.ingestion.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Spotify that has just the albums it is told: every search finds all of them, ten a page,
 * whatever is asked for.
 */
final class SpotifyOnLoopback implements AutoCloseable {
  private static final int PAGE = 10;

  private final HttpServer server;
  private final Map<String, String> albums = new LinkedHashMap<>();
  private final Map<String, String> hits = new LinkedHashMap<>();

  /** Path and decoded query of every request but those for a token. */
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** A search text that holds this is answered with 502; null = none is. */
  volatile String tripsOver = "\0";

  SpotifyOnLoopback() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** An id of the right shape. */
  static String id(String name) {
    return "0Id" + "0".repeat(19 - name.length()) + name;
  }

  /** Adds an album with so many tracks; without any it was withdrawn. */
  void has(String id, String title, String artist, int year, int tracks) {
    String head =
        String.format(
            Locale.ROOT,
            "\"id\": \"%s\", \"name\": \"%s\", \"artists\": [%s], \"release_date\": \"%d\","
                + " \"total_tracks\": ",
            id,
            title,
            List.of(artist.split("; ")).stream()
                .map(each -> "{\"name\": \"" + each + "\"}")
                .collect(Collectors.joining(", ")),
            year);
    String songs =
        IntStream.rangeClosed(1, tracks)
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "{\"id\": \"%s\", \"name\": \"Song %d of %s\", \"disc_number\": 1,"
                            + " \"track_number\": %d}",
                        id("T" + i + id.substring(id.length() - 3)),
                        i,
                        title,
                        i))
            .collect(Collectors.joining(", "));
    hits.put(id, "{" + head + Math.max(1, tracks) + "}");
    albums.put(
        id,
        String.format(
            Locale.ROOT,
            "{%s%d, \"tracks\": {\"items\": [%s], \"next\": null, \"total\": %d}}",
            head,
            tracks,
            songs,
            tracks));
  }

  /** Options that ask this one, and nothing else. */
  List<String> options() {
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    return List.of(
        "--sandbox",
        "--sources=spotify",
        "--spotifyApiUrl=" + base + "/v1",
        "--spotifyAccountsUrl=" + base);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/token")) {
      send(exchange, 200, "{\"access_token\": \"t\", \"expires_in\": 3600}");
      return;
    }
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    String text = URLDecoder.decode(query, StandardCharsets.UTF_8);
    asked.add(path + "?" + text);
    if (path.endsWith("/search")) {
      send(exchange, text.contains(tripsOver) ? 502 : 200, page(query));
    } else {
      String album = albums.get(path.substring(path.lastIndexOf('/') + 1));
      send(exchange, album == null ? 404 : 200, album == null ? "{}" : album);
    }
  }

  private String page(String query) {
    int offset =
        query.contains("offset=") ? Integer.parseInt(query.replaceAll(".*offset=", "")) : 0;
    List<String> all = List.copyOf(hits.values());
    int end = Math.min(all.size(), offset + PAGE);
    return String.format(
        Locale.ROOT,
        "{\"albums\": {\"items\": [%s], \"next\": %s}}",
        String.join(", ", all.subList(Math.min(offset, end), end)),
        end < all.size() ? "\"https://elsewhere.example\"" : "null");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
