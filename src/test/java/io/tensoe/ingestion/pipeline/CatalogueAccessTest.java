package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import io.tensoe.ingestion.sources.SourceCounters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CatalogueAccessTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final Written written = new Written();

  /** The column of the run in the database. */
  private static final class Written implements CatalogueAccess.Notes {
    private final List<Boolean> words = new ArrayList<>();
    private @Nullable Boolean elsewhere;
    private int looks;

    @Override
    public synchronized void refused(boolean isRefused) {
      words.add(isRefused);
    }

    @Override
    public synchronized Optional<Boolean> isRefused() {
      looks++;
      return Optional.ofNullable(elsewhere);
    }
  }

  private static SourceCounters counters(boolean isRefused) {
    SourceCounters counters = new SourceCounters();
    if (isRefused) {
      counters.refuse();
    }
    return counters;
  }

  @Test
  void theOthersWaitForTheFirstWordOfTheOnlyCatalogue() throws Exception {
    CatalogueAccess access = new CatalogueAccess(true, written, LONG, LONG);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> waiting = other.submit(access::isRefused);
      assertThat(waiting.isDone(), is(false));
      access.asked(counters(true));
      assertThat(waiting.get(10, TimeUnit.SECONDS), is(true));
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void onlyTheFirstWordCountsAndIsWrittenDown() throws Exception {
    CatalogueAccess access = new CatalogueAccess(true, written, LONG, LONG);
    access.asked(counters(false));
    access.asked(counters(true));
    assertThat(access.isRefused(), is(false));
    assertThat(written.words, contains(false));
  }

  @Test
  void theWordOfAnotherProcessIsFound() throws Exception {
    written.elsewhere = true;
    CatalogueAccess access = new CatalogueAccess(true, written, LONG, SHORT);
    assertThat(access.isRefused(), is(true));
    assertThat("what another has written is not written again", written.words, is(empty()));
  }

  @Test
  void aCatalogueThatSaysNothingForLongIsSlowAndNotClosed() throws Exception {
    CatalogueAccess access = new CatalogueAccess(true, written, Duration.ofMillis(3), SHORT);
    assertThat(access.isRefused(), is(false));
    int looks = written.looks;
    assertThat("each album waits once", access.isRefused(), is(false));
    assertThat(written.looks, is(looks));
  }

  @Test
  void withoutAnOnlyCatalogueNobodyWaitsAndNothingIsWritten() throws Exception {
    CatalogueAccess access = new CatalogueAccess(false, written, LONG, LONG);
    assertThat(access.isRefused(), is(false));
    access.asked(counters(true));
    assertThat(access.isRefused(), is(false));
    assertThat(written.words, is(empty()));
    assertThat(written.looks, is(0));
  }

  @Test
  void allSourcesOfARunShareOneAndAForgottenRunLeavesNothing() {
    RunSettings run = new RunSettings("shared", nothing -> null, List.of(), Map.of(), 1, 1, 1);
    int before = CatalogueAccess.count();
    assertThat(CatalogueAccess.of(run), sameInstance(CatalogueAccess.of(run)));
    assertThat(CatalogueAccess.count(), is(before + 1));
    CatalogueAccess.forget(run);
    assertThat(CatalogueAccess.count(), is(before));
  }
}
