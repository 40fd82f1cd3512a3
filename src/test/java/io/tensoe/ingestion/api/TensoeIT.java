package io.tensoe.ingestion.api;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.model.Track;
import io.tensoe.ingestion.report.Summary;
import io.tensoe.ingestion.snapshot.manifest.Purpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java API against the built-in upstreams and a real PostgreSQL. */
class TensoeIT {
  @TempDir static Path folder;
  private static Tensoe tensoe;

  @BeforeAll
  static void open() {
    tensoe = Tensoe.open(Config.builder().dataDir(folder).sandbox().build());
  }

  @AfterAll
  static void close() {
    tensoe.close();
  }

  @Test
  void anAlbumNamedTwiceIsAskedOnceAndWrittenOnce() throws Exception {
    Summary summary =
        tensoe.ingestAlbums(
            List.of(new AlbumRef("Blonde", "Frank Ocean"), new AlbumRef("BLONDE", "frank ocean")));
    assertThat(summary.albums().asked(), is(1L));
    assertThat(summary.albums().duplicates(), is(1L));
    long tracks = tensoe.tracksByArtist("Frank Ocean").size();
    assertThat(tracks, greaterThan(10L));
    Summary again = tensoe.ingestAlbum("Blonde", "Frank Ocean");
    assertThat(again.tracks().unchanged(), is(again.tracks().written()));
    assertThat((long) tensoe.tracksByArtist("Frank Ocean").size(), is(tracks));
  }

  @Test
  void anAlbumThatDoesNotExistIsAResultAndNoError() throws Exception {
    Summary summary = tensoe.ingestAlbum("No Such Album Anywhere", "Nobody At All");
    assertThat(summary.albums().absent(), is(1L));
    assertThat(summary.isFinal(), is(true));
  }

  @Test
  void badRowsOfAFileAreCounted() throws Exception {
    Path list = folder.resolve("list.csv");
    Files.writeString(list, "album,artist\nKid A,Radiohead\n,nobody\n");
    Summary summary = tensoe.ingestCsv(list);
    assertThat(summary.albums().complete(), is(1L));
    assertThat(summary.albums().rejectedRows(), is(1L));
  }

  @Test
  void aSearchFindsAlbums() throws Exception {
    Summary summary = tensoe.searchAndIngest("Kid A", 1);
    assertThat(summary.albums().complete(), is(1L));
  }

  @Test
  void aTrainingDatasetIsPagedInTheOrderOfIds() throws Exception {
    tensoe.ingestAlbum("Kid A", "Radiohead");
    List<String> ids = new ArrayList<>();
    for (int offset = 0; offset < tensoe.trackCount() + 7; offset += 7) {
      List<Track> page = tensoe.trainingDataset(Purpose.ANY, 7, offset);
      assertThat(page.size() <= 7, is(true));
      page.forEach(track -> ids.add(track.id()));
    }
    assertThat((long) ids.size(), is(tensoe.trackCount()));
    assertThat(ids, is(ids.stream().sorted().distinct().toList()));
    assertThat(
        "the sandbox's only catalogue is Spotify",
        tensoe.trainingDataset(Purpose.ML, 1_000, 0),
        is(List.of()));
    assertThrows(IllegalArgumentException.class, () -> tensoe.trainingDataset(Purpose.ANY, -1, 0));
  }

  @Test
  void aCsvIsReplacedWholeAndSaysWhereItCannotBe() throws Exception {
    tensoe.ingestAlbum("Kid A", "Radiohead");
    Path file = folder.resolve("deep/tracks.csv");
    assertThat(tensoe.exportCsv(file), is(tensoe.trackCount()));
    assertThat(tensoe.exportCsv(file), is(tensoe.trackCount()));
    List<String> lines = Files.readAllLines(file);
    assertThat((long) lines.size(), is(tensoe.trackCount() + 1));
    assertThat(List.of(file.getParent().toFile().list()), is(List.of("tracks.csv")));
    assertThat(
        assertThrows(
                TensoeException.class, () -> tensoe.exportCsv(file.resolve("below-a-file.csv")))
            .getMessage(),
        containsString("cannot export"));
  }

  @Test
  void whatCannotBeDoneIsSaidInWordsForPeople() {
    assertThat(
        assertThrows(TensoeException.class, () -> tensoe.ingestAlbum(" ", "Radiohead"))
            .getMessage(),
        containsString("--album"));
    assertThat(
        assertThrows(TensoeException.class, () -> tensoe.ingestCsv(folder.resolve("none.csv")))
            .getMessage(),
        containsString("none.csv"));
    assertThat(
        assertThrows(
                TensoeException.class,
                () -> Tensoe.open(Config.builder().option("spotfyLimit", "1/1s").build()))
            .getMessage(),
        containsString("--spotifyLimit"));
    assertThrows(IllegalArgumentException.class, () -> Config.builder().option("input", "x.csv"));
  }

  @Test
  void anInterruptStopsTheRunAndTheNextOneWorks() throws Exception {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> tensoe.ingestAlbum("Kid A", "Radiohead"));
    assertThat(tensoe.ingestAlbum("Kid A", "Radiohead").albums().complete(), is(1L));
  }
}
