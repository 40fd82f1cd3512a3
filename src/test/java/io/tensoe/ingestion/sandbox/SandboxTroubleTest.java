package io.tensoe.ingestion.sandbox;

import static io.tensoe.ingestion.sandbox.SandboxClient.json;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.sandbox.albums.GeneratedAlbums;
import io.tensoe.ingestion.sandbox.albums.Text;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.RequestLimit;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits, repeats and bad days. */
class SandboxTroubleTest {
  private static final SandboxConfig DEFAULTS = SandboxConfig.defaults();
  private static final String BLONDE = "/search/albums/?q=blonde";

  private static Sandbox with(String faults) throws IOException {
    return Sandbox.start(DEFAULTS.withFaults(SandboxFaults.parse(faults)), 0);
  }

  @Test
  void nRequestsInAWindowAreFineAndOneMoreIsAViolation() throws IOException {
    SandboxConfig config = DEFAULTS.withLimit("aoty", 3, Duration.ofMinutes(5));
    try (Sandbox sandbox = Sandbox.start(config, 0)) {
      SandboxClient client = new SandboxClient(sandbox);
      for (int i = 0; i < 3; i++) {
        assertThat(client.aoty("/album/" + i + ".php").statusCode(), is(404));
      }
      client.aoty("/robots.txt");
      assertThat(client.stats("aoty").path("violations").asInt(), is(0));

      HttpResponse<String> fourth = client.aoty(BLONDE);
      assertThat(fourth.statusCode(), is(429));
      assertThat(fourth.headers().firstValue("Retry-After"), is(Optional.of("1")));
      assertThat(client.stats("aoty").path("violations").asInt(), is(1));
      assertThat(client.stats("aoty").path("max_in_window").asInt(), is(4));
    }
  }

  @Test
  void theWindowSlides() {
    assertThat(
        over(0, 99, 100, 101, 199, 201), is(List.of(false, false, false, true, true, false)));
  }

  @Test
  void whatCameWhileTheSandboxStoodStillIsNotHeldAgainstLaterCalls() {
    AtomicLong millis = new AtomicLong();
    RequestLimit limit = new RequestLimit(1, Duration.ofMillis(100));
    StallDetector stalls = new StallDetector(() -> millis.get() * 1_000_000);
    RequestLog log = new RequestLog(Optional.of(limit), List.of(), () -> 0);
    beatTo(stalls, millis, 200);
    millis.set(240); // 40 ms without a beat
    assertThat(log.arrive(1, stalls.moment()).overLimit(), is(false));
    beatTo(stalls, millis, 301);
    assertThat(log.arrive(2, stalls.moment()).overLimit(), is(false));
    beatTo(stalls, millis, 400);
    assertThat(log.arrive(3, stalls.moment()).overLimit(), is(true));
  }

  @Test
  void whoIsToldOfLateIsCountedWhereItBelongs() {
    assertThat(
        over(0, 110, 90, 205, 195, 201), is(List.of(false, false, false, false, true, true)));
  }

  /** Which of the requests at these nanoseconds are more than two in 100 ns. */
  private static List<Boolean> over(long... times) {
    return over(
        2,
        LongStream.of(times)
            .mapToObj(at -> new StallDetector.Moment(at, at))
            .toArray(StallDetector.Moment[]::new));
  }

  /** Which of the requests, each of another question, are more than so many in 100 ns. */
  private static List<Boolean> over(int calls, StallDetector.Moment... moments) {
    RequestLimit limit = new RequestLimit(calls, Duration.ofNanos(100));
    RequestLog log = new RequestLog(Optional.of(limit), List.of(), () -> 0);
    List<Boolean> over = new ArrayList<>();
    for (StallDetector.Moment moment : moments) {
      over.add(log.arrive(over.size(), moment).overLimit());
    }
    return over;
  }

  @Test
  void aStandstillLongerThanTheWindowIsOneRequestInIt() {
    assertThat(
        over(
            1,
            new StallDetector.Moment(0, 500),
            new StallDetector.Moment(510, 510),
            new StallDetector.Moment(520, 520)),
        is(List.of(false, false, true)));
  }

  @Test
  void aConnectionMayBeSilentForLongerThanTheWindow() throws Exception {
    SandboxConfig config = DEFAULTS.withLimit("aoty", 1, Duration.ofMillis(50));
    try (Sandbox sandbox = Sandbox.start(config, 0);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
      Thread.sleep(200);
      get(socket, "/aoty/album/1.php");
      assertThat(socket.getInputStream().read(), is((int) 'H'));
    }
  }

  private static void get(Socket socket, String path) throws IOException {
    socket
        .getOutputStream()
        .write(Text.bytes("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
  }

  @Test
  void aRequestThatMayHaveComeEarlierIsNotHeldAgainstLaterOnes() {
    assertThat(
        over(
            1,
            new StallDetector.Moment(70, 90),
            new StallDetector.Moment(170, 170),
            new StallDetector.Moment(269, 269)),
        is(List.of(false, false, true)));
  }

  private static void beatTo(StallDetector stalls, AtomicLong millis, long until) {
    while (millis.get() < until) {
      millis.incrementAndGet();
      stalls.beat();
    }
  }

  @Test
  void askingAgainAfterAUsableAnswerIsARepeatAndTheKeyDoesNotMatter() throws IOException {
    try (Sandbox sandbox = with("")) {
      SandboxClient client = new SandboxClient(sandbox);
      client.lastfm("artist.getTopTags", "artist", "Nobody At All");
      assertThat(client.stats("lastfm").path("repeats").asInt(), is(0));
      client.lastfm("artist.getTopTags", "artist", "Nobody At All");
      assertThat(client.stats("lastfm").path("repeats").asInt(), is(1));
      client.aoty(BLONDE);
      client.aoty("/search/albums/?q=ivy");
      assertThat(client.stats("aoty").path("repeats").asInt(), is(0));
    }
  }

  @Test
  void askingAgainAfterAFaultIsNoRepeat() throws IOException {
    try (Sandbox sandbox = with("aoty.error")) {
      SandboxClient client = new SandboxClient(sandbox);
      client.aoty(BLONDE);
      client.aoty(BLONDE);
      assertThat(client.stats("aoty").path("repeats").asInt(), is(0));
      assertThat(client.stats("aoty").at("/faults/error").asInt(), is(2));
      assertThat(client.stats("aoty").path("usable").asInt(), is(0));
    }
  }

  @Test
  void aFaultByChanceHitsItsShareAndARetryCanSucceed() throws IOException {
    try (Sandbox sandbox = with("lastfm.error=0.2,lastfm.throttle=0.1")) {
      SandboxClient client = new SandboxClient(sandbox);
      for (int i = 0; i < 300; i++) {
        client.lastfm("artist.getInfo", "artist", "Radiohead");
      }
      JsonNode faults = client.stats("lastfm").path("faults");
      assertThat(faults.path("error").asInt(), allOf(greaterThan(35), lessThan(90)));
      assertThat(faults.path("throttle").asInt(), allOf(greaterThan(10), lessThan(60)));
    }
  }

  @ParameterizedTest
  @CsvSource({"reset", "truncate"})
  void aBrokenConnectionIsAnErrorAtTheClient(String kind) throws IOException {
    try (Sandbox sandbox = with("aoty." + kind)) {
      SandboxClient client = new SandboxClient(sandbox);
      assertThrows(IOException.class, () -> client.aoty(BLONDE));
      // The JDK's client resends by itself after a reset: more than one may have arrived.
      assertThat(client.stats("aoty").at("/faults/" + kind).asInt(), greaterThan(0));
    }
  }

  @Test
  void aResetIsARealReset() throws IOException {
    try (Sandbox sandbox = with("aoty.reset");
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
      get(socket, "/aoty/album/1.php");
      assertThrows(SocketException.class, () -> socket.getInputStream().read());
    }
  }

  @Test
  void aSlowBodyOutlastsItsClient() throws IOException {
    SandboxConfig slow =
        DEFAULTS.withFaults(SandboxFaults.parse("aoty.slow")).withDripFor(Duration.ofSeconds(1));
    try (Sandbox sandbox = Sandbox.start(slow, 0)) {
      SandboxClient client = new SandboxClient(sandbox);
      long start = System.nanoTime();
      assertThrows(
          IOException.class,
          () ->
              client.send(
                  java.net.http.HttpRequest.newBuilder(
                      java.net.URI.create(sandbox.address("aoty", "site") + BLONDE))));
      assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis(), greaterThan(900L));
    }
  }

  @Test
  void aChallengeSaysSoInHeaderAndTitle() throws IOException {
    try (Sandbox sandbox = with("aoty.challenge=2,aoty.robots")) {
      SandboxClient client = new SandboxClient(sandbox);
      assertThat(client.aoty(BLONDE).statusCode(), is(200));
      HttpResponse<String> challenged = client.aoty(BLONDE);
      assertThat(challenged.statusCode(), is(403));
      assertThat(challenged.headers().firstValue("cf-mitigated"), is(Optional.of("challenge")));
      assertThat(challenged.body(), containsString("<title>Just a moment...</title>"));
      assertThat(client.aoty("/robots.txt").body(), containsString("Disallow: /search/"));
    }
  }

  @Test
  void theQuotaEndsWithItsReasonAndOpensAgain() throws IOException {
    try (Sandbox sandbox = with("spotify.quota=2@1")) {
      SandboxClient client = new SandboxClient(sandbox);
      assertThat(client.search("blonde").size(), greaterThan(0));
      assertThat(client.search("kid a").size(), greaterThan(0));
      HttpResponse<String> refused = client.spotify("/search?type=album&q=x");
      assertThat(refused.statusCode(), is(429));
      assertThat(json(refused).at("/error/reason").asText(), is("QUOTA_EXCEEDED"));
      assertThat(refused.headers().firstValue("Retry-After"), is(Optional.of("1")));
    }
    AtomicLong now = new AtomicLong();
    SandboxConfig quota = DEFAULTS.withFaults(SandboxFaults.parse("spotify.quota=1@5"));
    Trouble trouble = new Trouble(quota, "spotify", now::get);
    assertThat(trouble.at(1).isPresent(), is(false));
    assertThat(trouble.at(2).isPresent(), is(true));
    now.set(Duration.ofSeconds(5).toNanos());
    assertThat(trouble.at(3).isPresent(), is(false));
  }

  @Test
  void aLongRefusalNamesTheHoursFromItsFirstRequestOn() throws IOException {
    try (Sandbox sandbox = with("lastfm.long429=7200@2")) {
      SandboxClient client = new SandboxClient(sandbox);
      assertThat(client.lastfm("artist.getInfo", "artist", "Nas").statusCode(), is(200));
      HttpResponse<String> refused = client.lastfm("artist.getInfo", "artist", "Slint");
      assertThat(refused.headers().firstValue("Retry-After"), is(Optional.of("7200")));
      assertThat(json(refused).path("error").asInt(), is(29));
    }
  }

  @Test
  void aTokenEndsAfterItsUses() throws IOException {
    try (Sandbox sandbox = with("spotify.expire=1")) {
      SandboxClient client = new SandboxClient(sandbox);
      assertThat(client.spotify("/search?type=album&q=a").statusCode(), is(200));
      HttpResponse<String> expired = client.spotify("/search?type=album&q=b");
      assertThat(expired.statusCode(), is(401));
      assertThat(json(expired).at("/error/message").asText(), is("The access token expired"));
      client.logIn();
      assertThat(client.spotify("/search?type=album&q=b").statusCode(), is(200));
      assertThat(client.stats("spotify").path("aside").asInt(), is(2));
    }
  }

  @Test
  void refusedCredentialsAndPremiumAndSuspension() throws IOException {
    try (Sandbox sandbox = with("all.credentials")) {
      SandboxClient client = new SandboxClient(sandbox);
      assertThat(json(client.token("a:b")).path("error").asText(), is("invalid_client"));
      assertThat(json(client.lastfm("artist.getInfo")).path("error").asInt(), is(10));
    }
    try (Sandbox sandbox = with("spotify.premium,lastfm.suspended")) {
      SandboxClient client = new SandboxClient(sandbox);
      assertThat(
          client.spotify("/search?type=album&q=a").body(),
          startsWith("Active premium subscription required for the owner of the app."));
      HttpResponse<String> suspended = client.lastfm("artist.getInfo", "artist", "Nas");
      assertThat(suspended.statusCode(), is(403));
      assertThat(json(suspended).path("error").asInt(), is(26));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spotfy.error=0.1          | no source 'spotfy', there are SITES, all
          spotify.errors            | no kind 'errors'
          spotify.error=2           | takes 0 to 1
          lastfm.quota=5            | lastfm has no 'quota'
          spotify.quota             | takes a count
          aoty.robots=1             | takes nothing
          error                     | expected SOURCE.KIND
          all.error=0.7,all.slow=.7 | more than 1
          """)
  void aBadSwitchIsNamedWithWhatThereIs(String text, String words) {
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> SandboxFaults.parse(text));
    assertThat(
        refused.getMessage(),
        containsString(words.replace("SITES", String.join(", ", Sites.names()))));
  }

  @Test
  void helpSaysWhatIsWrittenDown() throws IOException {
    assertThat(
        SandboxFaults.help(
            List.of(Sites.named("spotify"), Sites.named("lastfm"), Sites.named("aoty"))),
        is(Files.readString(Path.of("src/test/resources/sandbox/faults.txt"))));
    assertThat(SandboxFaults.help(), is(SandboxFaults.help(Sites.ALL)));
  }

  @Test
  void helpNamesEverySiteAndWhatItAloneDoes() {
    String help = SandboxFaults.help();
    assertThat(help, containsString("SOURCE is " + String.join(", ", Sites.names()) + " or all"));
    for (SiteSpec site : Sites.ALL) {
      for (FaultKind kind : site.faults()) {
        List<String> words = new ArrayList<>(site.alsoShows(kind).stream().toList());
        words.add(kind.words());
        for (String each : words) {
          assertThat(site + "." + kind.key(), help, containsString(each));
        }
      }
      if (!site.faultExample().isEmpty()) {
        assertThat(help, containsString("," + site.name() + "." + site.faultExample()));
      }
    }
  }

  @Test
  void helpNamesEveryKind() {
    for (FaultKind kind : SandboxFaults.allKinds()) {
      assertThat(SandboxFaults.help(), containsString("  " + kind.key()));
    }
  }

  @Test
  void speedIsPrinted() throws Exception {
    long begun = System.nanoTime();
    try (Sandbox sandbox = Sandbox.start(DEFAULTS.withAlbums(100_000), 0)) {
      System.out.printf(
          Locale.ROOT, "sandbox started in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
      int clients = 4;
      int each = 2500;
      ExecutorService pool = Executors.newFixedThreadPool(clients);
      long start = System.nanoTime();
      List<Future<Integer>> results = new ArrayList<>();
      for (int number = 0; number < clients; number++) {
        int first = number * each;
        results.add(pool.submit(() -> load(sandbox, first, each)));
      }
      int sum = 0;
      for (Future<Integer> result : results) {
        sum += result.get();
      }
      pool.shutdown();
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT, "sandbox: %.0f requests/s (client and server)%n", sum / seconds);
      assertThat(sum, is(clients * each));
    }
  }

  /** A bare client, so that mostly the server is measured. */
  private static int load(Sandbox sandbox, int first, int count) throws IOException {
    GeneratedAlbums albums = new GeneratedAlbums(100_000, 10);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
      socket.setTcpNoDelay(true);
      java.io.InputStream in = new java.io.BufferedInputStream(socket.getInputStream(), 65_536);
      for (int i = first; i < first + count; i++) {
        String query = SandboxClient.encoded(albums.title(i) + " " + albums.artist(i));
        String path = i % 2 == 0 ? "/aoty/search/albums/?q=" + query : lastfm(albums, i);
        get(socket, path);
        skipAnswer(in);
      }
    }
    return count;
  }

  private static String lastfm(GeneratedAlbums albums, int index) {
    return "/lastfm/2.0/?method=track.getTopTags&api_key=k&artist="
        + SandboxClient.encoded(albums.artist(index))
        + "&track="
        + SandboxClient.encoded(albums.release(index).songs().get(3).title());
  }

  private static void skipAnswer(java.io.InputStream in) throws IOException {
    int length = 0;
    StringBuilder line = new StringBuilder();
    while (true) {
      int letter = in.read();
      if (letter == '\n') {
        String text = line.toString().strip();
        if (text.isEmpty()) {
          in.skipNBytes(length);
          return;
        }
        if (text.startsWith("Content-Length:")) {
          length = Integer.parseInt(text.substring(15).strip());
        }
        line.setLength(0);
      } else {
        line.append((char) letter);
      }
    }
  }
}
