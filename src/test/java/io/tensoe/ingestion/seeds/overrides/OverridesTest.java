package io.tensoe.ingestion.seeds.overrides;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.arrayWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.CsvSeeds;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {
  private static final List<String> SOURCES = List.of("spotify", "lastfm", "aoty");
  private static final String ID = "1xpGyKyV26uPstk1Elgp9Q";
  private static final String OTHER = "4LH4d3cOWNNsVw41Gqt2kv";

  @TempDir Path folder;

  private Overrides read(String text) throws IOException {
    Path file = folder.resolve("fix.csv");
    Files.writeString(file, text);
    return Overrides.read(file.toString(), SOURCES, Sources.pins());
  }

  private String refusal(String text) {
    String message =
        String.valueOf(assertThrows(SeedInputException.class, () -> read(text)).getMessage());
    return message.replace(folder.toString() + "/", "");
  }

  private SeedList seeds(String text) throws IOException {
    Path file = folder.resolve("albums.csv");
    Files.writeString(file, text);
    return CsvSeeds.read(file.toString(), null, Sources.pins());
  }

  /** The one album "Blue" by Joni, after these overrides. */
  private Seed blue(String overrides) throws IOException {
    return read(overrides).on(seeds("album,artist\nBlue,Joni\n")).seeds().get(0);
  }

  private List<String> forbidden(String cell) throws IOException {
    return blue("album,artist,forbid\nBlue,Joni,\"" + cell + "\"\n").forbidden();
  }

  @Test
  void pinsReplaceTheHintsAndTheKeyStays() throws IOException {
    SeedList list =
        seeds("album,artist,year,spotify_id,upc\nBlue,Joni,1971," + ID + ",00602517000001\n");

    Seed seed =
        read("album,artist,spotify_id,mbid,aoty_url\nBLUE,joni,spotify:album:"
                + OTHER
                + ",6B9D3F5C-0d5a-4f4e-8a35-0c6f7b1c2d3e,/album/12-x.php\n")
            .on(list)
            .seeds()
            .get(0);

    Seed before = list.seeds().get(0);
    assertThat(
        seed,
        is(
            Seed.named(before.key(), "Blue", "Joni")
                .year(1971)
                .pin("spotify", OTHER)
                .pin("upc", "00602517000001")
                .pin("mbid", "6b9d3f5c-0d5a-4f4e-8a35-0c6f7b1c2d3e")
                .pin("aoty", "/album/12-x.php")
                .from(before.origin(), 2)
                .forbidden(List.of())
                .build()));
  }

  @ParameterizedTest
  @CsvSource({
    "spotify:" + ID + ", spotify:" + ID,
    "Spotify:" + ID + ", spotify:" + ID,
    "spotify:album:" + ID + ", spotify:" + ID,
    "https://open.spotify.com/intl-de/album/" + ID + "?si=1, spotify:" + ID,
    "aoty:0123, aoty:123",
    "https://www.albumoftheyear.org/album/123-joni-blue.php, aoty:123",
    "albumoftheyear.org/album/123-joni-blue/user-reviews/, aoty:123",
    "/album/123.php, aoty:123",
    "LastFM, lastfm",
    "aoty, aoty"
  })
  void whatIsForbiddenMayBeWrittenInSeveralWays(String cell, String forbidden) throws IOException {
    assertThat(forbidden(cell), is(List.of(forbidden)));
  }

  @Test
  void oneCellForbidsSeveralThingsEachOnce() throws IOException {
    assertThat(
        forbidden("  spotify:" + ID + "  lastfm\n\u00A0aoty:7 lastfm spotify:" + OTHER + " "),
        is(List.of("aoty:7", "lastfm", "spotify:" + ID, "spotify:" + OTHER)));
  }

  @Test
  void aHintThatIsForbiddenIsDropped() throws IOException {
    SeedList list =
        seeds("album,artist,spotify_id,aoty_url\nBlue,Joni," + ID + ",/album/0012-x.php\n");

    Seed seed =
        read("album,artist,forbid\nBlue,Joni,spotify:" + ID + " aoty:12\n").on(list).seeds().get(0);

    assertThat(seed.pin("spotify"), is(nullValue()));
    assertThat(seed.pin("aoty"), is(nullValue()));
    assertThat(seed.key(), is(list.seeds().get(0).key()));
  }

  @Test
  void aRowWithAYearSpeaksOfThatYearOnlyAndGoesBeforeOneWithout() throws IOException {
    Overrides overrides =
        read(
            """
            album,artist,year,forbid
            Weezer,Weezer,,lastfm
            Weezer,Weezer,1994,aoty
            Weezer,Weezer,2016,aoty
            Pinkerton,Weezer,1996,aoty
            """);
    SeedList list =
        overrides.on(
            seeds(
                """
                album,artist,year,upc
                Weezer,Weezer,1994,
                Weezer,Weezer,2001,
                Weezer,Weezer,,
                Weezer,Weezer,,00602517000001
                Pinkerton,Weezer,,
                """));

    assertThat(
        list.seeds().stream().map(seed -> String.valueOf(seed.forbidden())).toList(),
        contains("[aoty]", "[lastfm]", "[lastfm]", "[lastfm]", "null"));
    assertThat(
        list.notes(), contains(endsWith("fix.csv: 2 of 4 overrides apply to albums of this run")));
  }

  @Test
  void theExampleOfThePageIsAccepted() throws IOException {
    String page = Files.readString(Path.of("docs/using.md"));
    String fence = "```csv\n";
    int start = page.indexOf(fence) + fence.length();
    SeedList list =
        read(page.substring(start, page.indexOf("```", start)))
            .on(seeds("album,artist,year\nBlonde,Frank Ocean,\nKid A,Radiohead,2000\n"));
    assertThat(list.seeds().get(0).forbidden(), is(List.of("lastfm")));
    assertThat(
        list.seeds().get(1).forbidden(),
        is(List.of("aoty:3096", "spotify:6GjwtEZcfenmOf6l18N7T7")));
    assertThat(list.notes(), contains(endsWith("2 of 3 overrides apply to albums of this run")));
  }

  @Test
  void noFileChangesNothing() throws IOException {
    SeedList list = seeds("album,artist\nBlue,Joni\n");
    assertThat(Overrides.NONE.on(list), is(sameInstance(list)));
  }

  @Test
  void headerAndEncodingAreThoseOfTheInput() throws IOException {
    assertThat(
        blue("\uFEFFForbid;ARTIST-name;why;Album Name\nlastfm;Joni;wrong;Blue\n").forbidden(),
        is(List.of("lastfm")));
    Path file = folder.resolve("old.csv");
    Files.write(
        file, "album,artist,forbid\nBjörk,Björk,aoty\n".getBytes(Charset.forName("windows-1252")));
    SeedList list =
        Overrides.read(file.toString(), SOURCES, Sources.pins())
            .on(seeds("album,artist\nBjörk,Björk\n"));
    assertThat(list.seeds().get(0).forbidden(), is(List.of("aoty")));
    assertThat(list.notes(), hasItem(containsString("is Windows-1252")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Blue,Joni,,,,,           | neither pins nor forbids
          ,Joni,,,,,aoty           | the album name is blank
          Blue,,,,,,aoty           | the artist name is blank
          Blue,Joni,71,,,,aoty     | year "71" is not a year
          Blue,Joni,,x,,,          | spotify_id "x" is not
          Blue,Joni,,,12,,         | upc "12" is not
          Blue,Joni,,,,/artist/1,  | aoty_url "/artist/1" is not
          Blue,Joni,,,,,spotfy     | did you mean spotify?
          Blue,Joni,,,,,deezer:1   | one of spotify, lastfm, aoty
          Blue,Joni,,,,,spotify:12 | "spotify:12" has no album id
          Blue,Joni,,,,,spotify:   | "spotify:" has no album id
          Blue,Joni,,,,,aoty:x     | write aoty:1234
          Blue,Joni,,,,,lastfm:1   | write lastfm to forbid all
          Blue,Joni,,,,,http://x/y | "http://x/y" is no source
          Blue,Joni,,,,/album/012-x.php,aoty:12      | pins aoty_url and forbids aoty:12
          Blue,Joni,,,,/album/12-x.php,aoty          | pins aoty_url and forbids aoty:
          Blue,Joni,,1xpGyKyV26uPstk1Elgp9Q,,,spotify:1xpGyKyV26uPstk1Elgp9Q | pins spotify_id and
          Blue,Joni,,1xpGyKyV26uPstk1Elgp9Q,,,spotify | pins spotify_id and forbids spotify:
          Blue,Joni,,,,,aoty,9     | 8 columns where the header has 7
          "Blue,Joni,,,,,aoty      | a quote (") is opened
          """)
  void aBadRowIsAnErrorWithFileAndLine(String row, String problem) {
    assertThat(
        refusal("album,artist,year,spotify_id,upc,aoty_url,forbid\n" + row + "\n"),
        allOf(
            startsWith("--overrides: "), containsString("\nfix.csv:2: "), containsString(problem)));
  }

  @Test
  void twoRowsAboutOneAlbumAreAnError() {
    assertThat(
        refusal(
            "album,artist,year,forbid\n"
                + "Blue,Joni,1971,aoty\n"
                + "Blue,Joni,,aoty\n"
                + "blue!,JONI,1971,lastfm\n"),
        endsWith("\nfix.csv:4: it speaks of the same album as line 2: make one row of the two"));
  }

  @Test
  void allBadRowsAreCountedAndTenOfThemShown() {
    String message = refusal("album,artist,forbid\n" + "Blue,Joni,nowhere\n".repeat(13));

    assertThat(message.split("\n", -1), is(arrayWithSize(12)));
    assertThat(message, allOf(containsString("fix.csv:11: "), not(containsString("fix.csv:12: "))));
    assertThat(message, endsWith("\n… and 3 more"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "title,artist,forbid\n", "album,artist,forbid,Forbid\n"})
  void aFileWithoutAUsableHeaderIsAnError(String text) {
    assertThat(refusal(text), allOf(startsWith("--overrides: "), containsString("fix.csv")));
  }

  @Test
  void whatIsNoFileIsAnError() {
    for (String file : List.of(folder.resolve("none.csv").toString(), folder.toString(), " ")) {
      assertThat(
          assertThrows(
                  SeedInputException.class, () -> Overrides.read(file, SOURCES, Sources.pins()))
              .getMessage(),
          startsWith("--overrides: "));
    }
  }

  @Test
  void aHeaderAloneOverridesNothing() throws IOException {
    SeedList list = read("album,artist,forbid\n").on(seeds("album,artist\nBlue,Joni\n"));
    assertThat(list.seeds().get(0).forbidden(), is(nullValue()));
    assertThat(list.rejected(), is(empty()));
    assertThat(list.notes(), contains(endsWith("0 of 0 overrides apply to albums of this run")));
  }
}
