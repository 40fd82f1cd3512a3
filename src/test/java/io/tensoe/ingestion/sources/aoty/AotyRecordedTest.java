package io.tensoe.ingestion.sources.aoty;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.sources.Recordings;
import io.tensoe.ingestion.sources.Recordings.Recording;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real markup of the site, cut out of its pages: facts read off it by hand. */
class AotyRecordedTest {

  @TestFactory
  Stream<DynamicTest> everyRecordingIsUnderstoodOrRefused() throws IOException {
    return Recordings.of("aoty").stream()
        .map(recording -> dynamicTest(recording.path(), () -> check(recording)));
  }

  private static void check(Recording recording) {
    // None has a headline, so none is an album page.
    SourceException failure =
        assertThrows(
            SourceException.class,
            () ->
                AotyWire.albumIn(
                    new Reply(200, Map.of(), recording.body()), "GET page", "", Instant.EPOCH));
    assertThat(failure.kind(), is(Kind.UNREADABLE));
    assertThat(failure.getMessage(), containsString("no album headline"));
    Document page = AotyWire.parsed(recording.body());
    String name = recording.path().substring(recording.path().lastIndexOf('/') + 1);
    switch (name) {
      case "tracktable_hit-me-hard-and-soft.html" -> checkTable(TrackList.in(page));
      case "album_1_neko-case_scorebox_and_genres.html" -> {
        checkScores(page, 78.0537, 27, 76.7, 152);
        assertThat(TrackList.in(page), hasSize(0));
      }
      case "album_970_the-bends_trimmed.html" -> {
        checkScores(page, null, null, 85.7, 13);
        List<SourceTrack> tracks = TrackList.in(page);
        assertThat(titles(tracks), contains("Planet Telex", "The Bends"));
        assertThat(tracks.get(0).durationMs(), is(259_000));
        assertThat(tracks.get(0).score(), is(90.0));
        assertThat(tracks.get(1).scoreCount(), is(3866));
      }
      case "song_6420_just_trimmed.html", "artist_284_radiohead_trimmed.html" -> {
        checkScores(page, null, null, null, null);
        assertThat(TrackList.in(page), hasSize(0));
      }
      default -> fail("nobody has said what is in " + recording.path());
    }
  }

  private static void checkTable(List<SourceTrack> tracks) {
    assertThat(tracks, hasSize(10));
    assertThat(
        tracks.stream().map(SourceTrack::number).toList(),
        is(IntStream.rangeClosed(1, 10).boxed().toList()));
    assertThat(tracks.get(0).title(), is("SKINNY"));
    assertThat(tracks.get(9).title(), is("BLUE"));
  }

  private static void checkScores(
      Document page, Double critic, Integer critics, Double user, Integer users) {
    Scores scores = new Scores(page, LinkedData.in(page));
    assertThat(scores.critic(), critic == null ? is(nullValue()) : is(critic));
    assertThat(scores.criticCount(), critics == null ? is(nullValue()) : is(critics));
    assertThat(scores.user(), user == null ? is(nullValue()) : is(user));
    assertThat(scores.userCount(), users == null ? is(nullValue()) : is(users));
  }

  private static List<String> titles(List<SourceTrack> tracks) {
    return tracks.stream().map(SourceTrack::title).toList();
  }
}
