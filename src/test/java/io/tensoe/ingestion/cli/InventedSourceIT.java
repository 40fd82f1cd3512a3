package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.tensoe.ingestion.Program;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.sandbox.site.SiteProvider;
import io.tensoe.ingestion.sandbox.tapes.TapesSiteSpec;
import io.tensoe.ingestion.sources.SourceProvider;
import io.tensoe.ingestion.sources.Sources;
import io.tensoe.ingestion.sources.tapes.TapesSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A source is a package and a line: one that nothing in the program knows is asked, merged, stored,
 * planned, shown and purged by the program as it is, once its line is on the class path.
 */
class InventedSourceIT {
  @TempDir static Path folder;
  private static Map<?, ?> steps;

  @BeforeAll
  static void run() throws Exception {
    Path services = Files.createDirectories(folder.resolve("lines/META-INF/services"));
    line(services, SourceProvider.class, TapesSpec.class);
    line(services, SiteProvider.class, TapesSiteSpec.class);
    Path results = folder.resolve("results.json");
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                Program.withClasses(
                    folder.resolve("lines"),
                    InventedSourceRun.class,
                    List.of(folder.resolve("data").toString(), results.toString())))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean isOver = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(Files.readString(log), isOver && process.exitValue() == 0, is(true));
    steps = Json.read(Files.readString(results), Map.class);
  }

  private static void line(Path services, Class<?> provider, Class<?> own) throws IOException {
    Files.writeString(services.resolve(provider.getName()), own.getName() + "\n");
  }

  private static Object at(String step, String path) {
    Object value = steps.get(step);
    for (String key : path.split("\\.")) {
      value = ((Map<?, ?>) value).get(key);
    }
    return value;
  }

  private static String said(String step) {
    return String.valueOf(at(step, "said"));
  }

  @SuppressWarnings("unchecked")
  private static List<String> rows(String step) {
    return (List<String>) steps.get(step);
  }

  @Test
  void thisProgramDoesNotKnowIt() {
    assertThat(Sources.names(), not(hasItem("tapes")));
  }

  @Test
  void itsOptionsAreThereAndChecked() {
    for (String option :
        List.of("--tapesLimit", "--tapesDailyLimit", "--tapesUrl", "--tapesSide")) {
      assertThat(said("help"), containsString(option));
    }
    assertThat(at("wrong", "exit"), is(2));
    assertThat(said("wrong"), containsString("--tapesLimit: 'lots'"));
    assertThat(at("side", "exit"), is(2));
    assertThat(said("side"), containsString("--tapesSide=c is neither a nor b"));
  }

  @Test
  void itIsPlanned() {
    assertThat(said("plan"), at("plan", "exit"), is(0));
    assertThat(said("plan"), containsString("built-in upstream, no credentials needed"));
    assertThat(said("plan"), containsString("terms: https://tapes.example/terms"));
    assertThat(at("ingest", "summary.sources.tapes.planned_requests"), is(4));
  }

  @Test
  void itIsAskedOnceUnderItsOwnLimit() {
    assertThat(said("ingest"), at("ingest", "exit"), is(0));
    assertThat(at("ingest", "summary.sources.tapes.found"), is(2));
    assertThat(at("ingest", "summary.sources.tapes.requests"), is(4));
    assertThat(at("ingest", "summary.sources.tapes.limit"), is("50/1s"));
    assertThat(at("ingest", "served.tapes.requests"), is(4));
    assertThat(at("again", "summary.sources.tapes.requests"), is(0));
  }

  @Test
  void itIsBelievedAsFarAsItsRanksSay() {
    List<String> rows = rows("rows");
    assertThat(rows, hasSize(greaterThan(0)));
    assertThat("first in genres", rows, everyItem(startsWith("tape music|tapes,")));
    assertThat("last in ISRCs, kept", rows, everyItem(containsString("|f|tapes|found|4")));
  }

  @Test
  void itIsShown() {
    assertThat(steps.get("page"), is("told"));
    assertThat(said("tracks"), containsString("\"tape music\""));
    assertThat(String.valueOf(at("manifest", "sources.tapes")), containsString("The Tapes, CC0"));
  }

  @Test
  void itsIdsAreAColumnOfListsAndSaveTheSearch() {
    assertThat(said("pinned"), at("pinned", "summary.albums.complete"), is(1));
    assertThat(rows("keys"), hasItem(containsString("|tapes=100")));
    assertThat(at("pinned", "summary.sources.tapes.requests"), is(1));
  }

  @Test
  void whatItSaidIsPurged() {
    assertThat(said("purge"), at("purge", "exit"), is(0));
    assertThat(rows("left"), hasSize(greaterThan(0)));
    assertThat(
        "nor is there an answer of it",
        rows("left"),
        everyItem(allOf(not(containsString("tape")), endsWith("|t|null|null|0"))));
  }
}
