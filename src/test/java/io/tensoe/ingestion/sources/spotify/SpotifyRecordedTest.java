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
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.Details;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real bodies of Spotify, where a folder {@code shared/recorded} lies beside this project or above
 * it; they are not ours to ship. What a body is, is told by its own shape.
 */
class SpotifyRecordedTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> everyRecordingIsUnderstood() throws IOException {
    Optional<Path> folder = recordings();
    Assumptions.assumeTrue(folder.isPresent(), "no recordings beside this project");
    return Files.readAllLines(folder.orElseThrow().resolve("MANIFEST.tsv")).stream()
        .map(line -> line.split("\t", -1))
        .filter(columns -> columns[1].equals("spotify"))
        .map(
            columns ->
                dynamicTest(
                    columns[0],
                    () -> understand(Files.readString(folder.orElseThrow().resolve(columns[0])))));
  }

  private static Optional<Path> recordings() {
    return Stream.iterate(
            Path.of(System.getProperty("user.dir")), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve("shared/recorded"))
        .filter(folder -> Files.exists(folder.resolve("MANIFEST.tsv")))
        .findFirst();
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
