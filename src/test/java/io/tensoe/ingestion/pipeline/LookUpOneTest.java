package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.MusicSource;
import io.tensoe.ingestion.sources.OpenFilesException;
import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LookUpOneTest {
  private static final Instant UNTIL = Instant.parse("2030-01-01T00:00:00Z");

  private static Outcome look(boolean isOffline, MusicSource source) throws Exception {
    SourceSettings spotify =
        new SourceSettings(
            "spotify", "spotify@x", Map.of(), null, null, 1, null, isOffline, Map.of(), true);
    RunSettings run = new RunSettings("r", nothing -> null, List.of(spotify), Map.of(), 1, 1, 1);
    return new LookUpOne(
            Sources.named("spotify"),
            run,
            source,
            new SourceCounters(),
            CatalogueAccess.of(run),
            time -> {})
        .look(new Wanted(InventedAlbums.seed(1), null));
  }

  private static Outcome failing(Throwable failure) throws Exception {
    return look(
        false,
        wanted -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) failure;
        });
  }

  @Test
  void aBugOrAnEndlessTextIsTheFaultOfItsAlbum() throws Exception {
    Outcome bug = failing(new StringIndexOutOfBoundsException("index 0, \0 length 0"));
    assertThat(bug.failure(), is(FailureKind.UNREADABLE));
    assertThat(
        bug.reason(),
        is(
            "failed while reading: java.lang.StringIndexOutOfBoundsException:"
                + " index 0, length 0"));
    Outcome endless = failing(new StackOverflowError());
    assertThat(endless.status(), is(Outcome.Status.FAILED));
    assertThat(endless.reason(), containsString("StackOverflowError"));
  }

  @Test
  void aLackOfMemoryFilesOrClassesOrARefusedRoleIsNoAlbumsFault() {
    for (Throwable failure :
        List.of(
            new OutOfMemoryError("Java heap space"),
            new NoClassDefFoundError("a/B"),
            new IllegalStateException(new OutOfMemoryError("Java heap space")),
            new OpenFilesException(new IOException("Too many open files")),
            new DatabaseException("The database refuses us by now"))) {
      assertThat(
          assertThrows(failure.getClass(), () -> failing(failure)).getMessage(),
          is(failure.getMessage()));
    }
  }

  @Test
  void whyAnAlbumIsDeferredIsData() throws Exception {
    MusicSource closed =
        wanted -> {
          throw SourceException.closed("whatever people are told", UNTIL);
        };
    assertThat(look(false, closed).cause(), is(Cause.CLOSED));
    assertThat(look(true, closed).cause(), is(Cause.NOT_STORED));
    assertThat(
        Outcomes.withoutTracks("lastfm", look(false, closed)).cause(), is(Cause.AWAITS_TRACKS));
  }

  private static LookUpOne lookUp(
      MusicSource source, SourceCounters counters, List<Duration> slept) {
    SourceSettings spotify =
        new SourceSettings(
            "spotify", "spotify@x", Map.of(), null, null, 1, null, false, Map.of(), true);
    RunSettings run = new RunSettings("r", nothing -> null, List.of(spotify), Map.of(), 1, 1, 1);
    CatalogueAccess nothingToWaitFor =
        new CatalogueAccess(false, NOWHERE, Duration.ZERO, Duration.ZERO);
    return new LookUpOne(
        Sources.named("spotify"), run, source, counters, nothingToWaitFor, slept::add);
  }

  private static final CatalogueAccess.Notes NOWHERE =
      new CatalogueAccess.Notes() {
        @Override
        public void refused(boolean isRefused) {}

        @Override
        public Optional<Boolean> isRefused() {
          return Optional.empty();
        }
      };

  @Test
  void anInterruptEndsTheLookUpAndIsNoOutcome() {
    LookUpOne lookUp =
        lookUp(
            wanted -> {
              throw new InterruptedException();
            },
            new SourceCounters(),
            new ArrayList<>());
    assertThrows(
        Lane.Interrupted.class, () -> lookUp.apply(new Wanted(InventedAlbums.seed(1), null)));
    assertThat("the flag is set again for whoever runs this", Thread.interrupted(), is(true));
  }

  @Test
  void aPassingFailureIsLookedAtAgainOnlyWhileItsSourceAnswersOthers() {
    for (boolean isHealthy : new boolean[] {true, false}) {
      SourceCounters counters = new SourceCounters();
      counters.answers.add(isHealthy ? 9 : 0);
      List<Duration> slept = new ArrayList<>();
      AtomicInteger looks = new AtomicInteger();
      LookUpOne lookUp =
          lookUp(
              wanted -> {
                looks.incrementAndGet();
                counters.failures.increment();
                throw new SourceException(SourceException.Kind.UNAVAILABLE, "502");
              },
              counters,
              slept);
      Outcome outcome = lookUp.apply(new Wanted(InventedAlbums.seed(1), null));
      assertThat(outcome.failure(), is(FailureKind.UNAVAILABLE));
      assertThat(looks.get(), is(isHealthy ? 2 : 1));
      assertThat(slept.size(), is(isHealthy ? 1 : 0));
    }
  }

  @Test
  void whatAPersonMustMendIsNotLookedAtAgain() {
    SourceCounters counters = new SourceCounters();
    counters.answers.add(9);
    AtomicInteger looks = new AtomicInteger();
    LookUpOne lookUp =
        lookUp(
            wanted -> {
              looks.incrementAndGet();
              throw new SourceException(SourceException.Kind.REFUSED, "bad id");
            },
            counters,
            new ArrayList<>());
    assertThat(
        lookUp.apply(new Wanted(InventedAlbums.seed(1), null)).failure(), is(FailureKind.REFUSED));
    assertThat(looks.get(), is(1));
  }
}
