package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.tensoe.ingestion.Alone;
import io.tensoe.ingestion.database.embedded.ServerOf;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.sandbox.SandboxConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of a TaskManager at random moments, and of the JobManager. The full show: {@code
 * -DclusterKills=5 -DclusterAlbums=500}; {@code -DkillSeed} repeats what was printed.
 */
@Alone
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterKillIT {
  private static final int KILLS = Integer.getInteger("clusterKills", 2);
  private static final int ALBUMS = Integer.getInteger("clusterAlbums", 150);
  private static final long SEED = Long.getLong("killSeed", System.nanoTime() % 1_000_000);

  @TempDir static Path folder;

  private final Random random = new Random(SEED);
  private Path list;
  private Sandbox sandbox;
  private ServerOf server;
  private TestCluster cluster;

  /** The tables of a run that nobody disturbed; seconds it took. */
  private final List<List<String>> calm = new ArrayList<>();

  private double calmSeconds;

  @BeforeAll
  void start() throws Exception {
    SandboxConfig config =
        SandboxConfig.defaults()
            .withAlbums(ALBUMS)
            .withLatency(Duration.ofMillis(20), Duration.ofMillis(120));
    list = folder.resolve("list.csv");
    Sandbox.writeInput(config, list);
    sandbox = Sandbox.start(config, 0);
    server = new ServerOf(folder.resolve("cluster"));
    server.start();
    cluster =
        TestCluster.start(
            folder.resolve("flink"),
            Map.of(
                "SPOTIFY_CLIENT_ID", "none",
                "SPOTIFY_CLIENT_SECRET", "none",
                "LASTFM_API_KEY", "none",
                "TENSOE_JDBC_PASSWORD", server.password()));
    runUndisturbed();
  }

  @BeforeEach
  void emptyTables() throws Exception {
    server.empty();
    sandbox.resetStats();
  }

  @AfterAll
  void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
    server.close();
    sandbox.close();
  }

  private Child command(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--spotifyLimit=100/1s", "--lastfmLimit=200/1s", "--aotyLimit=50/1s"));
    all.add("--spotifyDailyLimit=none");
    all.addAll(cluster.options());
    all.addAll(List.of("--jdbcUrl=" + server.jdbcUrl(), "--jdbcUser=" + server.user()));
    return Child.start(
        folder.resolve("driver"), sandbox, all, Map.of("TENSOE_JDBC_PASSWORD", server.password()));
  }

  private void runUndisturbed() throws Exception {
    List<String> ingest = new ArrayList<>(List.of("ingest", "--input=" + list));
    ingest.addAll(List.of("--spotifyLimit=100/1s", "--lastfmLimit=200/1s", "--aotyLimit=50/1s"));
    ingest.add("--spotifyDailyLimit=none");
    long start = System.nanoTime();
    Path data = folder.resolve("calm");
    try (ServerOf undisturbed = new ServerOf(data);
        Child child = Child.start(data, sandbox, ingest)) {
      int exit = child.await(300);
      assertThat(child.said(), exit, is(0));
      calmSeconds = (System.nanoTime() - start) / 1e9;
      for (String table : KillIT.TABLES) {
        List<String> rows = undisturbed.rows(table);
        assertThat(rows.size(), greaterThan(ALBUMS - 1));
        calm.add(rows);
      }
    }
  }

  private void assertAsUndisturbed() throws Exception {
    for (int i = 0; i < calm.size(); i++) {
      KillIT.assertSame(server.rows(KillIT.TABLES.get(i)), calm.get(i));
    }
  }

  @Test
  void aKilledTaskManagerIsReplacedAndNothingIsLostOrAskedTwice() throws Exception {
    long start = System.nanoTime();
    int kills = 0;
    try (Child child = command("ingest", "--input=" + list)) {
      long done = 0;
      while (kills < KILLS) {
        // Evenly over the run, by albums done, and a random moment after that.
        long wanted = (long) (ALBUMS * (kills + 0.2) / (KILLS + 0.5));
        while (done < wanted) {
          assertThat(
              "ended before kill " + (kills + 1) + "\n" + child.said(),
              child.endsWithin(20),
              is(false));
          done = done();
        }
        child.endsWithin(random.nextInt(1_000));
        List<Long> workers = cluster.taskManagers();
        TestCluster.kill(workers.get(random.nextInt(workers.size())));
        kills++;
        System.out.printf(
            Locale.ROOT,
            "cluster kill %d at %d albums, %d requests so far%n",
            kills,
            done(),
            SandboxCounts.of(sandbox).sum("requests"));
        cluster.start(2);
      }
      int exit = child.await(600);
      assertThat(child.said(), exit, is(0));
    }
    SandboxCounts stats = SandboxCounts.settled(sandbox);
    System.out.printf(
        Locale.ROOT,
        "cluster kill: seed %d; %d albums, %d kills, %.1f s (undisturbed, DirectRunner: %.1f s);"
            + " %d requests, %d repeats, %d violations%n",
        SEED,
        ALBUMS,
        kills,
        (System.nanoTime() - start) / 1e9,
        calmSeconds,
        stats.sum("requests"),
        stats.sum("repeats"),
        stats.sum("violations"));
    assertThat("violations", stats.sum("violations"), is(0L));
    assertThat("repeats", stats.sum("repeats"), lessThanOrEqualTo((long) KILLS * inFlight()));
    assertAsUndisturbed();
  }

  private long done() throws Exception {
    return server.rows("SELECT 1 WHERE to_regclass('run_albums') IS NOT NULL").isEmpty()
        ? 0
        : Long.parseLong(
            server.rows("SELECT count(*) FROM run_albums WHERE status IS NOT NULL").get(0));
  }

  /** Calls that all lanes together may have on their way: all of them stop when one is killed. */
  private static long inFlight() {
    return SandboxCounts.SOURCES.stream().mapToLong(KillIT::mostInFlight).sum();
  }

  @Test
  void withoutItsJobManagerTheCommandEndsAndResumeCompletesTheRun() throws Exception {
    try (Child child = command("ingest", "--input=" + list)) {
      while (done() < ALBUMS / 3) {
        assertThat(child.said(), child.endsWithin(20), is(false));
      }
      TestCluster.kill(cluster.jobManager());
      int exit = child.await(120);
      assertThat(child.said(), exit, is(1));
      assertThat(child.said(), containsString("resume completes the run"));
    }
    cluster.start(2);
    try (Child child = command("resume")) {
      int exit = child.await(300);
      assertThat(child.said(), exit, is(0));
    }
    SandboxCounts stats = SandboxCounts.settled(sandbox);
    System.out.printf(
        Locale.ROOT,
        "JobManager killed: %d albums, %d requests, %d repeats, %d violations%n",
        ALBUMS,
        stats.sum("requests"),
        stats.sum("repeats"),
        stats.sum("violations"));
    assertThat("violations", stats.sum("violations"), is(0L));
    assertThat("repeats", stats.sum("repeats"), lessThanOrEqualTo(inFlight()));
    assertAsUndisturbed();
  }
}
