package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.tensoe.ingestion.database.embedded.ServerOf;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.sandbox.SandboxConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that goes away in the middle of a run; {@code -Doutage=20} sets its seconds. */
class OutageIT {
  private static final int SECONDS = Integer.getInteger("outage", 8);
  private static final int ALBUMS = 60;
  private static final int ENOUGH = 200;

  @TempDir static Path home;
  private static Sandbox sandbox;
  private static List<String> ingest;

  /** The tables of a run that nothing disturbed. */
  private static final List<List<String>> CALM = new ArrayList<>();

  @TempDir Path folder;
  private ServerOf server;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    SandboxConfig config =
        SandboxConfig.defaults()
            .withAlbums(ALBUMS)
            .withLatency(Duration.ofMillis(5), Duration.ofMillis(60));
    Path list = home.resolve("list.csv");
    Sandbox.writeInput(config, list);
    sandbox = Sandbox.start(config, 0);
    ingest = new ArrayList<>(List.of("ingest", "--input=" + list));
    ingest.addAll(List.of("--spotifyLimit=100/1s", "--lastfmLimit=100/1s", "--aotyLimit=50/1s"));
    Path data = home.resolve("calm");
    try (ServerOf calm = new ServerOf(data);
        Child child = Child.start(data, sandbox, ingest)) {
      int exit = child.await(120);
      assertThat(child.said(), exit, is(0));
      for (String table : KillIT.TABLES) {
        CALM.add(calm.rows(table));
      }
    }
  }

  @AfterAll
  static void closeSandbox() throws Exception {
    sandbox.close();
  }

  @BeforeEach
  void open() {
    sandbox.resetStats();
    server = new ServerOf(folder.resolve("data"));
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private Child start(List<String> command) throws Exception {
    return Child.start(folder.resolve("data"), sandbox, command);
  }

  /** Waits until a run is in full swing. */
  private void awaitRequests(int count) {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (SandboxCounts.of(sandbox).sum("requests") < count && System.nanoTime() < patience) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private void rowsAreThoseOfACalmRun() throws Exception {
    for (int i = 0; i < CALM.size(); i++) {
      assertThat(CALM.get(i).size(), greaterThan(ALBUMS - 1));
      KillIT.assertSame(server.rows(KillIT.TABLES.get(i)), CALM.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "immediate", "frozen"})
  void aShortOutageIsWaitedFor(String how) throws Exception {
    try (Child child = start(ingest)) {
      awaitRequests(ENOUGH);
      long start = System.nanoTime();
      if (how.equals("frozen")) {
        server.freeze();
      } else {
        server.stop(how);
      }
      assertThat("it waits", child.endsWithin(TimeUnit.SECONDS.toMillis(SECONDS)), is(false));
      if (how.equals("frozen")) {
        server.thaw();
      } else {
        server.start();
      }
      double away = (System.nanoTime() - start) / 1e9;
      int exit = child.await(150);
      System.out.printf(
          Locale.ROOT,
          "outage, %s: away for %.1f s, ended %.1f s after its begin; %d requests, %d repeats%n",
          how,
          away,
          (System.nanoTime() - start) / 1e9,
          SandboxCounts.of(sandbox).sum("requests"),
          SandboxCounts.of(sandbox).sum("repeats"));
      assertThat(child.said(), exit, is(0));
    }
    assertThat(SandboxCounts.of(sandbox).sum("repeats"), is(0L));
    rowsAreThoseOfACalmRun();
  }

  @Test
  void aDatabaseThatStaysAwayIsAClearErrorAndResumeGoesOn() throws Exception {
    try (Child child = start(ingest)) {
      awaitRequests(ENOUGH);
      server.stop("fast");
      long start = System.nanoTime();
      int exit = child.await(400);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT, "outage for good: exit %d after %.1f s%n%s", exit, seconds, child.said());
      assertThat(exit, is(1));
      assertThat(child.said(), allOf(containsString("database"), containsString("resume")));
      assertThat(seconds, lessThan(120.0));
    }
    server.start();
    List<String> resume = new ArrayList<>(ingest);
    resume.subList(0, 2).clear();
    resume.add(0, "resume");
    try (Child child = start(resume)) {
      assertThat(child.said(), child.await(120), is(0));
    }
    long repeats = SandboxCounts.of(sandbox).sum("repeats");
    System.out.printf(Locale.ROOT, "outage for good: %d repeats%n", repeats);
    assertThat("in flight at the stop", repeats, lessThanOrEqualTo(52L + 52 + 27));
    rowsAreThoseOfACalmRun();
  }
}
