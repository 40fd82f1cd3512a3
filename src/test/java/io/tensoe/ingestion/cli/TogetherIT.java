package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.Alone;
import io.tensoe.ingestion.database.embedded.ServerOf;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.sandbox.SandboxConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two commands at once on one database: {@code -Dtogether=60} sets the albums of the list. */
@Alone
class TogetherIT {
  private static final int ALBUMS = Integer.getInteger("together", 36);

  private static final String TOO_MANY =
      "SELECT source_id, at FROM (SELECT source_id, at,"
          + " at - lag(at, 30) OVER (PARTITION BY source_id ORDER BY at) AS since FROM calls) AS c"
          + " WHERE since < interval '1 second'";

  @TempDir Path folder;

  @Test
  void twoRunsAtOnceKeepOneLimitAndWriteTheRowsOfOne() throws Exception {
    // Arrivals are stamped by threads that wait for a core: on two busy ones up to 50 ms too late.
    // What was counted when calls left is exact, and so is what is asked of it below.
    Duration window = Duration.ofMillis(950);
    SandboxConfig config =
        SandboxConfig.defaults()
            .withAlbums(ALBUMS)
            .withLatency(Duration.ofMillis(5), Duration.ofMillis(60))
            .withLimit("spotify", 30, window)
            .withLimit("lastfm", 30, window)
            .withLimit("aoty", 30, window);
    Path all = folder.resolve("all.csv");
    Sandbox.writeInput(config, all);
    List<String> rows = Files.readAllLines(all);
    Path first = list("first.csv", rows, 0, ALBUMS * 2 / 3);
    Path second = list("second.csv", rows, ALBUMS / 3, ALBUMS);
    try (Sandbox sandbox = Sandbox.start(config, 0);
        ServerOf both = new ServerOf(folder.resolve("both"));
        ServerOf one = new ServerOf(folder.resolve("one"))) {
      long start = System.nanoTime();
      try (Child here = start("both", sandbox, first);
          Child there = start("both", sandbox, second)) {
        int exit = here.await(300);
        assertThat(here.said(), exit, is(0));
        exit = there.await(300);
        assertThat(there.said(), exit, is(0));
      }
      SandboxCounts stats = SandboxCounts.of(sandbox);
      System.out.printf(
          Locale.ROOT,
          "together: 2 runs of %d albums each, %.1f s; %d requests, %d repeats, %d violations;"
              + " most in a window: spotify %d, lastfm %d, aoty %d%n",
          ALBUMS * 2 / 3,
          (System.nanoTime() - start) / 1e9,
          stats.sum("requests"),
          stats.sum("repeats"),
          stats.sum("violations"),
          stats.of("spotify", "max_in_window"),
          stats.of("lastfm", "max_in_window"),
          stats.of("aoty", "max_in_window"));
      assertThat(stats.sum("violations"), is(0L));
      assertThat("31 calls in a second", both.rows(TOO_MANY), is(List.of()));
      try (Child alone = start("one", sandbox, all)) {
        int exit = alone.await(300);
        assertThat(alone.said(), exit, is(0));
      }
      for (String table : KillIT.TABLES) {
        // Which file an album came from differs, of course.
        String same = table.replace("- 'run_id'", "- 'run_id' - 'seed'");
        List<String> expected = one.rows(same);
        assertThat(expected.size(), greaterThan(ALBUMS - 1));
        KillIT.assertSame(both.rows(same), expected);
      }
    }
  }

  private Path list(String name, List<String> rows, int from, int to) throws Exception {
    List<String> some = new ArrayList<>(rows.subList(0, 1));
    some.addAll(rows.subList(1 + from, 1 + to));
    return Files.write(folder.resolve(name), some);
  }

  private Child start(String data, Sandbox sandbox, Path list) throws Exception {
    List<String> command = new ArrayList<>(List.of("ingest", "--input=" + list));
    for (String source : SandboxCounts.SOURCES) {
      command.add("--" + source + "Limit=30/1s");
    }
    return Child.start(folder.resolve(data), sandbox, command);
  }
}
