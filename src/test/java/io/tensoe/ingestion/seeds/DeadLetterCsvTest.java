package io.tensoe.ingestion.seeds;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterCsvTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  private SeedList read(String text) throws IOException {
    Path file = folder.resolve("albums.csv");
    Files.writeString(file, text);
    return CsvSeeds.read(file.toString(), null, Sources.pins());
  }

  private Path write(List<DeadLetter> letters) throws IOException {
    Path file = folder.resolve("run/dead-letters.csv");
    DeadLetterCsv.write(file, letters, Sources.pins());
    return file;
  }

  private static DeadLetter letter(Seed seed) {
    return DeadLetter.of(seed, "spotify", FailureKind.UNAVAILABLE, "503,\nthen \"503\"", NOON);
  }

  /** A seed without where it was read, which is another file the second time. */
  private static List<Seed> apartFromPlace(SeedList list) {
    return list.seeds().stream()
        .map(
            s ->
                Seed.named(s.key(), s.album(), s.artist())
                    .year(s.year())
                    .pin("spotify", s.pin("spotify"))
                    .pin("upc", s.pin("upc"))
                    .pin("mbid", s.pin("mbid"))
                    .pin("aoty", s.pin("aoty"))
                    .build())
        .toList();
  }

  @Test
  void deadLettersReadAgainAreTheSameSeeds() throws IOException {
    SeedList list =
        read(
            "album,artist,year,spotify_id,upc,mbid,aoty_url\n"
                + "=HYPERLINK(1),+x,,,,,\n"
                + "\"A, \"\"B\"\"\",Café 𝄞,1994,1xpGyKyV26uPstk1Elgp9Q,00602517000001,"
                + "6b9d3f5c-0d5a-4f4e-8a35-0c6f7b1c2d3e,albumoftheyear.org/album/1-x.php\n"
                + "#1;x,'-,,,,,\n");

    SeedList again =
        CsvSeeds.read(
            write(list.seeds().stream().map(s -> letter(s)).toList()).toString(),
            null,
            Sources.pins());

    assertThat(list.seeds(), hasSize(3));
    assertThat(apartFromPlace(again), is(apartFromPlace(list)));
    assertThat(again.rejected(), empty());
  }

  @Test
  void aBadRowStaysBadUntilSomebodyCorrectsIt() throws IOException {
    SeedList list =
        read(
            "album,artist,year\nBlue,,1971\nBlue,Joni,19x1\nBl\u0000ue,Joni,\nBlue\n"
                + "\"Blue,Joni,1971\nX,"
                + "y".repeat(1_500)
                + ",\nBlue,J\"\"oni,1,2\n");

    Path file = write(list.rejected().stream().map(row -> DeadLetter.of(row, NOON)).toList());
    SeedList again = CsvSeeds.read(file.toString(), null, Sources.pins());

    assertThat(list.rejected(), hasSize(7));
    assertThat(again.seeds(), empty());
    assertThat(again.rejected(), hasSize(7));
    assertThat(Files.readString(file), containsString("row: \"\"Blue,Joni,1971"));
  }

  @Test
  void theFileIsWhatProgramsExpect() throws IOException {
    Seed seed = OneAlbum.seed("=1+1", "@x");

    Path file = write(List.of(letter(seed)));

    assertThat(
        Files.readString(file),
        is(
            "album_name,artist_name,year,spotify_id,upc,mbid,aoty_url,source,kind,message,file,"
                + "line,time\n"
                + "=1+1,@x,,,,,,spotify,unavailable,\"503,\nthen \"\"503\"\"\",--album,0,"
                + "2026-11-22T12:00:00Z\n"));
  }

  @Test
  void anOlderFileIsReplacedAndNothingElseIsLeft() throws IOException {
    write(List.of(letter(OneAlbum.seed("A", "a")), letter(OneAlbum.seed("B", "b"))));
    Path file = write(List.of());

    assertThat(Files.readAllLines(file), hasSize(1));
    assertThat(folder.resolve("run").toFile().list(), arrayWithSize(1));
  }
}
