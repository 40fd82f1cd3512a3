package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.database.TestDatabase;
import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.runs.RunStore;
import io.tensoe.ingestion.sources.CredentialsException;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker that restarts a job over and over must not be left with more threads each time. */
final class OpenSourceIT {
  @RegisterExtension static final TestDatabase server = new TestDatabase();

  @Test
  void whatCannotBeOpenedLeavesNothingBehindAndNeitherDoesWhatWasClosed() throws Exception {
    Database database = server.database();
    new RunStore(database.dataSource())
        .register(
            new RunStore.Run("run", "test", "", Instant.now(), 0), List.of(), List.of(), List.of());
    Set<String> before = threads();
    for (@Nullable Limit limit : new Limit[] {null, Limit.parse("10/1s").orElseThrow()}) {
      for (int i = 0; i < 3; i++) {
        RunSettings run = run(database, limit);
        assertThat(
            assertThrows(
                    IllegalStateException.class,
                    () -> OpenSource.of(failing(Sources.named("lastfm")), run))
                .getMessage(),
            is("cannot be opened"));
      }
      OpenSource opened = OpenSource.of(Sources.named("lastfm"), run(database, limit));
      assertThat(newOnes(before), is(not(empty())));
      opened.close();
    }
    awaitEnd(before);
  }

  @Test
  void aMissingCredentialIsToldBeforeAnythingIsOpened() {
    SourceSettings real =
        new SourceSettings(
            "lastfm", "lastfm@x", Map.of(), null, null, 1, null, false, Map.of(), false);
    RunSettings run =
        new RunSettings(
            "run",
            nothing -> {
              throw new IllegalStateException("the database is asked in vain");
            },
            List.of(real),
            Map.of(),
            1,
            1,
            1);
    SourceSpec spec = needing(Sources.named("lastfm"), "TENSOE_TEST_NEVER_SET");
    assertThat(
        assertThrows(CredentialsException.class, () -> OpenSource.of(spec, run)).getMessage(),
        containsString("TENSOE_TEST_NEVER_SET"));
  }

  private static RunSettings run(Database database, @Nullable Limit limit) {
    SourceSettings lastfm =
        new SourceSettings(
            "lastfm",
            "lastfm@x",
            Map.of("api", URI.create("http://localhost:1/")),
            limit,
            null,
            1,
            null,
            false,
            Map.of(),
            true);
    return new RunSettings(
        "run", nothing -> database.dataSource(), List.of(lastfm), Map.of(), 1, 1, 1);
  }

  private static SourceSpec failing(SourceSpec spec) {
    return spec.toBuilder()
        .opening(
            (client, addresses, credentials, settings) -> {
              throw new IllegalStateException("cannot be opened");
            })
        .build();
  }

  private static SourceSpec needing(SourceSpec spec, String variable) {
    return spec.toBuilder().credentials(spec.advice(), variable).build();
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("tensoe:")) // the pool of the database
        .map(thread -> thread.getName() + "#" + thread.getId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> newOnes(Set<String> before) {
    Set<String> now = threads();
    now.removeAll(before);
    now.removeIf(name -> !name.matches("(answers|call|writer|http|lane).*"));
    return now;
  }

  /** A thread that was told to end needs a moment. */
  private static void awaitEnd(Set<String> before) throws InterruptedException {
    for (int looks = 0; looks < 200 && !newOnes(before).isEmpty(); looks++) {
      Thread.sleep(20);
    }
    assertThat(newOnes(before), is(empty()));
  }
}
