package io.tensoe.ingestion.seeds;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.exports.Layout;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as services and tools write them; header lines as on the day in {@link Layout}. */
class ExportsTest {
  private static final String EXPORTIFY =
      "\"Track URI\",\"Track Name\",\"Artist URI(s)\",\"Artist Name(s)\",\"Album URI\",\"Album"
          + " Name\",\"Album Artist URI(s)\",\"Album Artist Name(s)\",\"Album Release"
          + " Date\",\"Album Image URL\",\"Disc Number\",\"Track Number\",\"Track Duration"
          + " (ms)\",\"Track Preview URL\",\"Explicit\",\"Popularity\",\"ISRC\",\"Added"
          + " By\",\"Added At\"\n";
  private static final String TRACK = "6b2oQwSGFkzsMtQruIWm2p";
  private static final String KID_A = "6GjwtEZcfenmOf6l18N7T7";

  @TempDir Path folder;

  private SeedList read(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    return CsvSeeds.read(file.toString(), null, Sources.pins());
  }

  private SeedList read(String text) throws IOException {
    return read("list.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private SeedList json(String text) throws IOException {
    return read("data.json", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names(SeedList list) {
    return list.seeds().stream().map(seed -> seed.artist() + " / " + seed.album()).toList();
  }

  @Test
  void exportifyNamesTheAlbumsIdAndYear() throws IOException {
    SeedList list =
        read(
            EXPORTIFY
                + "spotify:track:"
                + TRACK
                + ",Idioteque,spotify:artist:4Z,Radiohead,spotify:album:"
                + KID_A
                + ",Kid A,spotify:artist:4Z,Radiohead,2000-10-02,http://x,1,8,309000,,false,60,GB1,u,2020\n"
                + "spotify:track:x,Optimistic,spotify:artist:4Z,Radiohead,spotify:album:"
                + KID_A
                + ",Kid A,spotify:artist:4Z,Radiohead,2000-10-02,,1,6,1,,false,60,,,\n");

    assertThat(names(list), contains("Radiohead / Kid A"));
    Seed seed = list.seeds().get(0);
    assertThat(seed.pin("spotify"), is(KID_A));
    assertThat(seed.year(), is(2000));
    assertThat(seed.line(), is(2L));
    assertThat(list.duplicates(), is(1));
    assertThat(list.notes(), contains(containsString("an Exportify export: 2 tracks of 1 album")));
  }

  @Test
  void exportifyOfOtherTimesAndPlacesIsReadToo() throws IOException {
    SeedList net =
        read(
            "Spotify ID,Artist IDs,Track Name,Album Name,Artist Name(s),Release Date,Duration"
                + " (ms)\n"
                + TRACK
                + ",\"a,b\",X,Gods,\"Drake,Rihanna\",2011,1\n"
                + TRACK
                + ",a,Y,Igor,\"Tyler, The Creator\",2019-05-17,1\n");
    SeedList app =
        read(
            "Track URI,Track Name,Album Name,Artist Name(s),Release Date\n"
                + "spotify:track:x,X,Humanz,Gorillaz;Vince Staples,2017-04-28\n"
                + "spotify:track:y,Y,Humanz,Gorillaz,2017-04-28\n"
                + "spotify:episode:z,Talk,A Show,Somebody,2017-04-28\n"
                + "spotify:local:a,Mine,,,\n");

    assertThat(names(net), contains("Drake / Gods", "Tyler, The Creator / Igor"));
    assertThat(net.seeds().get(0).pin("spotify"), is(nullValue()));
    assertThat(names(app), contains("Gorillaz / Humanz"));
    assertThat(app.notes(), hasItem(containsString("2 tracks of 1 album")));
    assertThat(app.notes(), hasItem(allOf(containsString("2 rows"), containsString("line 4"))));
    assertThat(app.rejected(), empty());
  }

  @Test
  void aCommaInAnArtistsNameIsNoSecondArtist() throws IOException {
    String row = ",n,\"spotify:artist:a%s\",\"%s\",spotify:album:%s,Album,\"b%s\",\"%s\",1999\n";
    SeedList list =
        read(
            EXPORTIFY
                + String.format(Locale.ROOT, row, "", "x", KID_A, "", "Emerson\\, Lake & Palmer")
                + String.format(
                    Locale.ROOT, row, "", "x", "1xpGyKyV26uPstk1Elgp9Q", "", "Tyler, The Creator")
                + String.format(
                    Locale.ROOT,
                    row,
                    "",
                    "x",
                    "2xpGyKyV26uPstk1Elgp9Q",
                    ", c",
                    "Jay-Z, Kanye West"));

    assertThat(
        names(list),
        contains(
            "Emerson, Lake & Palmer / Album",
            "Tyler, The Creator / Album",
            "Jay-Z, Kanye West / Album"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Track name, Artist name, Album, Playlist name, Type, ISRC, Spotify - id\n"
            + "Idioteque,Radiohead,Kid A,Mine,Playlist,GB1,"
            + TRACK
            + "\n",
        "Track name,Artist name,Album,Playlist name,Type,ISRC,Spotify - id\n"
            + "Idioteque,Radiohead,Kid A,Mine,Favorite,,\n",
        "title;artist;album;isrc;addedDate;addedBy;duration;url\n"
            + "Idioteque;Radiohead;Kid A;GB1;;;225s;https://open.spotify.com/track/"
            + TRACK
            + "\n",
        "title,artist,album,isrc,platform,trackId\nIdioteque,Radiohead,Kid A,,spotify," + TRACK,
        "album,artist,track,spotify_id\nKid A,Radiohead,Idioteque," + TRACK,
        "Album,Artist name,Spotify - id\nKid A,Radiohead," + TRACK,
        "album,artist,spotify_id\nKid A,Radiohead,spotify:track:" + TRACK,
        "album,artist,spotify_id\nKid A,Radiohead,https://open.spotify.com/intl-de/track/" + TRACK,
      })
  void theIdOfATrackIsNeverTakenForThatOfAnAlbum(String text) throws IOException {
    SeedList list = read(text);

    assertThat(names(list), contains("Radiohead / Kid A"));
    assertThat(list.seeds().get(0).pin("spotify"), is(nullValue()));
    assertThat(list.rejected(), empty());
    assertThat(list.notes(), not(empty()));
  }

  @Test
  void theIdOfAnAlbumCountsInAListOfTracksToo() throws IOException {
    SeedList list =
        read("album,artist,track,spotify_id\nKid A,Radiohead,X,spotify:album:" + KID_A + "\n");

    assertThat(list.seeds().get(0).pin("spotify"), is(KID_A));
  }

  @Test
  void rateYourMusicHasFirstAndLastNamesAndEntities() throws IOException {
    SeedList list =
        read(
            "RYM Album, First Name,Last Name,First Name localized, Last Name"
                + " localized,Title,Release_Date,Rating,Ownership,Purchase Date,Media Type,Review\n"
                + "\"1\",\"David\",\"Bowie\",\"\",\"\",\"&quot;Heroes&quot;\",\"1977\",\"9\",\"n\",\"\",\"\",\"\"\n"
                + "\"2\",\"\",\"Simon &amp; Garfunkel\",\"\",\"\",\"Bookends\",\"1968\",\"8\"\n"
                + "\"3\",\"The\",\"Beatles\",\"\",\"\",\"Abbey Road\",\"0\",\"8\"\n"
                + "\"4\",\"\",\"\",\"Hikaru\",\"Utada\",\"First Love\",\"\",\"8\"\n");

    assertThat(
        names(list),
        contains(
            "David Bowie / \"Heroes\"",
            "Simon & Garfunkel / Bookends",
            "The Beatles / Abbey Road",
            "Hikaru Utada / First Love"));
    assertThat(list.seeds().get(0).year(), is(1977));
    assertThat(list.notes(), hasItem(containsString("Rate Your Music export: 4 albums")));
    assertThat(list.notes(), hasItem(containsString("HTML entities decoded in 2 names")));
  }

  @Test
  void discogsNumbersItsNamesakes() throws IOException {
    SeedList list =
        read(
            "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder\n"
                + "X1,Nirvana (2),Bleach,Sub Pop (3),LP,,1989,789,Uncategorized\n"
                + "X2,\"Air (3) & Beck\",Moon,L,LP,,0,790,Uncategorized\n"
                + "X3,Sunn O))),Black One,L,LP,,2005,791,Uncategorized\n");

    assertThat(
        names(list), contains("Nirvana / Bleach", "Air & Beck / Moon", "Sunn O))) / Black One"));
    assertThat(list.seeds().get(0).year(), is(1989));
    assertThat(list.seeds().get(1).year(), is(nullValue()));
    assertThat(list.seeds().get(0).pin("spotify"), is(nullValue()));
  }

  @Test
  void itunesWritesUtf16WithCarriageReturnsAndBareQuotes() throws IOException {
    String text =
        "\uFEFFName\tArtist\tComposer\tAlbum\tGrouping\tGenre\tSize\tTime\tYear\tKind\tLocation\r"
            + "\"Heroes\"\tDavid Bowie\t\t\"Heroes\"\t\tRock\t1\t2\t1977\tMPEG\tMac:x\r"
            + "Blackout\tDavid Bowie\t\t\"Heroes\"\t\tRock\t1\t2\t1978\r"
            + "12\" Mix\t\"Weird Al\" Yankovic\t\tEven Worse\r"
            + "Hoppípolla\tSigur Rós\t\tTakk...\t\tRock\t1\t2\t2005\r";

    for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      SeedList list = read("Music.txt", text.getBytes(charset));

      assertThat(
          names(list),
          contains(
              "David Bowie / \"Heroes\"",
              "\"Weird Al\" Yankovic / Even Worse",
              "Sigur Rós / Takk..."));
      assertThat(list.seeds().get(0).year(), is(nullValue()));
      assertThat(list.seeds().get(2).year(), is(2005));
      assertThat(list.notes(), hasItem(containsString("iTunes export: 4 tracks of 3 albums")));
      assertThat(list.notes(), hasItem(containsString("several years")));
      assertThat(list.rejected(), empty());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\n"
            + "\"1\",\"21 Jul 2026, 06:01\",\"Sigur Rós\",\"\",\"Takk...\",\"\",\"Glósóli\",\"\"\n"
            + "2,,Sigur Rós,,,,Untitled,\n",
        "Sigur Rós,Takk...,Glósóli,28 Nov 2015 18:44\nSigur Rós,,Untitled,28 Nov 2015 18:40\n",
        "Sigur Rós,Takk...,Glósóli,\nSigur Rós,,Untitled,\"28 Nov 2015, 18:40\"\n",
        "Artist;Album;AlbumId;Track;Date#somebody\n"
            + "\"Sigur Rós\";\"Takk...\";\"a\";\"Glósóli\";\"1\"\n"
            + "\"Sigur Rós\";\"\";\"\";\"U\";\"2\"\n",
      })
  void scrobblesAreReadAsSeveralToolsWriteThem(String text) throws IOException {
    SeedList list = read(text);

    assertThat(names(list), contains("Sigur Rós / Takk..."));
    assertThat(list.notes(), hasItem(containsString("Last.fm scrobbles: 1 track of 1 album")));
    assertThat(list.notes(), hasItem(containsString("1 row of a track without an album")));
    assertThat(list.rejected(), empty());
  }

  @Test
  void albumsOfOneNameStayApartWhereTheirIdsOrYearsDo() throws IOException {
    SeedList list =
        read(
            "Track URI,Track Name,Album Name,Artist Name(s),Release Date\n"
                + "spotify:track:x,X,Weezer,Weezer,1994-05-10\n"
                + "spotify:track:y,Y,Weezer,Weezer,2001-05-15\n"
                + "spotify:track:z,Z,Weezer,Weezer,1994-05-10\n");

    assertThat(list.seeds().stream().map(Seed::year).toList(), contains(1994, 2001));
    assertThat(list.duplicates(), is(1));
  }

  @Test
  void theLibraryOfASpotifyAccountIsReadWithoutWhatIsBanned() throws IOException {
    SeedList list =
        json(
            "{\"tracks\":[{\"artist\":\"Radiohead\",\"album\":\"Kid A\",\"track\":\"Idioteque\","
                + "\"uri\":\"spotify:track:"
                + TRACK
                + "\"},\n"
                + "{\"artist\":\"Muse\",\"album\":\"Drones\",\"track\":\"Psycho\",\"uri\":\"spotify:track:x\"}],\n"
                + "\"albums\":[{\"artist\":\"Radiohead\",\"album\":\"Kid"
                + " A\",\"uri\":\"spotify:album:"
                + KID_A
                + "\"}],\"shows\":[{\"name\":\"A\",\"publisher\":\"B\"}],\n"
                + "\"bannedTracks\":[{\"artist\":\"No\",\"album\":\"Never\",\"track\":\"x\"}]}");

    assertThat(names(list), containsInAnyOrder("Radiohead / Kid A", "Muse / Drones"));
    assertThat(
        list.seeds().stream()
            .filter(s -> s.album().equals("Kid A"))
            .findFirst()
            .get()
            .pin("spotify"),
        is(KID_A));
    assertThat(list.notes(), hasItem(containsString("Spotify account data: 3 tracks of 2 albums")));
  }

  @Test
  void playlistsAndTheLongHistoryHoldAlbumsTheShortOneDoesNot() throws IOException {
    SeedList playlist =
        json(
            "{\"playlists\":[{\"name\":\"Mine\",\"items\":[{\"track\":{\"trackName\":\"X\",\"artistName\":\"Air\",\"albumName\":\"Moon"
                + " Safari\",\"trackUri\":\"spotify:track:x\"},\"episode\":null},"
                + "{\"track\":null,\"episode\":{\"episodeName\":\"E\",\"showName\":\"S\"}}]}]}");
    SeedList history =
        json(
            "[{\"ts\":\"2024\",\"master_metadata_track_name\":\"X\",\"master_metadata_album_artist_name\":\"Air\",\"master_metadata_album_album_name\":\"Moon"
                + " Safari\",\"episode_name\":null},"
                + "{\"ts\":\"2024\",\"master_metadata_track_name\":null,\"episode_name\":\"E\"}]");
    String refusal =
        String.valueOf(
            assertThrows(
                    SeedInputException.class,
                    () -> json("[{\"endTime\":\"1\",\"artistName\":\"Air\",\"trackName\":\"X\"}]"))
                .getMessage());

    assertThat(names(playlist), contains("Air / Moon Safari"));
    assertThat(playlist.notes(), hasItem(containsString("1 row")));
    assertThat(names(history), contains("Air / Moon Safari"));
    assertThat(history.notes(), hasItem(containsString("1 row")));
    assertThat(
        refusal, allOf(containsString("StreamingHistory"), containsString("YourLibrary.json")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"tracks\":[{\"artist\":\"A\",\n", "{\"a\":", "[{\"a\":1e99999}]", "{}"})
  void damagedOrOtherJsonIsRefused(String text) {
    assertThrows(SeedInputException.class, () -> json(text));
  }

  @Test
  void jsonOfBracketsDoesNotExhaustTheStack() {
    String message =
        String.valueOf(
            assertThrows(SeedInputException.class, () -> json("[".repeat(100_000))).getMessage());
    String objects =
        String.valueOf(
            assertThrows(SeedInputException.class, () -> json("{\"a\":".repeat(100_000)))
                .getMessage());

    assertThat(message, containsString("data.json"));
    assertThat(objects, containsString("data.json"));
  }

  @Test
  void severalFilesOfSeveralKindsAreOneList() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "album,artist\nKid A,Radiohead\n");
    Files.writeString(folder.resolve("b.csv"), "title;artist;album;isrc\nX;Radiohead;Kid A;\n");

    SeedList list = CsvSeeds.read(folder + "/*.csv", null, Sources.pins());

    assertThat(list.seeds(), hasSize(1));
    assertThat(list.duplicates(), is(1));
  }
}
