package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.sandbox.Sites;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.SiteProvider;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import io.tensoe.ingestion.sandbox.vinyl.VinylSiteSpec;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A site that nobody has heard of: its package and one line bring it into the sandbox. */
class FurtherSiteIT {
  private static final String KID_A = "?artist=Radiohead&title=Kid+A";
  private static final Pattern ADDRESS =
      Pattern.compile("(?m)^The Vinyl Index of All Time  (http\\S+/vinyl/3/)  limit (\\S+)$");

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void oneLine() throws IOException {
    Path line = folder.resolve("META-INF/services").resolve(SiteProvider.class.getName());
    Files.createDirectories(line.getParent());
    Files.writeString(line, VinylSiteSpec.class.getName() + "\n");
  }

  @Test
  @Timeout(60)
  void helpNamesItsFaultsWithTheOthers() throws Exception {
    Process help = sandbox("--help");
    String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(help.waitFor(), is(0));
    String known =
        Sites.ALL.stream()
            .filter(site -> site.faults().contains(FaultKind.CREDENTIALS))
            .map(SiteSpec::name)
            .collect(Collectors.joining(", "));
    assertThat(
        text, containsString("SOURCE is " + String.join(", ", Sites.names()) + ", vinyl or all\n"));
    assertThat(
        text, containsString("  scratched[=FROM]         418: the record is scratched (vinyl)\n"));
    assertThat(text, containsString("the client id or key is refused (" + known + ", vinyl)\n"));
    assertThat(text, containsString("; the Vinyl Index also a skip\n"));
    assertThat(text, containsString("  --vinylSpeed=slow\n"));
    assertThat(
        text, matchesPattern("(?s).*,spotify\\.quota=100,([^\\s]+,)?vinyl\\.scratched=3[,\n].*"));
  }

  @Test
  @Timeout(60)
  void itIsServedAndSpoiltAndCountedAndJudged() throws Exception {
    Process sandbox =
        sandbox("--port=0", "--vinylSpeed=Fast", "--faults=vinyl.scratched=5,vinyl.long429=60@4");
    try (BufferedReader lines = sandbox.inputReader()) {
      StringBuilder said = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith("Ctrl-C")) {
          break;
        }
      }
      Matcher address = ADDRESS.matcher(said);
      assertThat(said.toString(), address.find(), is(true));
      assertThat(address.group(2), is("5/600s"));
      assertThat(said.toString(), containsString(" VINYL_KEY=sandbox\n"));
      String base = address.group(1);

      HttpResponse<String> kidA = get(base + KID_A);
      JsonNode body = Json.read(kidA.body(), JsonNode.class);
      assertThat(body.path("title").asText(), is("Kid A"));
      assertThat(body.path("pressed").asInt(), greaterThan(499));
      assertThat(body.path("speed").asText(), is("fast"));
      assertThat(get(base + KID_A).body(), is(kidA.body()));
      assertThat(get(base + "?artist=Nobody&title=Nought").statusCode(), is(404));
      assertThat(get(base + KID_A).body(), is("long429"));
      assertThat(get(base + KID_A).statusCode(), is(418));
      assertThat("over its limit", get(base + KID_A).body(), is("throttle"));

      Matcher root = Pattern.compile("What it counted +(\\S+)").matcher(said);
      assertThat(root.find(), is(true));
      JsonNode stats = Json.read(get(root.group(1)).body(), JsonNode.class).path("vinyl");
      assertThat(stats.path("requests").asInt(), is(6));
      assertThat(stats.path("limit").asInt(), is(5));
      assertThat(stats.path("window_ms").asInt(), is(600_000));
      assertThat(stats.path("violations").asInt(), is(1));
      assertThat("of the first", stats.path("repeats").asInt(), is(4));
      assertThat(stats.path("faults").toString(), is("{\"long429\":1,\"scratched\":1}"));
    } finally {
      sandbox.destroy();
    }
  }

  @Test
  @Timeout(60)
  void itsFaultsAreNoOtherSites() throws Exception {
    Process refused = sandbox("--faults=aoty.scratched");
    String text = new String(refused.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(refused.waitFor(), is(2));
    assertThat(
        text, startsWith("tensoe: sandbox: fault 'aoty.scratched': aoty has no 'scratched'"));
    assertThat(
        text,
        allOf(
            containsString("; vinyl has error, throttle,"),
            containsString(", credentials, scratched"),
            not(containsString("aoty.scratched, "))));
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The command, in a process whose class path has one more folder. */
  private Process sandbox(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + folder,
                "io.tensoe.ingestion.Main",
                "sandbox",
                "--dataDir=" + folder));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).start();
  }
}
