package io.tensoe.ingestion.sandbox;

import static io.tensoe.ingestion.sandbox.SandboxClient.encoded;
import static io.tensoe.ingestion.sandbox.SandboxClient.json;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.sandbox.albums.RealAlbums;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Song;
import io.tensoe.ingestion.sandbox.aoty.AotyId;
import io.tensoe.ingestion.sandbox.spotify.SpotifyId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the three upstreams answer on a good day. */
class SandboxTest {
  private static final SandboxConfig DEFAULTS = SandboxConfig.defaults().withAlbums(500);

  private Sandbox sandbox;
  private SandboxClient client;

  @BeforeEach
  void start() throws IOException {
    open(DEFAULTS);
  }

  private void open(SandboxConfig config) throws IOException {
    sandbox = Sandbox.start(config, 0);
    client = new SandboxClient(sandbox);
  }

  private void reopen(SandboxConfig config) throws IOException {
    sandbox.close();
    open(config);
  }

  @AfterEach
  void stop() throws IOException {
    sandbox.close();
  }

  @Test
  void anyClientGetsATokenAndAnEmptySecretDoesNot() throws IOException {
    JsonNode token = json(client.token("id:secret"));
    assertThat(token.path("token_type").asText(), is("Bearer"));
    assertThat(token.path("expires_in").asInt(), is(3600));

    HttpResponse<String> refused = client.token("id:");
    assertThat(refused.statusCode(), is(400));
    assertThat(json(refused).path("error").asText(), is("invalid_client"));
  }

  @Test
  void developmentModeServesTenSearchResultsAndNoBatch() throws IOException {
    HttpResponse<String> eleven = client.spotify("/search?type=album&limit=11&q=radiohead");
    assertThat(eleven.statusCode(), is(400));
    assertThat(json(eleven).at("/error/message").asText(), is("Invalid limit"));

    String id = client.albumId("Kid A", "Radiohead");
    assertThat(client.spotify("/albums?ids=" + id).statusCode(), is(403));
    JsonNode album = json(client.spotify("/albums/" + id));
    assertThat(album.has("popularity") || album.has("label"), is(false));
    assertThat(album.at("/external_ids/upc").asText(), not(""));
  }

  @Test
  void extendedModeServesBatchesWithNullForUnknownIds() throws IOException {
    reopen(DEFAULTS.withOption("spotifyMode", "extended"));
    String id = client.albumId("OK Computer", "Radiohead");
    JsonNode albums =
        json(client.spotify("/albums?ids=" + id + ",0000000000000000000000")).path("albums");
    assertThat(albums.get(0).path("label").asText(), is("XL Recordings"));
    assertThat(albums.get(1).isNull(), is(true));

    JsonNode first = albums.get(0).at("/tracks/items/0");
    String linkedFrom = first.at("/linked_from/id").asText();
    assertThat(linkedFrom, not(first.path("id").asText()));
    JsonNode track = json(client.spotify("/tracks/" + linkedFrom));
    assertThat(track.path("id"), equalTo(first.path("id")));
  }

  @Test
  void aLongAlbumComesInPagesThatEndInsideADisc() throws IOException {
    String id = client.albumId("69 Love Songs", "The Magnetic Fields");
    JsonNode page = json(client.spotify("/albums/" + id)).path("tracks");
    assertThat(page.path("items").size(), is(50));
    assertThat(page.at("/items/49/disc_number").asInt(), is(3));
    assertThat(page.at("/items/49/track_number").asInt(), is(4));

    JsonNode next = json(client.spotify(URI.create(page.path("next").asText())));
    assertThat(next.path("items").size(), is(19));
    assertThat(next.path("next").isNull(), is(true));
  }

  @Test
  void upcIsFoundOnlyWithFourteenDigits() throws IOException {
    assertThat(client.search("upc:634904032432").size(), is(0));
    assertThat(client.search("upc:00634904032432").at("/0/name").asText(), is("In Rainbows"));
  }

  @Test
  void filtersTightenAndPlainWordsAlsoFindNeighbours() throws IOException {
    assertThat(client.search("album:\"Kid A\" artist:\"Radiohead\"").size(), is(1));
    assertThat(client.search("kid a radiohead").size(), greaterThan(1));
    assertThat(client.search("album:\"( )\" artist:\"Sigur Rós\"").size(), is(0));
    JsonNode green = client.search("artist:\"Weezer\" year:2001");
    assertThat(green.findValuesAsText("release_date"), everyItem(is("2001-05-15")));
    assertThat(green.size(), greaterThan(0));
    assertThat(client.search("no such thing anywhere").size(), is(0));
  }

  @Test
  void malformedAndUnknownIdsDiffer() throws IOException {
    assertThat(client.spotify("/albums/short").statusCode(), is(400));
    assertThat(client.spotify("/albums/0000000000000000000000").statusCode(), is(404));
  }

  @Test
  void tracksOfACompilationHaveTheirOwnArtists() throws IOException {
    String name =
        "Guardians of the Galaxy: Awesome Mix, Vol. 1 (Original Motion Picture Soundtrack)";
    String id = client.albumId(name, "Various Artists");
    JsonNode tracks = json(client.spotify("/albums/" + id)).at("/tracks/items");
    assertThat(tracks.at("/3/artists/0/name").asText(), is("David Bowie"));
    assertThat(tracks.at("/11/artists/1/name").asText(), is("Tammi Terrell"));
  }

  @Test
  void everyRowOfTheInputFileHasAnAlbum() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("inputs/albums.csv"));
    assertThat(rows.get(0), is("album_name,artist_name,year"));
    assertThat(rows.size() - 1, is(RealAlbums.load().size()));
    for (String row : rows.subList(1, rows.size())) {
      String words = row.replace("( )", "").replace('"', ' ').replace(',', ' ');
      assertThat(row, client.search(words).size(), greaterThan(0));
    }
  }

  @Test
  void generatedAlbumsAreFoundEverywhereByTheirInputRow(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("input.csv");
    Sandbox.writeInput(DEFAULTS, file);
    List<String> rows = Files.readAllLines(file);
    assertThat(rows.size(), is(501));
    for (int row = 1; row < rows.size(); row += 50) {
      String[] parts = rows.get(row).split(",", -1);
      String id = client.albumId(parts[0], parts[1]);
      JsonNode tracks = json(client.spotify("/albums/" + id)).at("/tracks/items");
      assertThat(tracks.size(), is(10));

      String track = tracks.at("/0/name").asText();
      JsonNode tags = json(client.lastfm("track.getTopTags", "artist", parts[1], "track", track));
      assertThat(tags.at("/toptags/@attr/track").asText(track), is(track));
      String cards = client.aoty("/search/albums/?q=" + encoded(parts[0])).body();
      assertThat(cards, containsString(">" + parts[0] + "<"));
    }
  }

  @Test
  void unknownTrackHasNoTagsAndUnknownAlbumIsAnError() throws IOException {
    JsonNode track = json(client.lastfm("track.getTopTags", "artist", "Nobody", "track", "Nought"));
    assertThat(track.has("error"), is(false));
    HttpResponse<String> album =
        client.lastfm("album.getTopTags", "artist", "Nobody", "album", "X");
    assertThat(album.statusCode(), is(200));
    assertThat(json(album).path("error").asInt(), is(6));
  }

  @Test
  void autocorrectChangesTheArtistInTheAnswer() throws IOException {
    String[] asked = {"artist", "bjork", "album", "homogenic"};
    assertThat(json(client.lastfm("album.getTopTags", asked)).path("error").asInt(), is(6));
    String[] corrected = {"artist", "bjork", "album", "homogenic", "autocorrect", "1"};
    JsonNode tags = json(client.lastfm("album.getTopTags", corrected));
    assertThat(tags.at("/toptags/@attr/artist").asText(), is("Björk"));
  }

  @Test
  void tagsFallBackToAlbumAndArtist() throws IOException {
    assertThat(tags("track.getTopTags", "Slint", "track", "Washer"), is(0));
    assertThat(tags("album.getTopTags", "Slint", "album", "Spiderland"), greaterThan(3));
    assertThat(tags("album.getTopTags", "Battles", "album", "Mirrored"), is(0));
    assertThat(tags("artist.getTopTags", "Battles", "x", "x"), greaterThan(3));
    assertThat(tags("artist.getTopTags", "Кино", "x", "x"), is(0));
  }

  private int tags(String method, String artist, String field, String value) throws IOException {
    JsonNode reply = json(client.lastfm(method, "artist", artist, field, value));
    return reply.at("/toptags/tag").size();
  }

  @Test
  void aotyShowsNamesakesBeforeTheAlbumAndOnlyTheIdCounts() throws IOException {
    String cards = client.aoty("/search/albums/?q=kid+a").body();
    Matcher wanted = Pattern.compile("data-type=\"lp\">.*?/album/(\\d+)-radiohead").matcher(cards);
    assertThat(wanted.find(), is(true));
    assertThat(cards.indexOf("data-type=\"music video\""), lessThan(wanted.start()));
    String page = client.aoty("/album/" + wanted.group(1) + ".php").body();
    assertThat(page, containsString("<h1 class=\"albumTitle\">Kid A</h1>"));
    assertThat(page, containsString("title=\"80.4\">80</a>"));
    assertThat(page, containsString("<strong>21,345</strong></a>&nbspratings"));
    assertThat(page, containsString("application/ld+json"));
    assertThat(page, containsString(client.albumId("Kid A", "Radiohead")));
    assertThat(client.aoty("/album/99.php").statusCode(), is(404));
  }

  @Test
  void olderPagesUseMicrodataAndDiscsHaveTheirOwnTables() throws IOException {
    String page = aotyPage("The Wall", "pink-floyd-the-wall");
    assertThat(page, containsString("<span itemprop=\"ratingCount\">6</span>"));
    assertThat(page, not(containsString("ld+json")));
    assertThat(page, containsString("<div class=\"discNumber\">Disc 2</div>"));
    assertThat(page.split("class=\"trackListTable\"", -1), arrayWithSize(3));
  }

  @Test
  void unratedPagesSayNrAndFeaturesStandBesideTheTitle() throws IOException {
    assertThat(aotyPage("Группа крови", "группа-крови"), containsString(">NR<"));
    String page = aotyPage("Call Me If You Get Lost", "call-me-if-you-get-lost");
    assertThat(page, containsString(">LEMONHEAD</a>"));
    assertThat(page, containsString(">42 Dugg</a>"));
    String id = client.albumId("CALL ME IF YOU GET LOST", "Tyler, The Creator");
    assertThat(
        json(client.spotify("/albums/" + id)).at("/tracks/items/2/name").asText(),
        is("LEMONHEAD (feat. 42 Dugg)"));
  }

  private String aotyPage(String title, String slug) throws IOException {
    String cards = client.aoty("/search/albums/?q=" + encoded(title)).body();
    Matcher link = Pattern.compile("\"(/album/\\d+-[^\"]*" + slug + "\\.php)\"").matcher(cards);
    String path = "";
    while (link.find()) {
      path = link.group(1); // namesakes come first
    }
    assertThat(cards, path, endsWith(".php"));
    return client.aoty(java.net.URI.create(encodedPath(path)).toString()).body();
  }

  private static String encodedPath(String path) {
    return path.substring(0, path.indexOf('-')) + ".php";
  }

  @Test
  void oneAlbumHasNoAotyPage() throws IOException {
    String cards = client.aoty("/search/albums/?q=guardians+of+the+galaxy").body();
    assertThat(cards, not(containsString("albumBlock")));
  }

  @Test
  void statsAreServedAndCanBeStartedAfresh() throws IOException {
    client.aoty("/robots.txt");
    client.aoty("/search/albums/?q=blonde");
    JsonNode aoty = client.stats("aoty");
    assertThat(aoty.path("aside").asInt(), is(1));
    assertThat(aoty.path("requests").asInt(), is(1));
    assertThat(aoty.at("/answers/200").asInt(), is(1));
    assertThat(aoty.at("/per_second/0").asInt(), is(1));
    assertThat(sandbox.stats(), notNullValue());

    sandbox.resetStats();
    assertThat(client.stats("aoty").path("requests").asInt(), is(0));
  }

  @Test
  void everyRealAlbumIsServedByAllThree() throws IOException {
    for (Release release : RealAlbums.load()) {
      String id = SpotifyId.album(release.ref());
      JsonNode album = json(client.spotify("/albums/" + id));
      assertThat(album.path("name").asText(), is(release.title()));
      assertThat(album.path("total_tracks").asInt(), is(release.songs().size()));
      Song song = release.songs().get(release.songs().size() - 1);
      String artist = song.artists().get(0);
      JsonNode tags =
          json(client.lastfm("track.getTopTags", "artist", artist, "track", song.title()));
      assertThat(release.title(), tags.has("toptags"), is(true));
      JsonNode info = json(client.lastfm("track.getInfo", "artist", artist, "track", song.title()));
      assertThat(info.at("/track/name").asText(), is(song.title()));
      assertThat(
          client.aoty("/album/" + AotyId.of(release.ref()) + ".php").statusCode(),
          is(release.has("no-aoty") ? 404 : 200));
    }
  }
}
