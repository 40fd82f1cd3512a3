package io.tensoe.ingestion.seeds.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.CsvSeeds;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnChoiceTest {
  @TempDir Path folder;

  private SeedList read(String text, String columns) throws IOException {
    Path file = Files.writeString(folder.resolve("list.csv"), text);
    return CsvSeeds.read(file.toString(), columns, Sources.pins());
  }

  private String refusal(String text, String columns) {
    return String.valueOf(
        assertThrows(SeedInputException.class, () -> read(text, columns)).getMessage());
  }

  @Test
  void aColumnHasAnyNameEvenWithCommas() throws IOException {
    Seed seed =
        read(
                "Band;Record, long;When;id\nRadiohead;Kid A;2000;6GjwtEZcfenmOf6l18N7T7\n",
                "artist=band, album = Record, long,year=When,spotify_id=ID")
            .seeds()
            .get(0);

    assertThat(seed.artist() + " / " + seed.album(), is("Radiohead / Kid A"));
    assertThat(seed.year(), is(2000));
    assertThat(seed.pin("spotify"), is("6GjwtEZcfenmOf6l18N7T7"));
    assertThat(ColumnChoice.of("Album Name=x", Sources.pins()).names(), is(Map.of("album", "x")));
  }

  @Test
  void oneColumnMayBeNamedWhereTheOthersSpeakForThemselves() throws IOException {
    assertThat(read("title,artist\nBlue,Joni\n", "album=title").seeds().get(0).album(), is("Blue"));
    assertThat(
        read("album,artist,Jahr\nBlue,Joni,1971\n", "year=jahr").seeds().get(0).year(), is(1971));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "albun=x|album",
        "album=|names no column",
        "album=a,album=b|twice",
        "title|field=column",
        "''|field=column",
        "album=a,artist|field=column",
        "foo=a|Fields: album, artist",
      })
  void aWrongValueIsRefusedWithWhatIsRight(String columns, String said) {
    if (columns.equals("album=a,artist")) { // the comma may belong to the name: no such column
      assertThat(refusal("album,artist\n", columns), containsString("which it has not"));
    } else {
      assertThat(
          refusal("album,artist\n", columns),
          allOf(containsString("--columns"), containsString(said)));
    }
  }

  @Test
  void aColumnThatIsNotThereNamesTheNearest() {
    assertThat(
        refusal("Titel,Künstler\nBlue,Joni\n", "album=Title,artist=Künstler"),
        allOf(containsString("\"Title\""), containsString("\"Titel\"")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Titel,Künstler",
        "Künstler;Titel;Jahr",
        "Título,Artista",
        "Release,Band",
        "LP\tBy"
      })
  void aHeaderInOtherWordsIsAnsweredWithTheOptionToCopy(String header) throws IOException {
    String message = refusal(header + "\nx,y,z\n", null);
    String option = message.replaceAll(".*--columns='([^']+)'.*", "$1");

    assertThat(message, containsString("--columns='album="));
    assertThat(
        read(header + "\n" + "a" + header.replaceAll("[^,;\t]*([,;\t])[^,;\t]*", "$1b"), option)
            .seeds()
            .size(),
        is(1));
  }

  @Test
  void aListOfTracksWithoutAlbumsIsToldSo() {
    assertThat(
        refusal("Track name,Artist name,ISRC\n", null), containsString("without their albums"));
  }

  @Test
  void aMessageQuotesWhatTheFileSays() {
    assertThat(refusal("sep=;\nfoo;bar\n", null), containsString("line 2 is \"foo;bar\""));
    assertThat(refusal("foo;bar\n", null), containsString("first line is \"foo;bar\""));
    assertThat(refusal("sep=;\n", null), containsString("is empty"));
  }
}
