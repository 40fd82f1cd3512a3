package io.tensoe.ingestion.runs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunNotesIT {
  @RegisterExtension static final TestDatabase server = new TestDatabase();

  @Test
  void whatOneProcessWritesDownAnotherReads() throws Exception {
    Database database = server.database();
    RunNotes notes = new RunNotes(database.dataSource(), "run");
    assertThat("no such run", notes.age(), is(Duration.ZERO));
    assertThat(notes.isRefused(), is(Optional.empty()));

    Instant started = Instant.now().minusSeconds(60);
    new RunStore(database.dataSource())
        .register(
            new RunStore.Run("run", "ingest", "FlinkRunner", started, 0),
            List.of(),
            List.of(),
            List.of());
    assertThat(notes.age(), greaterThanOrEqualTo(Duration.ofSeconds(59)));
    assertThat("not heard yet", notes.isRefused(), is(Optional.empty()));

    notes.refused(true);
    notes.job("0a1b");
    assertThat(new RunNotes(database.dataSource(), "run").isRefused(), is(Optional.of(true)));
    LastRun last = new StatsQuery(database.dataSource()).read().lastRun();
    assertThat(last.job(), is("0a1b"));
    assertThat(last.asked(), is(0L));
  }
}
