package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.tensoe.ingestion.Alone;
import io.tensoe.ingestion.database.embedded.ServerOf;
import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.sandbox.SandboxConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at any moment, then {@code resume}. The full show: {@code -Dkills=20
 * -Dalbums=500}; {@code -DkillSeed} repeats what was printed.
 */
@Alone
class KillIT {
  private static final int KILLS = Integer.getInteger("kills", 5);
  private static final int ALBUMS = Integer.getInteger("albums", 120);
  private static final long SEED = Long.getLong("killSeed", System.nanoTime() % 1_000_000);

  private static final Map<String, String> LIMITS =
      Map.of("spotify", "100/1s", "lastfm", "200/1s", "aoty", "50/1s");

  /** Times and runs differ, nothing else may. */
  static final List<String> TABLES =
      List.of(
          "SELECT to_jsonb(t) - 'created_at' - 'updated_at' - 'run_id' FROM tracks t ORDER BY id",
          "SELECT to_jsonb(a) - 'created_at' - 'updated_at' - 'run_id' FROM albums a"
              + " ORDER BY album_key");

  private static final String BUSY =
      "SELECT 1 FROM pg_stat_activity WHERE application_name = 'tensoe' AND state <> 'idle'";

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final List<String> ingest = new ArrayList<>();
  private final List<String> resume = new ArrayList<>();

  @Test
  void killedAtAnyMomentARunEndsAsIfNothingHadHappened() throws Exception {
    SandboxConfig config =
        SandboxConfig.defaults()
            .withAlbums(ALBUMS)
            .withLatency(Duration.ofMillis(5), Duration.ofMillis(60));
    Path list = folder.resolve("list.csv");
    Sandbox.writeInput(config, list);
    resume.add("resume");
    ingest.addAll(List.of("ingest", "--input=" + list));
    for (Map.Entry<String, String> limit : LIMITS.entrySet()) {
      for (List<String> command : List.of(ingest, resume)) {
        command.add("--" + limit.getKey() + "Limit=" + limit.getValue());
        command.add("--" + limit.getKey() + "DailyLimit=none");
      }
    }
    try (Sandbox sandbox = Sandbox.start(config, 0);
        ServerOf calm = new ServerOf(folder.resolve("calm"));
        ServerOf killed = new ServerOf(folder.resolve("killed"))) {
      long start = System.nanoTime();
      try (Child child = Child.start(folder.resolve("calm"), sandbox, ingest)) {
        assertThat(child.said(), child.await(300), is(0));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      long requests = SandboxCounts.of(sandbox).sum("requests");
      System.out.printf(
          Locale.ROOT,
          "kill: seed %d; undisturbed %d albums, %d requests, %.1f s%n",
          SEED,
          ALBUMS,
          requests,
          seconds);
      sandbox.resetStats();
      endsAfterKills(sandbox, killed, seconds);
      assertThat(
          SandboxCounts.of(sandbox).sum("requests"),
          is(requests + SandboxCounts.of(sandbox).sum("repeats")));
      for (String table : TABLES) {
        List<String> rows = calm.rows(table);
        assertThat(rows.size(), greaterThan(ALBUMS - 1));
        assertSame(killed.rows(table), rows);
      }
    }
  }

  /** Row for row; says which rows differ, not all of them. */
  static void assertSame(List<String> rows, List<String> expected) {
    Set<String> unwanted = new LinkedHashSet<>(rows);
    expected.forEach(unwanted::remove);
    Set<String> missing = new LinkedHashSet<>(expected);
    rows.forEach(missing::remove);
    assertThat("not expected", unwanted.stream().limit(3).toList(), is(List.of()));
    assertThat("missing", missing.stream().limit(3).toList(), is(List.of()));
    assertThat(rows.size(), is(expected.size()));
  }

  private void endsAfterKills(Sandbox sandbox, ServerOf server, double seconds) throws Exception {
    Map<String, Long> lost = Map.of();
    Path dataDir = folder.resolve("killed");
    int kills = 0;
    int runs = 0;
    long start = System.nanoTime();
    while (true) {
      List<String> command = runs > 0 && isRegistered(server) ? resume : ingest;
      long before = SandboxCounts.of(sandbox).sum("requests");
      runs++;
      try (Child child = Child.start(dataDir, sandbox, command)) {
        if (kills < KILLS && !endsBefore(child, moment(seconds), sandbox, before)) {
          child.kill();
          kills++;
          boolean isCrash = random.nextInt(3) == 0 && server.isAlive();
          if (isCrash) {
            server.kill();
          }
          Map<String, Long> all = lost(sandbox, server);
          Map<String, Long> now = new TreeMap<>(all);
          lost.forEach((source, earlier) -> now.merge(source, -earlier, Long::sum));
          now.forEach((source, calls) -> assertThat(source, calls, inFlight(source)));
          lost = all;
          System.out.printf(
              Locale.ROOT,
              "kill %d, %s%s: %d requests so far, in flight %s%n",
              kills,
              command.get(0),
              isCrash ? ", server too" : "",
              SandboxCounts.of(sandbox).sum("requests"),
              now);
          continue;
        }
        int exit = child.await(300);
        assertThat(child.said(), exit, is(0));
        break;
      }
    }
    SandboxCounts end = SandboxCounts.settled(sandbox);
    System.out.printf(
        Locale.ROOT,
        "kill: %d kills, %d runs, %.1f s; %d requests, %d repeats, in flight at the kills %s%n",
        kills,
        runs,
        (System.nanoTime() - start) / 1e9,
        end.sum("requests"),
        end.sum("repeats"),
        lost);
    assertThat("kills", kills, is(KILLS));
    for (String source : SandboxCounts.SOURCES) {
      // Exactly what was lost was asked once more.
      assertThat(source, end.of(source, "repeats"), is(lost.getOrDefault(source, 0L)));
    }
  }

  /** Most of the time while it works, sometimes while it starts. */
  private long moment(double seconds) {
    boolean isEarly = random.nextInt(5) == 0;
    double longest = isEarly ? -3 : seconds * 1.2 / (KILLS + 1);
    return (long) (longest * random.nextDouble() * 1000);
  }

  /**
   * @param millis after its first request; negative: after its start
   */
  private static boolean endsBefore(Child child, long millis, Sandbox sandbox, long before)
      throws InterruptedException {
    long waiting = millis < 0 ? 0 : System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (waiting > System.nanoTime() && SandboxCounts.of(sandbox).sum("requests") == before) {
      if (child.endsWithin(2)) {
        return true;
      }
    }
    return child.endsWithin(Math.abs(millis));
  }

  private static boolean isRegistered(ServerOf server) throws Exception {
    return server.exists()
        && !server.rows("SELECT 1 WHERE to_regclass('albums') IS NOT NULL").isEmpty()
        && !server.rows("SELECT 1 FROM albums LIMIT 1").isEmpty();
  }

  /** Answers that left and are not kept: they were on their way when the process died. */
  private static Map<String, Long> lost(Sandbox sandbox, ServerOf server) throws Exception {
    Map<String, Long> lost = new TreeMap<>();
    SandboxCounts stats = SandboxCounts.settled(sandbox);
    for (String source : SandboxCounts.SOURCES) {
      lost.put(source, stats.of(source, "usable") - kept(server, source));
    }
    return lost;
  }

  private static long kept(ServerOf server, String source) throws Exception {
    if (!server.exists()
        || server.rows("SELECT 1 WHERE to_regclass('answers') IS NOT NULL").isEmpty()) {
      return 0;
    }
    // The server finishes a statement that it has, whether or not its client still lives.
    while (!server.rows(BUSY).isEmpty()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return Long.parseLong(
        server.rows("SELECT count(*) FROM answers WHERE source_id LIKE '" + source + "@%'").get(0));
  }

  private static Matcher<Long> inFlight(String source) {
    return lessThanOrEqualTo(mostInFlight(source));
  }

  /** Calls of a source that may be on their way at the same time. */
  static long mostInFlight(String source) {
    Limit limit = Limit.parse(LIMITS.get(source)).orElseThrow();
    SourceSettings settings =
        new SourceSettings(source, source, Map.of(), limit, null, 4, null, false, Map.of(), false);
    return settings.callsInFlight();
  }
}
