package io.tensoe.ingestion.api;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.tensoe.ingestion.model.Track;
import io.tensoe.ingestion.report.Summary;
import io.tensoe.ingestion.snapshot.manifest.Purpose;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/java.md, word for word between the marks, against the built-in upstreams. */
class JavaPageIT {
  @TempDir Path folder;

  @Test
  void theExampleDoesWhatItSays() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      example(folder);
    } finally {
      System.setOut(before);
    }
    assertThat(
        said.toString(StandardCharsets.UTF_8),
        allOf(
            startsWith("2 albums complete, "),
            containsString("Everything in Its Right Place ["),
            containsString(" hip hop tracks"),
            containsString(" tracks exported")));
  }

  private static void example(Path folder) throws InterruptedException {
    // docs/java.md begin
    Config config = Config.builder().dataDir(folder).sandbox().build();
    try (Tensoe tensoe = Tensoe.open(config)) {
      Summary run =
          tensoe.ingestAlbums(
              List.of(new AlbumRef("Kid A", "Radiohead"), new AlbumRef("Blonde", "Frank Ocean")));
      System.out.println(
          run.albums().complete() + " albums complete, " + tensoe.trackCount() + " tracks");
      for (Track track : tensoe.tracksByArtist("Radiohead")) {
        System.out.println(track.title() + " " + track.genres());
      }
      System.out.println(tensoe.tracksByGenre("Hip-Hop").size() + " hip hop tracks");

      System.out.println(tensoe.exportCsv(folder.resolve("tracks.csv")) + " tracks exported");
      for (Track track : tensoe.trainingDataset(Purpose.ANY, 1_000, 0)) {
        System.out.println(track.id() + " " + track.moods());
      }
    }
    // docs/java.md end
  }
}
