package io.tensoe.ingestion.sources.lastfm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.model.Tag;
import io.tensoe.ingestion.sources.Recordings;
import io.tensoe.ingestion.sources.Recordings.Recording;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real bodies of Last.fm: understood with these facts, or refused for this reason. */
class LastFmRecordedTest {
  /** Facts read off the bodies by hand: artist, title, tags, the strongest and the weakest. */
  private static final Map<String, Facts> LISTS =
      Map.of(
          "track.getTopTags_acdc_hells_bells.json",
          new Facts("AC/DC", "Hells Bells", 36, "hard rock", "back in black"),
          "artist.getTopTags_audioslave.json",
          new Facts("Audioslave", null, 26, "rock", "male vocalists"),
          "track.getTopTags_billie_jean.json",
          new Facts("Michael Jackson", "Billie Jean", 62, "pop", "The Best of 80s"),
          "track.getTopTags_paranoid_android.json",
          new Facts("Radiohead", "Paranoid Android", 90, "alternative", "grey storia"),
          "track.getTopTags_unknown_empty.json",
          new Facts("Metallica", "Hells Bells", 0, "", ""));

  private static final Map<String, Kind> FAILURES =
      Map.of(
          "error29_rate_limit.json", Kind.THROTTLED,
          "error26_suspended_key_http403.json", Kind.CREDENTIALS);

  private record Facts(String artist, String title, int tags, String first, String last) {}

  @TestFactory
  Stream<DynamicTest> everyRecordingIsUnderstoodOrRefused() throws IOException {
    return Recordings.of("lastfm").stream()
        .map(recording -> dynamicTest(recording.path(), () -> check(recording)));
  }

  private static void check(Recording recording) throws SourceException {
    String name = recording.path().substring(recording.path().lastIndexOf('/') + 1);
    if (LISTS.containsKey(name)) {
      checkList(read(recording).orElseThrow(), LISTS.get(name));
    } else if (FAILURES.containsKey(name)) {
      assertThat(failure(recording).kind(), is(FAILURES.get(name)));
    } else if (recording.body().contains("\"error\"")) {
      // Error 6 in its known words: there is no such track, album, artist or user.
      assertThat(recording.what(), read(recording), is(Optional.empty()));
    } else {
      // Another method, which is never asked: its tags have no counts.
      assertThat(
          name.contains("getInfo") || name.contains("getTags") || name.startsWith("album"),
          is(true));
      assertThat(failure(recording).kind(), is(Kind.UNREADABLE));
      assertThat(failure(recording).getMessage(), containsString("no toptags"));
    }
  }

  private static void checkList(TopTags list, Facts facts) {
    assertThat(list.artist(), is(facts.artist()));
    assertThat(list.title(), is(facts.title()));
    List<Tag> tags = list.tags();
    assertThat(tags, hasSize(facts.tags()));
    if (!tags.isEmpty()) {
      assertThat(tags.get(0), is(new Tag(facts.first(), 100)));
      assertThat(tags.get(tags.size() - 1), is(new Tag(facts.last(), 1)));
    }
  }

  private static Optional<TopTags> read(Recording recording) throws SourceException {
    int status = recording.path().contains("http403") ? 403 : 200;
    return LastFmWire.topTagsIn(
        new Reply(status, Map.of(), recording.body()), "GET tags", Instant.EPOCH);
  }

  private static SourceException failure(Recording recording) {
    return assertThrows(SourceException.class, () -> read(recording));
  }
}
