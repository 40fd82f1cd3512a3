package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.MusicSource;
import io.tensoe.ingestion.sources.OpenFilesException;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.Tally;
import io.tensoe.ingestion.store.DatabaseException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LookUpOneTest {
  private static final Instant UNTIL = Instant.parse("2030-01-01T00:00:00Z");

  private static Outcome look(boolean isOffline, MusicSource source) throws Exception {
    SourceSettings spotify =
        new SourceSettings(
            "spotify", "spotify@x", Map.of(), null, null, 1, null, isOffline, Map.of(), true);
    RunSettings run = new RunSettings("r", nothing -> null, List.of(spotify), Map.of(), 1, 1, 1);
    return new LookUpOne(Sources.named("spotify"), run, source, new Tally())
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
}
