package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a catalogue has several of, or has not any more, from the request to the last lines. */
class AmbiguousIT {
  private static final String OLD = SpotifyOnLoopback.id("1969");
  private static final String NEW = SpotifyOnLoopback.id("1993");

  @TempDir Path folder;
  private TensoeCommands tensoe;
  private SpotifyOnLoopback spotify;

  @BeforeEach
  void open() throws IOException {
    tensoe = new TensoeCommands(folder);
    spotify = new SpotifyOnLoopback();
  }

  @AfterEach
  void close() {
    spotify.close();
  }

  private TensoeCommands.Result run(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(spotify.options());
    return tensoe.run(all.toArray(String[]::new));
  }

  private TensoeCommands.Result ingest(String rows) throws IOException {
    Path list = folder.resolve("list.csv");
    Files.writeString(list, "album,artist,year,spotify_id\n" + rows);
    return run("ingest", "--input=" + list);
  }

  private String deadLetters() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(file -> file.endsWith("dead-letters.csv")).sorted().toList();
      return found.isEmpty() ? "" : Files.readString(found.get(found.size() - 1));
    }
  }

  @Test
  void severalAlbumsThatFitAreNamedEverywhereAndAYearDecides() throws Exception {
    spotify.has(OLD, "The Band", "The Band", 1969, 3);
    spotify.has(NEW, "The Band", "The Band", 1993, 2);

    TensoeCommands.Result first = ingest("The Band,The Band,,\n");

    assertThat(first.out(), first.exit(), is(0));
    assertThat(first.at("ambiguous"), is(1));
    assertThat(first.at("albums.absent"), is(1));
    assertThat(first.at("albums.asked"), is(1));
    String candidates =
        "'The Band' by The Band (1969), id " + OLD + "; 'The Band' by The Band (1993), id " + NEW;
    assertThat(
        first.out(),
        allOf(
            containsString("1 album is ambiguous"),
            containsString(candidates),
            containsString("add year or spotify_id")));
    assertThat(
        tensoe.rows(
            "SELECT a.status, outcomes #>> '{spotify,outcome}', outcomes #>> '{spotify,cause}',"
                + " d.kind, d.source FROM albums a JOIN dead_letters d USING (album_key)"),
        is(List.of("absent|absent|ambiguous|invalid|spotify")));
    assertThat(deadLetters(), allOf(containsString(candidates), containsString(",invalid,")));
    assertThat(page(), containsString("1 of them is ambiguous"));
    assertThat("it is final", run("resume").at("albums.asked"), is(0));

    int before = spotify.asked.size();
    TensoeCommands.Result again = ingest("The Band,The Band,1969,\n");
    assertThat(again.exit(), is(0));
    assertThat(again.at("albums.complete"), is(1));
    assertThat(again.at("ambiguous"), is(0));
    assertThat(
        tensoe.rows("SELECT count(*), max(title) FROM tracks"),
        is(List.of("3|Song 3 of The Band")));
    assertThat("the hits were known", spotify.asked.size() - before, is(1));
  }

  @Test
  void recordingsOfOneWorkAreDifferentAlbums() throws Exception {
    spotify.has(OLD, "Symphony No. 9", "Ludwig van Beethoven; Herbert von Karajan", 1963, 4);
    spotify.has(NEW, "Symphony No. 9", "Ludwig van Beethoven; Leonard Bernstein", 1989, 4);

    TensoeCommands.Result result = ingest("Symphony No. 9,Ludwig van Beethoven,,\n");

    assertThat(result.out(), result.exit(), is(0));
    assertThat(result.at("ambiguous"), is(1));
    assertThat(result.at("albums.complete"), is(0));
    assertThat(
        result.out(), allOf(containsString("Karajan (1963)"), containsString("Bernstein (1989)")));
  }

  @Test
  void whatIsOneLetterAwayIsNamedAndNotTaken() throws Exception {
    spotify.has(OLD, "Voyage", "Ana Test", 2012, 4);

    TensoeCommands.Result result = ingest("Voyager,Ana Test,,\n");

    assertThat(result.at("albums.absent"), is(1));
    assertThat(
        tensoe.rows("SELECT outcomes #>> '{spotify,reason}' FROM albums"),
        is(List.of("Spotify has none; the nearest is 'Voyage' by Ana Test (2012), id " + OLD)));
  }

  @Test
  void storedAnswersGiveTheSameReasonOffline() throws Exception {
    spotify.has(OLD, "The Band", "The Band", 1969, 3);
    spotify.has(NEW, "The Band", "The Band", 1993, 2);
    String reason = "SELECT outcomes #>> '{spotify,reason}' FROM albums";
    ingest("The Band,The Band,,\n");
    List<String> said = tensoe.rows(reason);

    List<String> arguments =
        new ArrayList<>(List.of("ingest", "--album=The Band", "--artist=The Band", "--offline"));
    arguments.addAll(spotify.options());
    TensoeCommands.Result offline = tensoe.run(arguments.toArray(String[]::new));

    assertThat(offline.at("ambiguous"), is(1));
    assertThat(tensoe.rows(reason), is(said));
    assertThat(spotify.asked, hasSize(1));
  }

  @Test
  void aWithdrawnAlbumIsNeverComplete() throws Exception {
    spotify.has(OLD, "", "", 1969, 0);
    spotify.has(NEW, "Gone", "The Band", 1993, 0);

    TensoeCommands.Result result = ingest("Gone,The Band,,\nPinned,Somebody,," + OLD + "\n");

    assertThat(result.out(), result.exit(), is(0));
    assertThat(result.at("albums.absent"), is(2));
    assertThat(result.at("tracks.written"), is(0));
    assertThat(
        tensoe.rows("SELECT outcomes #>> '{spotify,reason}' FROM albums ORDER BY album"),
        is(
            List.of(
                "Spotify lists 'Gone' by The Band (1993), id "
                    + NEW
                    + " without tracks: it was withdrawn",
                "Spotify lists '' (1969), id " + OLD + " without tracks: it was withdrawn")));
  }

  @Test
  void theRightHitOfACommonTitleMayBeOnTheThirdPage() throws Exception {
    for (int i = 0; i < 25; i++) {
      spotify.has(
          SpotifyOnLoopback.id("X" + i), "Greatest Hits", "Band " + (char) ('A' + i), 1990, 2);
    }
    spotify.has(OLD, "Greatest Hits", "The Right Ones", 1998, 2);

    TensoeCommands.Result result = ingest("Greatest Hits,The Right Ones,,\n");

    assertThat(result.at("albums.complete"), is(1));
    assertThat(tensoe.rows("SELECT DISTINCT artist FROM tracks"), is(List.of("The Right Ones")));
  }

  @Test
  void wordsThatTheSearchTakesForOperatorsAreNotSentInCapitals() throws Exception {
    spotify.tripsOver = " AND ";
    spotify.has(OLD, "Peace AND Love", "Some Band", 1998, 2);

    TensoeCommands.Result result = ingest("Peace AND Love,Some Band,,\n");

    assertThat(result.at("albums.complete"), is(1));
    assertThat(result.at("sources.spotify.retries"), is(0));
  }

  @Test
  void aFilterThatTheServiceTripsOverIsNotRepeatedForNothing() throws Exception {
    spotify.tripsOver = "album:";
    spotify.has(OLD, "Harbour", "Some Band", 1998, 2);

    TensoeCommands.Result result = ingest("Harbour,Some Band,,\n");

    assertThat(result.at("albums.complete"), is(1));
    assertThat(result.at("sources.spotify.retries"), is(1));
  }

  @Test
  void anUnknownPinnedIdSaysSo() throws Exception {
    TensoeCommands.Result result = ingest("Any,Body,," + OLD + "\n");

    assertThat(result.at("albums.absent"), is(1));
    assertThat(
        tensoe.rows("SELECT outcomes #>> '{spotify,reason}' FROM albums"),
        hasItem("Spotify has no album with the id " + OLD));
    assertThat(result.out(), not(containsString("ambiguous")));
  }

  private String page() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return Files.readString(
          files.filter(file -> file.endsWith("report.html")).findFirst().orElseThrow());
    }
  }
}
