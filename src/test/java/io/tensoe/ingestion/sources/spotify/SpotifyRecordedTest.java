package io.tensoe.ingestion.sources.spotify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.sources.Recordings;
import io.tensoe.ingestion.sources.Recordings.Recording;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import io.tensoe.ingestion.sources.spotify.SpotifyStatus.Asked;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.Details;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.TracksAnswer;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real bodies of Spotify. What a body is, is told by its own shape; facts come with it. */
class SpotifyRecordedTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern ALBUM =
      Pattern.compile(
          "album \"(.*)\" \\((\\w+), (\\d+) artist\\(s\\), total (\\d+) tracks, (\\d+) embedded,"
              + " .*release_date (\\S+) / (\\w+)\\).*");
  private static final Pattern BATCH_ENTRY =
      Pattern.compile("(?:^|; )(.+?) \\((\\d+) tracks, ([\\d-]+)/(\\w+)\\)");
  private static final Pattern PAGE =
      Pattern.compile("page offset (\\d+) limit \\d+ total (\\d+) items (\\d+)");
  private static final Pattern SEARCH = Pattern.compile("search, albums.total \\d+, (\\d+) items");
  private static final Pattern TRACK = Pattern.compile("track \"(.*)\", isrc ([\\w-]+),");
  private static final Pattern STATUS = Pattern.compile("issue-quoted/(\\d{3})_(\\w+)");

  @TestFactory
  Stream<DynamicTest> everyRecordingIsUnderstood() throws IOException {
    return Recordings.of("spotify").stream()
        .map(
            recording ->
                dynamicTest(
                    recording.path(),
                    () -> {
                      understand(recording.body());
                      facts(recording);
                    }));
  }

  /** What the manifest says of a body, written by whoever recorded it, is what we read in it. */
  private static void facts(Recording recording) throws SourceException {
    String body = recording.body();
    Matcher album = ALBUM.matcher(recording.what());
    Matcher page = PAGE.matcher(recording.what());
    Matcher search = SEARCH.matcher(recording.what());
    Matcher track = TRACK.matcher(recording.what());
    Matcher status = STATUS.matcher(recording.path());
    if (album.find()) {
      SourceAlbum read = SpotifyWire.albumIn(body).album();
      assertThat(
          List.of(
              read.title(),
              String.valueOf(read.type()),
              "" + read.artists().size(),
              "" + read.totalTracks(),
              "" + read.tracks().size()),
          is(
              List.of(
                  album.group(1), album.group(2), album.group(3), album.group(4), album.group(5))));
      assertDate(read, album.group(6), album.group(7));
    } else if (recording.what().contains("batch albums: ")) {
      String rest = recording.what().replaceFirst(".*batch albums: ", "");
      Matcher entry = BATCH_ENTRY.matcher(rest);
      for (JsonNode each : json(body).path("albums")) {
        if (each.isObject()) {
          assertThat(rest, entry.find(), is(true));
          SourceAlbum read = SpotifyWire.albumIn(each.toString()).album();
          assertThat(read.title(), is(entry.group(1)));
          assertDate(read, entry.group(3), entry.group(4));
        }
      }
    } else if (page.find()) {
      int offset = Integer.parseInt(page.group(1));
      int items = Integer.parseInt(page.group(3));
      TracksAnswer read = SpotifyWire.tracksIn(body, offset);
      assertThat(read.tracks(), hasSize(items));
      assertThat(
          read.nextOffset(),
          is(offset + items < Integer.parseInt(page.group(2)) ? offset + items : null));
    } else if (search.find()) {
      assertThat(SpotifyWire.searchIn(body).albums(), hasSize(Integer.parseInt(search.group(1))));
    } else if (track.find()) {
      Details read =
          SpotifyWire.detailsIn(batch("[" + body + "]")).byId().values().iterator().next();
      assertThat(read.isrc(), is(track.group(2).replace("-", "")));
    } else if (status.find()) {
      checkStatus(Integer.parseInt(status.group(1)), status.group(2), body);
    } else {
      assertThat(
          "a fact is known of " + recording,
          recording
              .what()
              .matches(".*(error \\{|token|batch tracks|search, tracks|trailing data).*"),
          is(true));
    }
  }

  private static void checkStatus(int status, String what, String body) throws SourceException {
    Asked asked = what.startsWith("batch") ? Asked.BATCH : Asked.ALBUM;
    Call call = Call.get(URI.create("https://api.example/v1/albums/x"));
    Reply reply = new Reply(status, Map.of(), body);
    if (status == 404) {
      assertThat(SpotifyStatus.hasAnswer(asked, call, reply, Instant.EPOCH), is(false));
      return;
    }
    Kind kind =
        switch (status + " " + what) {
          case "403 premium_plaintext" -> Kind.CREDENTIALS;
          case "429 quota_exceeded" -> Kind.QUOTA;
          case "429 rate_limit", "429 plaintext" -> Kind.THROTTLED;
          case "502 bad_gateway" -> Kind.UNAVAILABLE;
          default -> Kind.REFUSED;
        };
    SourceException failure =
        assertThrows(
            SourceException.class,
            () -> SpotifyStatus.hasAnswer(asked, call, reply, Instant.EPOCH));
    assertThat(failure.kind(), is(kind));
  }

  private static void assertDate(SourceAlbum album, String date, String precision) {
    String written = Objects.requireNonNull(album.releaseDate()).toString();
    assertThat(written.substring(0, date.length()), is(date));
    assertThat(String.valueOf(album.precision()).toLowerCase(Locale.ROOT), is(precision));
  }

  private static void understand(String body) throws Exception {
    JsonNode json = json(body);
    if (json.has("album_type")) {
      album(body, json);
    } else if (json.path("albums").has("items")) {
      assertThat(SpotifyWire.searchIn(body).albums(), hasSize(json.at("/albums/items").size()));
    } else if (json.path("albums").isArray()) {
      for (JsonNode album : json.path("albums")) {
        if (album.isObject()) {
          album(album.toString(), album);
        }
      }
    } else if (json.path("items").isArray()) {
      tracks(SpotifyWire.tracksIn(body, 0).tracks(), json.path("items"));
    } else if (json.path("tracks").isArray()) {
      details(body, json.path("tracks"));
    } else if (json.path("tracks").has("items")) {
      details(batch(json.at("/tracks/items").toString()), json.at("/tracks/items"));
    } else if (json.has("duration_ms")) {
      details(batch("[" + json + "]"), JSON.createArrayNode().add(json));
    } else if (json.has("access_token")) {
      SpotifyWire.tokenIn(body, Instant.EPOCH);
    } else {
      assertThrows(SourceException.class, () -> SpotifyWire.albumIn(body));
      assertThrows(SourceException.class, () -> SpotifyWire.searchIn(body));
      assertThat(SpotifyError.in(body).message().isEmpty(), is(false));
    }
  }

  private static void album(String body, JsonNode json) throws SourceException {
    SourceAlbum album = SpotifyWire.albumIn(body).album();
    assertThat(album.id(), is(json.path("id").textValue()));
    assertThat(album.releaseDate(), is(notNullValue()));
    assertThat(album.totalTracks(), is(notNullValue()));
    assertThat(album.artists(), hasSize(json.path("artists").size()));
    tracks(album.tracks(), json.at("/tracks/items"));
  }

  private static void tracks(List<SourceTrack> tracks, JsonNode items) {
    assertThat(tracks, hasSize(items.size()));
    for (int i = 0; i < tracks.size(); i++) {
      JsonNode item = items.get(i);
      assertThat(tracks.get(i).id(), is(item.path("id").textValue()));
      assertThat(tracks.get(i).title(), is(item.path("name").textValue()));
      assertThat(tracks.get(i).number(), is(item.path("track_number").intValue()));
      assertThat(tracks.get(i).durationMs(), is(item.path("duration_ms").intValue()));
    }
    assertThat(tracks.stream().map(SourceTrack::disc).toList(), everyItem(is(notNullValue())));
    assertThat(tracks.stream().map(SourceTrack::number).toList(), everyItem(is(notNullValue())));
    assertThat(
        tracks.stream().map(SourceTrack::durationMs).toList(), everyItem(is(notNullValue())));
    assertThat(tracks.stream().map(SourceTrack::explicit).toList(), everyItem(is(notNullValue())));
  }

  private static void details(String body, JsonNode tracks) throws SourceException {
    for (JsonNode track : tracks) {
      if (track.isObject()) {
        Details details =
            Objects.requireNonNull(
                SpotifyWire.detailsIn(body).byId().get(track.path("id").asText()));
        assertThat(details.popularity(), is(notNullValue()));
        assertThat(details.isrc(), matchesPattern("[A-Z0-9]{12}"));
      }
    }
  }

  private static String batch(String tracks) {
    return "{\"tracks\": " + tracks + "}";
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException plainText) {
      return MissingNode.getInstance();
    }
  }
}
