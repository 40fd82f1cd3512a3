package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.Alone;
import io.tensoe.ingestion.database.embedded.ServerOf;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.sandbox.SandboxConfig;
import io.tensoe.ingestion.sandbox.SandboxFaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a real cluster of three JVMs, with a real PostgreSQL that its workers reach. */
@Alone
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
  private static final int ALBUMS = 60;

  /** Every table a run writes, in full; times, runs and what belongs to one run's calls aside. */
  static final List<String> TABLES =
      List.of(
          KillIT.TABLES.get(0),
          KillIT.TABLES.get(1),
          "SELECT to_jsonb(a) - 'run_id' FROM run_albums a ORDER BY position",
          "SELECT track_id, change FROM run_tracks ORDER BY 1",
          "SELECT to_jsonb(d) - 'run_id' - 'at' FROM dead_letters d ORDER BY album_key, source",
          "SELECT source_id, question, answer, raw_status, version, misses FROM answers"
              + " ORDER BY source_id, question");

  /** What the sandbox allows. */
  private static final String[] LIMITS = {
    "--spotifyLimit=100/1s", "--lastfmLimit=200/1s", "--aotyLimit=50/1s", "--spotifyDailyLimit=none"
  };

  private static final Map<String, String> SECRETS =
      Map.of(
          "SPOTIFY_CLIENT_ID", "hush-spotify-id-1a2b3c",
          "SPOTIFY_CLIENT_SECRET", "hush-spotify-secret-4d5e6f",
          "LASTFM_API_KEY", "hush-lastfm-key-7a8b9c");

  @TempDir static Path folder;

  private final Map<String, String> environment = new HashMap<>(SECRETS);
  private ServerOf server;
  private TestCluster cluster;
  private Sandbox sandbox;
  private Path list;

  @BeforeAll
  void start() throws Exception {
    SandboxConfig config =
        SandboxConfig.defaults()
            .withAlbums(ALBUMS)
            .withLatency(Duration.ofMillis(5), Duration.ofMillis(40))
            .withFaults(
                SandboxFaults.parse(
                    "all.error=0.02,all.reset=0.01,all.truncate=0.01,all.html=0.01,spotify.throttle=0.01"));
    list = folder.resolve("list.csv");
    Sandbox.writeInput(config, list);
    sandbox = Sandbox.start(config, 0);
    server = new ServerOf(folder.resolve("cluster"));
    server.start();
    environment.put("TENSOE_JDBC_PASSWORD", server.password());
    cluster = TestCluster.start(folder.resolve("flink"), environment);
  }

  @AfterAll
  void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
    server.close();
    sandbox.close();
  }

  private List<String> database() {
    return List.of("--jdbcUrl=" + server.jdbcUrl(), "--jdbcUser=" + server.user());
  }

  /** Exit code and what was said. */
  private record Said(int exit, String text) {}

  private Said run(List<String> more, String... arguments) throws Exception {
    try (Child child = start(more, arguments)) {
      int exit = child.await(300);
      return new Said(exit, child.said());
    }
  }

  private Child start(List<String> more, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(more);
    all.addAll(database());
    return Child.start(folder.resolve("driver"), sandbox, all, environment);
  }

  private String[] ingest() {
    return with(LIMITS, "ingest", "--input=" + list);
  }

  @Test
  void theSameListGivesTheSameTablesOnEveryRunnerAndNoSecretIsLeftBehind() throws Exception {
    server.empty();
    sandbox.resetStats();
    Path export = folder.resolve("export");
    Said said = run(cluster.options(), with(ingest(), "--export=" + export));
    assertThat(said.text(), said.exit(), is(0));
    assertThat("violations", SandboxCounts.of(sandbox).sum("violations"), is(0L));
    assertThat("repeats", SandboxCounts.of(sandbox).sum("repeats"), is(0L));
    assertNoSecretIn(everythingShown(export));
    for (String runner : List.of("direct.args", "flink-local.args")) {
      Path home = folder.resolve(runner);
      try (ServerOf other = new ServerOf(home)) {
        List<String> all = new ArrayList<>(List.of(ingest()));
        all.add("@" + TestCluster.args(runner));
        try (Child child = Child.start(home, sandbox, all)) {
          int exit = child.await(300);
          assertThat(child.said(), exit, is(0));
        }
        for (String table : TABLES) {
          KillIT.assertSame(server.rows(table), other.rows(table));
        }
      }
    }
    assertThat(server.rows("SELECT 1 FROM tracks").size(), greaterThan(ALBUMS));
  }

  private static List<String> with(List<String> options, String more) {
    return Stream.concat(options.stream(), Stream.of(more)).toList();
  }

  /** The command first, then the rest. */
  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Arrays.stream(more), Arrays.stream(arguments))
        .sorted((a, b) -> Boolean.compare(a.startsWith("--"), b.startsWith("--")))
        .toArray(String[]::new);
  }

  /** All that people or other programs get to see of a run, by where it is. */
  private Map<String, String> everythingShown(Path export) throws Exception {
    Map<String, String> shown = new HashMap<>();
    for (JsonNode job : Json.read(cluster.get("/jobs"), JsonNode.class).get("jobs")) {
      String address = "/jobs/" + job.get("id").asText();
      for (String part :
          List.of("", "/config", "/plan", "/exceptions", "/checkpoints", "/accumulators")) {
        shown.put(address + part, cluster.get(address + part));
      }
    }
    for (String page :
        List.of("/config", "/jobmanager/config", "/jobmanager/environment", "/taskmanagers")) {
      shown.put(page, cluster.get(page));
    }
    for (Path place : List.of(cluster.folder(), folder.resolve("driver"), export)) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          shown.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    for (String table :
        List.of(
            "tracks",
            "albums",
            "runs",
            "run_albums",
            "run_sources",
            "dead_letters",
            "answers",
            "calls",
            "source_state")) {
      shown.put(table, String.join("\n", server.rows("SELECT t::text FROM " + table + " t")));
    }
    return shown;
  }

  private void assertNoSecretIn(Map<String, String> shown) {
    assertThat(shown.size(), greaterThan(20));
    shown.forEach(
        (where, text) ->
            environment.forEach(
                (name, secret) ->
                    assertThat(name + " in " + where, text.contains(secret), is(false))));
  }

  @Test
  void aDetachedRunGoesOnByItselfAndStatsTellsHowFarItIs() throws Exception {
    Said said = run(cluster.options(), with(ingest(), "--detached"));
    assertThat(said.text(), said.exit(), is(0));
    String job = said.text().lines().findFirst().orElse("");
    assertThat(job, matchesPattern("[0-9a-f]{32}"));
    await(job, "FINISHED");
    Said stats = run(List.of(), "stats");
    assertThat(stats.text(), stats.exit(), is(0));
    assertThat(
        stats.text(),
        containsString("Last run: ingest on FlinkRunner, 60 of 60 albums done, job " + job));
    Said resume = run(cluster.options(), with(LIMITS, "resume"));
    assertThat(resume.text(), resume.exit(), is(0));
    assertThat(resume.text(), containsString("Nothing to do"));
  }

  private void await(String job, String state) throws Exception {
    for (int looks = 0; looks < 600; looks++) {
      String now = Json.read(cluster.get("/jobs/" + job), JsonNode.class).get("state").asText();
      if (now.equals(state)) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw new IllegalStateException(job + " is not " + state + ": " + cluster.get("/jobs/" + job));
  }

  @Test
  void theJobJarIsAcceptedByFlinkRun() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("flink", "run"));
    arguments.add(Path.of("target", "tensoe-ingestion-job.jar").toAbsolutePath().toString());
    arguments.addAll(List.of(ingest()));
    arguments.add("@" + TestCluster.args("flink-cluster.args"));
    arguments.addAll(database());
    arguments.addAll(
        List.of(
            "--spotifyApiUrl=" + sandbox.address("spotify", "api"),
            "--spotifyAccountsUrl=" + sandbox.address("spotify", "accounts"),
            "--lastfmUrl=" + sandbox.address("lastfm", "api"),
            "--aotyUrl=" + sandbox.address("aoty", "site"),
            "--dataDir=" + folder.resolve("flink-run")));
    String said = cluster.call(arguments.toArray(String[]::new));
    assertThat(said, containsString("60 albums: 60 complete"));
    assertThat("the page's parts are in the jar", said, containsString("report.html"));
  }

  @Test
  void interruptedTheCommandCancelsItsJob() throws Exception {
    server.empty();
    List<String> slowly = new ArrayList<>(cluster.options());
    slowly.add("--lastfmLimit=4/1s");
    try (Child child = start(slowly, ingest())) {
      while (server.rows("SELECT 1 WHERE to_regclass('tracks') IS NOT NULL").isEmpty()
          || server.rows("SELECT 1 FROM tracks LIMIT 1").isEmpty()) {
        assertThat(child.said(), child.endsWithin(200), is(false));
      }
      child.interrupt();
      int exit = child.await(60);
      assertThat(child.said(), exit, is(130));
    }
    JsonNode jobs = Json.read(cluster.get("/jobs/overview"), JsonNode.class).get("jobs");
    String run = server.rows("SELECT max(run_id) FROM runs").get(0);
    for (JsonNode job : jobs) {
      if (job.get("name").asText().equals("tensoe-" + run)) {
        assertThat(job.get("state").asText(), is("CANCELED"));
      }
    }
    Said resume = run(cluster.options(), with(LIMITS, "resume"));
    assertThat(resume.text(), resume.exit(), is(0));
    assertThat(server.rows("SELECT DISTINCT status FROM albums"), is(List.of("complete")));
  }

  @Test
  void whatCannotWorkIsSaidBeforeAnythingIsAsked() throws Exception {
    long before = SandboxCounts.of(sandbox).sum("requests");
    Map<String, Child> refused = new LinkedHashMap<>();
    try {
      refused.put("has 4 slots", start(with(cluster.options(), "--parallelism=9"), ingest()));
      refused.put(
          "no Flink cluster answers at localhost:1",
          start(List.of("--runner=FlinkRunner", "--flinkMaster=localhost:1"), ingest()));
      refused.put(
          "--detached needs a Flink cluster", start(List.of(), with(ingest(), "--detached")));
      refused.put("--objectReuse", start(cluster.options(), with(ingest(), "--fasterCopy=true")));
      refused.put("--export", start(cluster.options(), with(ingest(), "--detached", "--export=x")));
      refused.put(
          "embedded database",
          Child.start(
              folder.resolve("embedded"),
              sandbox,
              Stream.concat(Stream.of(ingest()), cluster.options().stream()).toList(),
              environment));
      for (Map.Entry<String, Child> each : refused.entrySet()) {
        int exit = each.getValue().await(300);
        assertRefused(each.getKey(), new Said(exit, each.getValue().said()));
      }
    } finally {
      refused.values().forEach(Child::close);
    }
    assertThat(SandboxCounts.of(sandbox).sum("requests"), is(before));
  }

  private static void assertRefused(String why, Said said) {
    assertThat(said.text(), said.exit(), is(2));
    assertThat(said.text(), containsString(why));
  }

  @Test
  void aVariableThatOnlyTheWorkersLackEndsTheRunWithItsName() throws Exception {
    environment.put("OTHER_PASSWORD", server.password());
    Said said = run(cluster.options(), with(ingest(), "--jdbcPasswordVariable=OTHER_PASSWORD"));
    environment.remove("OTHER_PASSWORD");
    assertThat(said.text(), said.exit(), is(2));
    assertThat(said.text(), containsString("OTHER_PASSWORD"));
    assertThat(said.text(), containsString("TaskManager"));
  }

  /** First: what a cancelled or a failed job holds for a while is not what this counts. */
  @Test
  @Order(1)
  void nothingOfAJobStaysOnItsWorkers() throws Exception {
    for (int jobs = 0; jobs < 3; jobs++) {
      Said said = run(cluster.options(), ingest());
      assertThat(said.text(), said.exit(), is(0));
    }
    for (long worker : cluster.taskManagers()) {
      // Classes go in the round after their last thread, and a thread that waits for an answer has
      // time.
      long loaders = classLoadersOfJobs(worker);
      for (int rounds = 0; rounds < 90 && loaders > 2; rounds++) {
        Thread.sleep(1000);
        loaders = classLoadersOfJobs(worker);
      }
      assertThat("class loaders of jobs", loaders, lessThanOrEqualTo(2L));
    }
  }

  private static long classLoadersOfJobs(long worker) throws IOException {
    jcmd(worker, "GC.run");
    return jcmd(worker, "VM.classloader_stats")
        .lines()
        .filter(line -> line.contains("ChildFirst"))
        .count();
  }

  private static String jcmd(long process, String command) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                process + "",
                command)
            .redirectErrorStream(true)
            .start();
    return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
