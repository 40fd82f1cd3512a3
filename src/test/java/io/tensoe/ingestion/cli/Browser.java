package io.tensoe.ingestion.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.model.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Debian's Chromium without a screen, asked over the W3C WebDriver protocol
 * (https://www.w3.org/TR/webdriver2/). Fetches nothing by itself.
 */
final class Browser implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("successfully on port (\\d+)");
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Process driver;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String session;

  private Browser(Process driver, String address, Path profile)
      throws IOException, InterruptedException {
    this.driver = driver;
    List<String> arguments =
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + profile);
    JsonNode made =
        send(
            "POST",
            address + "/session",
            Map.of(
                "capabilities",
                Map.of(
                    "alwaysMatch",
                    Map.of(
                        "goog:loggingPrefs",
                        Map.of("browser", "ALL", "performance", "ALL"),
                        "goog:chromeOptions",
                        Map.of("binary", installed("chromium"), "args", arguments)))));
    this.session = address + "/session/" + made.path("sessionId").asText();
  }

  static boolean isInstalled() {
    return installed("chromium") != null && installed("chromedriver") != null;
  }

  private static String installed(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }

  /**
   * @param profile empty folder for its files
   */
  static Browser start(Path profile) throws IOException, InterruptedException {
    Process driver =
        new ProcessBuilder("chromedriver", "--port=0").redirectErrorStream(true).start();
    try {
      return new Browser(driver, "http://127.0.0.1:" + port(driver), profile);
    } catch (IOException | InterruptedException | RuntimeException e) {
      driver.destroyForcibly();
      throw e;
    }
  }

  /** It says on which free port it listens. */
  private static String port(Process driver) throws IOException {
    BufferedReader lines = driver.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        return port.group(1);
      }
    }
    throw new IOException("chromedriver did not start");
  }

  /** A screen of that size; light unless it is dark. */
  void screen(int width, int height, boolean isDark) throws IOException, InterruptedException {
    devTools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    devTools(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  private void devTools(String command, Map<String, ?> parameters)
      throws IOException, InterruptedException {
    send("POST", session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
  }

  /**
   * Goes there and waits until the page is loaded. On a busy machine the driver now and then takes
   * the end of the page before for that of the new one, so the page itself is asked too.
   */
  void open(URI address) throws IOException, InterruptedException {
    send("POST", session + "/url", Map.of("url", address.toString()));
    await("document.readyState === 'complete' && location.href === '" + address + "'");
  }

  /**
   * Waits until an expression of the page is true.
   *
   * @throws IOException if that takes too long; says what the browser complained about
   */
  void await(String condition) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!run("return " + condition).asBoolean()) {
      if (System.nanoTime() - start > LONGEST.toNanos()) {
        throw new IOException(condition + " is not so; the browser says " + complaints());
      }
      Thread.sleep(20);
    }
  }

  /** What a script returns; it runs in the page. */
  JsonNode run(String script) throws IOException, InterruptedException {
    return send("POST", session + "/execute/sync", Map.of("script", script, "args", List.of()));
  }

  /** Presses keys, as a person does, in the element that has the focus after it was found. */
  void type(String selector, String keys) throws IOException, InterruptedException {
    send("POST", element(selector) + "/value", Map.of("text", keys));
  }

  void click(String selector) throws IOException, InterruptedException {
    send("POST", element(selector) + "/click", Map.of());
  }

  /** What a screen reader calls it. */
  String label(String selector) throws IOException, InterruptedException {
    return send("GET", element(selector) + "/computedlabel", null).asText();
  }

  private String element(String selector) throws IOException, InterruptedException {
    JsonNode found =
        send("POST", session + "/element", Map.of("using", "css selector", "value", selector));
    return session + "/element/" + found.path(ELEMENT).asText();
  }

  /** What the page and the browser complained about since this was last asked. */
  List<String> complaints() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    send("POST", session + "/se/log", Map.of("type", "browser"))
        .forEach(line -> lines.add(line.path("message").asText()));
    return lines;
  }

  /** Addresses that were asked for since this was last asked. */
  List<String> requests() throws IOException, InterruptedException {
    List<String> addresses = new ArrayList<>();
    for (JsonNode line : send("POST", session + "/se/log", Map.of("type", "performance"))) {
      JsonNode event = Json.read(line.path("message").asText(), JsonNode.class).path("message");
      if (event.path("method").asText().equals("Network.requestWillBeSent")) {
        addresses.add(event.at("/params/request/url").asText());
      }
    }
    return addresses;
  }

  private JsonNode send(String method, String address, Map<String, ?> body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(LONGEST)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(Json.write(body)))
            .build();
    HttpResponse<String> reply = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (reply.statusCode() != 200) {
      throw new IOException(reply.body());
    }
    return Json.read(reply.body(), JsonNode.class).path("value");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try {
      send("DELETE", session, null);
    } finally {
      driver.destroy();
    }
  }
}
