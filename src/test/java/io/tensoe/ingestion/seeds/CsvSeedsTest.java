package io.tensoe.ingestion.seeds;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.rows.RejectedRow;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSeedsTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  @TempDir Path folder;

  private SeedList read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private SeedList read(byte[] bytes) throws IOException {
    Path file = folder.resolve("albums.csv");
    Files.write(file, bytes);
    return CsvSeeds.read(file.toString(), null, Sources.pins());
  }

  private String refusal(String text) {
    return String.valueOf(assertThrows(SeedInputException.class, () -> read(text)).getMessage());
  }

  private static List<String> names(SeedList list) {
    return list.seeds().stream().map(seed -> seed.artist() + " / " + seed.album()).toList();
  }

  private static List<Long> rejectedLines(SeedList list) {
    return list.rejected().stream().map(RejectedRow::line).toList();
  }

  private static byte[] join(byte[]... parts) {
    try (var all = new java.io.ByteArrayOutputStream()) {
      for (byte[] part : parts) {
        all.writeBytes(part);
      }
      return all.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "album_name,artist_name\nBlue,Joni",
        "artist_name,album_name\nJoni,Blue\n",
        "Album Name,ARTIST-NAME\nBlue,Joni\n",
        "album,artist\r\nBlue,Joni\r\n",
        "album,artist\rBlue,Joni\r",
        "\n  \nalbum,artist\n\n   \nBlue,Joni\n\n",
        "album;artist\nBlue;Joni\n",
        "album\tartist\nBlue\tJoni\n",
        "\uFEFFalbum,artist\nBlue,Joni\n",
        "\uFEFF\"album\",\"artist\"\n\"Blue\",\"Joni\"\n",
        "id,ARTIST name,notes, Album_Name \n1,Joni,\"a,\nb\",Blue\n",
        "album_name,album,artist,artist_name\nBlue,77,88,Joni\n",
        "album,artist,,,\nBlue,Joni,,,\n",
        "album,artist,notes,notes\nBlue,Joni,1,2\n",
        "album,artist\nBlue,Joni,,\n",
        "album,artist\n \"Blue\" , \"Joni\" \n",
        "album,artist\n Blue\u00A0,\tJoni\n",
        "sep=;\r\nalbum;artist\r\nBlue;Joni\r\n",
        "\uFEFFsep=|\nalbum|artist\nBlue|Joni\n",
        "\"sep=,\"\nalbum,artist\nBlue,Joni\n",
        "sep= ;\nalbum;artist\nBlue;Joni\n",
        "sep=|\nalbum;artist\nBlue;Joni\n",
        "sep=\t\nalbum\tartist\nBlue\tJoni\n",
        "#TYPE System.Management.Automation.PSCustomObject\n"
            + "\"album\",\"artist\"\n"
            + "\"Blue\",\"Joni\"\n",
        "album,artist,year,notes,upc\nBlue,Joni\n",
        "album\tartist\tyear\n\"Blue\"\tJoni\n",
        "album,artist,year,upc,spotify_id,mbid,aoty_url\nBlue,Joni,n/a,None,nan,null,-\n",
        "album,artist,year,upc\nBlue,Joni,Unknown,0\n",
        "Album,Album Artist\nBlue,Joni\n",
      })
  void theSameAlbumIsReadHoweverTheFileIsWritten(String text) throws IOException {
    SeedList list = read(text);

    assertThat(names(list), contains("Joni / Blue"));
    assertThat(list.rejected(), empty());
    assertThat(list.notes(), empty());
  }

  @Test
  void everyHintIsReadAndTheRowKnowsWhereItStood() throws IOException {
    SeedList list =
        read(
            "year,spotify_id,UPC,mbid,AOTY url,album,artist\n\n"
                + "1994,spotify:album:1xpGyKyV26uPstk1Elgp9Q,7 20642-46292 4,"
                + "https://musicbrainz.org/release/6B9D3F5C-0D5A-4F4E-8A35-0C6F7B1C2D3E,"
                + "/album/1234-weezer-weezer.php,Weezer,Weezer\n");

    Seed seed = list.seeds().get(0);
    assertThat(seed.year(), is(1994));
    assertThat(seed.pin("spotify"), is("1xpGyKyV26uPstk1Elgp9Q"));
    assertThat(seed.pin("upc"), is("720642462924"));
    assertThat(seed.pin("mbid"), is("6b9d3f5c-0d5a-4f4e-8a35-0c6f7b1c2d3e"));
    assertThat(seed.pin("aoty"), is("/album/1234-weezer-weezer.php"));
    assertThat(seed.origin(), endsWith("albums.csv"));
    assertThat(seed.line(), is(3L));
  }

  @Test
  void namesKeepWhatTheyAreMadeOf() throws IOException {
    SeedList list =
        read(
            """
            album,artist
            =HYPERLINK(1),+/-
            #1,@x
            12" Mixes,"A ""B"", C"
            "Live\r
             at  the Roxy",Cafe\u0301
            NULL,N/A
            """);

    assertThat(
        names(list),
        contains(
            "+/- / =HYPERLINK(1)",
            "@x / #1",
            "A \"B\", C / 12\" Mixes",
            "Café / Live at the Roxy",
            "N/A / NULL"));
    assertThat(list.seeds().get(4).line(), is(7L));
  }

  @Test
  void aRowThatCameBeforeIsCountedNotKept() throws IOException {
    SeedList list = read("album,artist\nBlue,Joni\nOther,X\nBLUE , joni\nBlue,Joni\n");

    assertThat(names(list), contains("Joni / Blue", "X / Other"));
    assertThat(list.duplicates(), is(2));
  }

  @Test
  void rowsWithOtherHintsAreOtherAlbums() throws IOException {
    SeedList list = read("album,artist,year\nWeezer,Weezer,1994\nWeezer,Weezer,2001\n");

    assertThat(list.seeds(), hasSize(2));
    assertThat(list.duplicates(), is(0));
  }

  @Test
  void aBadRowIsRejectedWithItsLineAndTheRestGoesOn() throws IOException {
    SeedList list =
        read(
            "album,artist,year\nA,a,\n,b,1999\nC, ,1999\nD\nE,e,f,g\nF,f,19x4\n"
                + "G,\u0000g,\nH,h\u0007,\nI,i,1200\nJ,j,2001.0\n"
                + "K".repeat(1001)
                + ",k,\nL,\u200B,\nM,\uFFFD,\nN,\"n\" n,\nZ,z,\n");

    assertThat(names(list), contains("a / A", "j / J", "z / Z"));
    assertThat(rejectedLines(list), contains(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 12L, 13L, 14L, 15L));
    List<String> messages = list.rejected().stream().map(RejectedRow::message).toList();
    assertThat(messages.get(0), containsString("album name is blank"));
    assertThat(messages.get(1), containsString("artist name is blank"));
    assertThat(messages.get(2), containsString("1 column where the header has 3"));
    assertThat(messages.get(3), containsString("4 columns where the header has 3"));
    assertThat(messages.get(4), containsString("\"19x4\""));
    assertThat(messages.get(5), containsString("U+0000"));
    assertThat(messages.get(6), containsString("U+0007"));
    assertThat(messages.get(7), containsString("1860"));
    assertThat(messages.get(8), containsString("1,000"));
    assertThat(messages.get(9), containsString("artist name is blank"));
    assertThat(messages.get(10), containsString("could not be read"));
    assertThat(messages.get(11), containsString("closing quote"));
  }

  @Test
  void aRejectedRowKeepsWhatCouldBeReadAndNothingThatCannotBeStored() throws IOException {
    RejectedRow row = read("album,artist,year\nBlue,J\u0000ni,1971\n").rejected().get(0);

    assertThat(row.raw(), is("Blue,J\uFFFDni,1971"));
    assertThat(row.cells().album(), is("Blue"));
    assertThat(row.cells().artist(), is("J\uFFFDni"));
    assertThat(row.cells().year(), is("1971"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Bad,bad\nA,a\nB,b\n", // runs to the end
        "\"Bad,bad\nA,a\n\"B\",\"b\"\n", // ends where the next quote opens
        "Bad,\"bad\nA,a\n\"B\",b\n",
        "Bad,bad,\"\nA,a\nB,b\n",
        "\"Bad,bad\n\nA,a\nB,\"b\"\n",
      })
  void aQuoteThatIsNeverClosedTakesOnlyItsOwnRow(String rows) throws IOException {
    SeedList list = read("album,artist\n" + rows);

    assertThat(names(list), contains("a / A", "b / B"));
    assertThat(rejectedLines(list), contains(2L));
    assertThat(list.rejected().get(0).message(), containsString("not closed"));
  }

  @Test
  void aQuoteThatClosesAThousandRowsLaterTakesOnlyItsOwnRow() throws IOException {
    StringBuilder text = new StringBuilder("album,artist\nBad,\"bad\n");
    for (int i = 0; i < 500; i++) {
      text.append("A").append(i).append(",a\n");
    }
    SeedList list = read(text + "Mixes,12\"\n");

    assertThat(list.seeds(), hasSize(501));
    assertThat(rejectedLines(list), contains(2L));
  }

  @Test
  void aLongTextInAColumnNobodyUsesIsOneRow() throws IOException {
    SeedList list = read("album,review,artist\nBlue,\"" + "so good,\n\n".repeat(200) + "\",Joni\n");

    assertThat(names(list), contains("Joni / Blue"));
  }

  @Test
  void aLineWithoutEndDoesNotFillTheMemory() throws IOException {
    SeedList list = read("album,artist\n" + "x".repeat(3_000_000) + "\n\"A\n,\",a\n");

    assertThat(names(list), contains("a / A ,"));
    assertThat(list.rejected().get(0).raw().length(), lessThan(5_000));
  }

  @Test
  void aRowThatWasCutInItsSecondLineIsNotTakenForWhole() throws IOException {
    SeedList list = read("album,artist\nBad,\"bad\n\"" + " ".repeat(1_000_000) + ",more\nA,a\n");

    assertThat(names(list), contains("a / A"));
    assertThat(rejectedLines(list), contains(2L, 3L));
  }

  @Test
  void windows1252IsRecognisedAndSaid() throws IOException {
    SeedList list = read("album,artist\nDéjà Vu – “Live”,Beyoncé\n".getBytes(WINDOWS_1252));

    assertThat(names(list), contains("Beyoncé / Déjà Vu – “Live”"));
    assertThat(list.notes(), contains(endsWith("albums.csv is Windows-1252, read as such")));
  }

  @Test
  void macRomanIsToldFromWindows1252() throws IOException {
    Charset macRoman = Charset.forName("x-MacRoman");
    for (String name :
        List.of(
            "Björk",
            "Beyoncé",
            "Sigur Rós",
            "Mägo de Oz",
            "Maná",
            "Café Tacvba",
            "Motörhead",
            "Ásgeir",
            "Ænima",
            "Hüsker Dü",
            "São Paulo",
            "Ñu",
            "Öyster",
            "Don’t “Look” Back…",
            "Élan",
            "Røyksopp",
            "naïve")) {
      String text = "album,artist\nX," + name + "\n";

      SeedList old = read(text.getBytes(macRoman));
      SeedList windows = read(text.getBytes(WINDOWS_1252));

      assertThat(names(old), contains(name + " / X"));
      assertThat(old.notes(), contains(containsString("MacRoman")));
      assertThat(names(windows), contains(name + " / X"));
      assertThat(windows.notes(), contains(containsString("Windows-1252")));
    }
  }

  @Test
  void utf16WithoutMarkIsRead() throws IOException {
    String text = "album,artist\nBlue,Jóni\nBlue,Кино\n";
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      SeedList list = read(text.getBytes(charset));

      assertThat(names(list), contains("Jóni / Blue", "Кино / Blue"));
      assertThat(list.notes(), contains(containsString("UTF-16")));
    }
  }

  @Test
  void garbledNamesAreMendedAndSaidOthersNamed() throws IOException {
    SeedList list =
        read("album,artist\nPost,BjÃ¶rk\nTakk,Sigur RÃƒÂ³s\nPost,Bj?rk\nPost,Bjï¿½rk\nÃ,São\n");

    assertThat(
        names(list), contains("Björk / Post", "Sigur Rós / Takk", "Bj?rk / Post", "São / Ã"));
    assertThat(list.notes().get(0), containsString("warning"));
    assertThat(list.notes().get(0), containsString("2 names"));
    assertThat(list.notes().get(0), containsString("\"BjÃ¶rk\" → \"Björk\""));
    assertThat(list.notes().get(1), containsString("2 names look garbled"));
    assertThat(rejectedLines(list), contains(5L));
  }

  @Test
  void entitiesAreDecodedAndSaidAlsoWhenEscapedTwice() throws IOException {
    SeedList list =
        read(
            "album,artist\n"
                + "Bookends,Simon &amp; Garfunkel\n"
                + "X,Bj&#246;rk\n"
                + "Y,A &amp;amp; B\n"
                + "Z,R&B;\n");

    assertThat(
        names(list),
        contains("Simon & Garfunkel / Bookends", "Björk / X", "A & B / Y", "R&B; / Z"));
    assertThat(list.notes(), contains(containsString("HTML entities decoded in 3 names")));
  }

  @Test
  void quotesInsideTabSeparatedTextBelongToIt() throws IOException {
    SeedList list =
        read(
            "album\tartist\n\"Awaken\" My Love\tGambino\n\"Open\tA\nIn 3-D\t\"Weird Al\" Yankovic\n"
                + "\"Two\nlines\"\tB\n");

    assertThat(
        names(list),
        contains(
            "Gambino / \"Awaken\" My Love",
            "A / \"Open",
            "\"Weird Al\" Yankovic / In 3-D",
            "B / Two lines"));
    assertThat(list.rejected(), empty());
  }

  @Test
  void aRowOfTooManyColumnsIsRejected() throws IOException {
    SeedList list = read("album,artist\n" + "x,".repeat(300_000) + "\nA,a\n");

    assertThat(names(list), contains("a / A"));
    assertThat(list.rejected().get(0).message(), containsString("1,000 columns"));
  }

  @Test
  @Tag("long")
  void theTimeOfReadingGrowsWithTheLengthOnly() throws IOException {
    read(names(2_000)); // warm
    long small = nanos(names(20_000));
    long large = nanos(names(200_000));

    assertThat(
        small + " and " + large + " ns", large < 40 * Math.max(small, 20_000_000L), is(true));
  }

  private long nanos(String text) throws IOException {
    long before = System.nanoTime();
    read(text);
    return System.nanoTime() - before;
  }

  /** Rows that need all that is done to names: quotes, entities, garbled text, quotes left open. */
  private static String names(int rows) {
    StringBuilder text = new StringBuilder("album,artist,track\n");
    for (int i = 0; i < rows; i++) {
      text.append("BjÃ¶rk ").append(i).append(",\"A &amp; B, C\",x\n");
      text.append(i % 100 == 0 ? "\"open,x,y\n" : "");
    }
    return text.toString();
  }

  @Test
  void oneDamagedNameDoesNotGarbleTheOthers() throws IOException {
    SeedList list =
        read(
            join(
                "album,artist,notes\nDéjà,Beyoncé,\nX,".getBytes(StandardCharsets.UTF_8),
                "Björk,\nY,y,Björk\n".getBytes(WINDOWS_1252),
                "Ágætis,Sigur Rós,\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(names(list), contains("Beyoncé / Déjà", "y / Y", "Sigur Rós / Ágætis"));
    assertThat(rejectedLines(list), contains(3L));
    assertThat(
        list.notes(),
        contains(
            containsString("UTF-8 with 2 damaged characters"),
            containsString("1 row rejected, first line 3")));
  }

  @Test
  void aMarkOutweighsDamage() throws IOException {
    SeedList list =
        read(
            join(
                "\uFEFFalbum,artist\n".getBytes(StandardCharsets.UTF_8),
                "X,Björk\nY,y\n".getBytes(WINDOWS_1252)));

    assertThat(names(list), contains("y / Y"));
    assertThat(rejectedLines(list), contains(2L));
  }

  @Test
  void aNameAcrossTheEdgesOfBuffersIsWhole() throws IOException {
    for (int shift = 0; shift < 4; shift++) {
      String text =
          "album,artist,n\nA,a," + "x".repeat(65_500 + shift) + "\n" + "é𝄞,𝄞\r\n".repeat(20);
      SeedList list = read(text.replace("é𝄞,𝄞", "é𝄞,𝄞,"));

      assertThat(names(list), contains("a / A", "𝄞 / é𝄞"));
      assertThat(list.duplicates(), is(19));
      assertThat(list.notes(), empty());
    }
  }

  @Test
  void utf16WithMarkIsRead() throws IOException {
    String text = "\uFEFFalbum,artist\nBlue,Jóni\n";

    assertThat(names(read(text.getBytes(StandardCharsets.UTF_16LE))), contains("Jóni / Blue"));
    assertThat(names(read(text.getBytes(StandardCharsets.UTF_16BE))), contains("Jóni / Blue"));
  }

  @Test
  void aFileThatIsNoListIsRefusedWithWhatIsNeeded() {
    assertThat(refusal(""), allOf(containsString("empty"), containsString("--input")));
    assertThat(refusal("\n \n"), containsString("empty"));
    assertThat(
        refusal("Blue,Joni\n"),
        allOf(
            containsString("\"Blue,Joni\""), containsString("album_name"), containsString(".csv")));
    assertThat(refusal("album,year\nBlue,1971\n"), containsString("artist_name"));
    assertThat(refusal("album;title\nBlue;x\n"), containsString("album;title"));
    assertThat(refusal("album_name,Album Name,artist\n"), containsString("two columns"));
    assertThat(refusal("album,artist,year,YEAR\n"), containsString("year"));
    assertThat(refusal("\"album,artist\nA,a\n"), containsString("no usable header"));
    assertThat(refusal("PK\u0003\u0004\u0000"), containsString("spreadsheet"));
  }

  @Test
  void aHeaderAloneIsAnEmptyListAndSaid() throws IOException {
    SeedList list = read("album,artist\n");

    assertThat(list.seeds(), empty());
    assertThat(list.notes(), contains(containsString("no rows")));
  }

  @Test
  void aPipeIsReadLikeAFile() throws Exception {
    Path pipe = folder.resolve("pipe");
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assertThat(mkfifo.waitFor(), is(0));
    Thread writer =
        new Thread(
            () -> {
              try (OutputStream out = Files.newOutputStream(pipe)) {
                out.write("album;artist\nBlue;Joni\n".getBytes(StandardCharsets.UTF_8));
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    writer.start();

    SeedList list = CsvSeeds.read(pipe.toString(), null, Sources.pins());
    writer.join();

    assertThat(names(list), contains("Joni / Blue"));
    assertThat(list.seeds().get(0).origin(), is(pipe.toString()));
  }

  @Test
  @Tag("long")
  void aMillionRowsAreReadWithoutKeepingThem() throws IOException {
    Path file = folder.resolve("million.csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("album_name,artist_name,notes\n");
      for (int i = 0; i < 1_000_000; i++) {
        out.write("Album " + i % 1_000 + ",\"Artist, The\",of no use to anybody\n");
      }
    }

    SeedList list = CsvSeeds.read(file.toString(), null, Sources.pins());

    assertThat(list.seeds(), hasSize(1_000));
    assertThat(list.duplicates(), is(999_000));
  }
}
