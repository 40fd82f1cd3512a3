package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tensoe.ingestion.model.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty good albums are complete whatever the services say of a few others, now and later. */
final class PoisonIT {
  private static final int GOOD = 50;
  private static final Map<String, String> CREDENTIALS =
      Map.of("SPOTIFY_CLIENT_ID", "id", "SPOTIFY_CLIENT_SECRET", "secret");

  @TempDir Path folder;
  private final Map<String, ObjectNode> albums = new LinkedHashMap<>();
  private final Map<String, String> pages = new LinkedHashMap<>();
  private final StringBuilder list =
      new StringBuilder("album_name,artist_name,spotify_id,aoty_url\n");
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void poisonedAlbumsCostNoOtherAlbumItsEnd() throws Exception {
    for (int i = 0; i < GOOD; i++) {
      album("Good Album " + i, "Good Artist " + i, "");
    }
    album("Longest", "Somebody", "").put("name", "x".repeat(100_000));
    track(album("Endless Id", "Somebody Else", "")).put("id", noise(3_000));
    artist(track(album("Endless Name", "Nobody", "")), noise(3_000));
    track(album("Nul", "Zero", "")).put("name", "a\0b");
    track(album("Unnamed", "Noname", page("Unnamed", "Noname", "<a>Noname</a>", "Rock")))
        .put("name", "");
    album("Genre", "Wordy", page("Genre", "Wordy", "<a>Wordy</a>", noise(3_000)));
    album("Crowd", "A", page("Crowd", "A", "<a>A</a>" + " &amp; <a>B</a>".repeat(800), "Rock"));
    JsonNode first =
        run("ingest", "--input=" + Files.writeString(folder.resolve("list.csv"), list));
    JsonNode again = run("resume");
    System.out.println("first " + first.path("albums") + ", then " + again.path("albums"));
    assertThat(first.at("/albums/asked").asInt(), is(GOOD + 7));
    assertThat(first.at("/albums/complete").asInt(), is(greaterThanOrEqualTo(GOOD)));
    assertThat(first.at("/albums/deferred").asInt(), is(0));
    String letters = letters();
    for (String name : List.of("Longest", "Endless Id", "Endless Name")) {
      assertThat(letters, containsString(name));
    }
    assertThat(letters, containsString("unreadable"));
    assertThat(letters, not(containsString("Good Album")));
    assertThat(again.at("/albums/deferred").asInt(), is(0));
  }

  /** The program as a process of its own; the summary of its run. */
  private JsonNode run(String... arguments) throws Exception {
    String base = "http://localhost:" + server.getAddress().getPort();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--sources=spotify,aoty",
            "--spotifyApiUrl=" + base + "/v1",
            "--spotifyAccountsUrl=" + base,
            "--aotyUrl=" + base + "/aoty",
            "--spotifyLimit=none",
            "--spotifyDailyLimit=none",
            "--aotyLimit=none",
            "--attempts=1",
            "--summary=" + folder.resolve("summary.json")));
    try (Child child = Child.start(folder.resolve("data"), all, CREDENTIALS)) {
      int exit = child.await(240);
      assertThat(child.said(), exit, is(ExitCodes.UNFINISHED));
    }
    return Json.MAPPER.readTree(folder.resolve("summary.json").toFile());
  }

  private String letters() throws IOException {
    try (var runs = Files.list(folder.resolve("data").resolve("runs"))) {
      Path last = runs.sorted().reduce((one, other) -> other).orElseThrow();
      return Files.readString(last.resolve("dead-letters.csv"));
    }
  }

  /** One album of three tracks that is wanted by its id. */
  private ObjectNode album(String title, String artist, String aotyUrl) {
    String id = String.format(Locale.ROOT, "%022d", albums.size() + 1);
    ObjectNode album = Json.MAPPER.createObjectNode().put("id", id).put("name", title);
    album.put("album_type", "album").put("release_date", "2001-02-03").put("total_tracks", 3);
    album.put("release_date_precision", "day").put("popularity", 1);
    artist(album, artist);
    ArrayNode tracks = album.putObject("tracks").put("total", 3).putNull("next").putArray("items");
    for (int i = 1; i <= 3; i++) {
      ObjectNode track = tracks.addObject();
      track.put("id", String.format(Locale.ROOT, "T%020d%d", albums.size() + 1, i));
      track.put("name", "Song").put("duration_ms", 200_000).put("track_number", i);
      artist(track.put("disc_number", 1), artist);
    }
    albums.put(id, album);
    list.append(String.join(",", title, artist, id, aotyUrl)).append('\n');
    return album;
  }

  private static ObjectNode track(ObjectNode album) {
    return (ObjectNode) album.at("/tracks/items/0");
  }

  private static void artist(ObjectNode node, String name) {
    node.putArray("artists").addObject().put("name", name);
  }

  /** A page of Album of the Year; its path. */
  private String page(String title, String artist, String artistLine, String genre)
      throws IOException {
    String path = "/album/" + (9_000 + pages.size()) + "-page.php";
    pages.put(
        path,
        Files.readString(Path.of("src/test/resources/aoty/album-2026.html"))
            .replaceAll("(?s)<div class=\"artist\">.*?</div>", "<div class=\"artist\">LINE</div>")
            .replace("LINE", artistLine)
            .replace("Don&#039;t Wait Up", title)
            .replace("The Paper Moons", artist)
            .replace("0aBcDeFgHiJkLmNoPqRsTu", "")
            .replace(">Slowcore<", ">" + genre + "<")
            .replace("HUSH", "Song"));
    return path;
  }

  private static String noise(int length) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = body(path);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(body.isEmpty() ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private String body(String path) throws IOException {
    if (path.equals("/api/token")) {
      return "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}";
    }
    if (path.startsWith("/v1/albums/")) {
      return albums.get(path.substring("/v1/albums/".length())).toString();
    }
    if (path.startsWith("/aoty/search")) {
      return Files.readString(Path.of("src/test/resources/aoty/search-none.html"));
    }
    return pages.getOrDefault(path.replaceFirst("^/aoty", ""), "");
  }
}
