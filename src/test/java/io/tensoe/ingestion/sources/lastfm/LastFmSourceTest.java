package io.tensoe.ingestion.sources.lastfm;

import static io.tensoe.ingestion.sources.lastfm.LastFmWireTest.fixture;
import static io.tensoe.ingestion.sources.lastfm.ScriptedLastFm.ok;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Tag;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.MusicSource.Found;
import io.tensoe.ingestion.sources.SourceException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastFmSourceTest {
  private static final String MOONS = "The Paper Moons";
  private static final Reply NONE = ok("{\"toptags\":{\"tag\":[]}}");
  private static final Reply UNKNOWN = ok("{\"error\":6,\"message\":\"Track not found\"}");

  private final ScriptedLastFm client = new ScriptedLastFm();
  private final LastFmSource source =
      new LastFmSource(client.inSingleFlight(), LastFmSource.BASE_URL, "s3cr3t-key");

  private static Reply tags(String artist, String what, String title, String tag) {
    return ok(
        String.format(
            Locale.ROOT,
            """
            {"toptags":{"tag":[{"count":100,"name":"%s"}],"@attr":{"artist":"%s","%s":"%s"}}}\
            """,
            tag,
            artist,
            what,
            title));
  }

  private static SourceTrack track(int number, String title, String... artists) {
    return new SourceTrack(
        "id" + number,
        title,
        Arrays.asList(artists),
        1,
        number,
        180_000,
        false,
        50,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Wanted wanted(String artist, String title, SourceTrack... tracks) {
    Seed seed = Seed.named("key", title, artist).from("--album", 0).build();
    SourceAlbum album =
        new SourceAlbum(
            "spotify",
            "spotifyId",
            null,
            title,
            List.of(artist),
            "album",
            null,
            null,
            tracks.length,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            List.of(tracks));
    return new Wanted(seed, album);
  }

  private static List<String> origins(Found found) {
    return found.album().tracks().stream().map(track -> "" + track.tagsFrom()).toList();
  }

  @Test
  void everyTrackIsAskedOnceAndKeepsItsPlace() throws Exception {
    client
        .on(tags(MOONS, "track", "Harbour Lights", "slowcore"), "track=Harbour Lights")
        .on(tags(MOONS, "track", "Ebb", "sad"), "track=Ebb");
    Wanted wanted =
        wanted(
            MOONS, "Tide Tables", track(1, "Harbour Lights", MOONS), track(2, "Ebb", MOONS, "Ida"));
    Found found = source.find(wanted).found().orElseThrow();

    assertThat(found.confidence(), is(1.0));
    assertThat(found.album().source(), is("lastfm"));
    assertThat(found.album().title(), is("Tide Tables"));
    SourceTrack second = found.album().tracks().get(1);
    assertThat(second.id(), is("id2"));
    assertThat(second.artists(), contains(MOONS, "Ida"));
    assertThat(second.number(), is(2));
    assertThat(second.tags(), contains(new Tag("sad", 100)));
    assertThat(origins(found), contains("track", "track"));
    assertThat(
        client.asked(),
        contains(
            "method=track.getTopTags&artist=The Paper Moons&track=Harbour Lights"
                + "&autocorrect=1&format=json",
            "method=track.getTopTags&artist=The Paper Moons&track=Ebb&autocorrect=1&format=json"));
  }

  @Test
  void theKeyTravelsApartFromTheAddress() throws Exception {
    client.on(tags(MOONS, "track", "Ebb", "sad"), "track=Ebb");
    source.find(wanted(MOONS, "Tide Tables", track(1, "Ebb", MOONS))).found();
    assertThat(client.calls.get(0).secretQuery(), is(Map.of("api_key", "s3cr3t-key")));
    assertThat(client.asked(), everyItem(not(containsString("s3cr3t"))));
  }

  @Test
  void tracksWithoutTagsTakeThoseOfTheAlbumAskedOnce() throws Exception {
    client
        .on(tags(MOONS, "track", "Ebb", "sad"), "track=Ebb")
        .on(UNKNOWN, "method=track")
        .on(ok(fixture("album.json")), "method=album");
    Found found =
        source
            .find(
                wanted(
                    MOONS,
                    "Tide Tables (Deluxe Edition)",
                    track(1, "Ebb", MOONS),
                    track(2, "Flow", MOONS),
                    track(3, "Slack Water", MOONS)))
            .found()
            .orElseThrow();
    assertThat(origins(found), contains("track", "album", "album"));
    assertThat(client.calls, hasSize(4));
    assertThat(client.asked().get(3), containsString("&album=Tide Tables&"));
  }

  @Test
  void withoutAlbumTagsTheArtistIsAskedOncePerRun() throws Exception {
    client
        .on(NONE, "method=track")
        .on(NONE, "method=album")
        .on(ok(fixture("artist.json")), "method=artist");
    Found first =
        source
            .find(wanted(MOONS, "Tide Tables", track(1, "Ebb", MOONS), track(2, "Flow", MOONS)))
            .found()
            .orElseThrow();
    assertThat(origins(first), contains("artist", "artist"));
    assertThat(client.calls, hasSize(4));
    Optional<Found> second =
        source.find(wanted(MOONS, "Low Water", track(1, "Mud", MOONS))).found();
    assertThat(second.isPresent(), is(true));
    assertThat(client.calls, hasSize(6));
  }

  @Test
  void equalTracksAreAskedOnceInARun() throws Exception {
    client.on(tags(MOONS, "track", "Ebb", "sad"), "track=Ebb");
    source
        .find(wanted(MOONS, "Tide Tables", track(1, "Ebb", MOONS), track(2, "Ebb", MOONS)))
        .found();
    source.find(wanted(MOONS, "Best Of", track(7, "Ebb - 2011 Remaster", MOONS))).found();
    assertThat(client.calls, hasSize(1));
  }

  @Test
  void onACompilationEveryTrackFallsBackToItsOwnArtist() throws Exception {
    client
        .on(NONE, "method=track")
        .on(NONE, "method=album")
        .on(ok(fixture("artist.json")), "method=artist", "artist=The Paper Moons")
        .on(UNKNOWN, "method=artist", "artist=Ida Lund");
    Found found =
        source
            .find(
                wanted(
                    "Various Artists",
                    "Pier Songs",
                    track(1, "Ebb", MOONS),
                    track(2, "Quay", "Ida Lund"),
                    track(3, "Nameless")))
            .found()
            .orElseThrow();
    assertThat(origins(found), contains("artist", "null", "null"));
    assertThat(found.album().tracks().get(1).tags(), hasSize(0));
    assertThat(client.calls, hasSize(6));
  }

  @Test
  void notOneTagAnywhereIsAbsent() throws Exception {
    client.on(NONE, "method=");
    Optional<Found> found =
        source.find(wanted(MOONS, "Tide Tables", track(1, "Ebb", MOONS))).found();
    assertThat(found, is(Optional.empty()));
    assertThat(client.calls, hasSize(3));
  }

  @Test
  void anAnswerAboutAnotherRecordingIsNotTaken() throws Exception {
    client
        .on(tags("Ida Lund", "track", "Ebb", "wrong"), "track=Ebb")
        .on(tags(MOONS, "track", "Flow (Live)", "wrong"), "track=Flow")
        .on(ok(fixture("album.json")), "method=album");
    Found found =
        source
            .find(wanted(MOONS, "Tide Tables", track(1, "Ebb", MOONS), track(2, "Flow", MOONS)))
            .found()
            .orElseThrow();
    assertThat(origins(found), contains("album", "album"));
  }

  @Test
  void aCorrectedSpellingIsTakenWithLessConfidence() throws Exception {
    client.on(tags(MOONS, "track", "Harbour Lights", "sad"), "track=Harbor Lights");
    Found found =
        source
            .find(wanted("the paper moons", "Tide", track(1, "Harbor Lights", "the paper moons")))
            .found()
            .orElseThrow();
    assertThat(origins(found), contains("track"));
    assertThat(found.confidence(), is(0.9));
  }

  @Test
  void aFailureIsNotAnAnswerAndIsAskedAgain() throws Exception {
    client.on(new Reply(500, Map.of(), "oops"), "track=Ebb");
    Wanted wanted = wanted(MOONS, "Tide Tables", track(1, "Ebb", MOONS));
    SourceException failure =
        assertThrows(SourceException.class, () -> source.find(wanted).found());
    assertThat(failure.kind(), is(SourceException.Kind.UNAVAILABLE));
    assertThat(failure.getMessage(), containsString("track=Ebb"));
    assertThat(failure.getMessage(), not(containsString("s3cr3t")));
    assertThrows(SourceException.class, () -> source.find(wanted).found());
    assertThat(client.calls, hasSize(2));
  }

  @Test
  void anAlbumWithoutTracksAsksNothing() throws Exception {
    assertThat(source.find(wanted(MOONS, "Tide Tables")).found(), is(Optional.empty()));
    assertThat(client.calls, hasSize(0));
  }

  @Test
  void anAlbumOfThousandsOfTracksDoesNotEatTheDay() throws Exception {
    client
        .on(ok(fixture("album.json")), "method=album")
        .on(tags(MOONS, "track", "Ebb", "sad"), "method=track");
    SourceTrack[] tracks = new SourceTrack[LastFmSource.MOST_TRACKS + 100];
    for (int i = 0; i < tracks.length; i++) {
      tracks[i] = track(i, "Song " + i, MOONS);
    }
    Found found = source.find(wanted(MOONS, "Tide Tables", tracks)).found().orElseThrow();
    assertThat(client.calls, hasSize(LastFmSource.MOST_TRACKS + 1));
    assertThat(found.album().tracks(), hasSize(tracks.length));
    assertThat(origins(found).get(tracks.length - 1), is("album"));
  }
}
