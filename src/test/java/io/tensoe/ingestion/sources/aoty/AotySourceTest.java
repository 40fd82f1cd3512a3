package io.tensoe.ingestion.sources.aoty;

import static io.tensoe.ingestion.sources.aoty.AotyPages.ok;
import static io.tensoe.ingestion.sources.aoty.AotyPages.page;
import static io.tensoe.ingestion.sources.aoty.AotyPages.reply;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.MusicSource.Found;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AotySourceTest {
  private static final URI BASE = URI.create("http://127.0.0.1:8080/aoty");
  private static final String PAGE = "/aoty/album/700123-the-paper-moons-dont-wait-up.php";
  private static final String SEARCH = "/aoty/search/albums/";
  private static final String ROBOTS = "/aoty/robots.txt";
  private static final String SPOTIFY = "0aBcDeFgHiJkLmNoPqRsTu";

  private final ScriptedAoty client = new ScriptedAoty();

  private AotySource source(RobotsPolicy policy, @Nullable Path pages) {
    return new AotySource(client, BASE, policy, pages);
  }

  private static Wanted wanted(
      String artist, String album, @Nullable String spotifyId, @Nullable String url) {
    return new Wanted(
        Seed.named("key", album, artist)
            .pin("spotify", spotifyId)
            .pin("aoty", url)
            .from("--album", 0)
            .build(),
        null);
  }

  private static Wanted wanted() {
    return wanted("The Paper Moons", "Don't Wait Up", null, null);
  }

  @Test
  void aSearchTakesTwoRequestsAndNotTheFirstHit() throws Exception {
    client.on(SEARCH, ok("search.html")).on(PAGE, ok("album-2026.html"));
    Found found = source(RobotsPolicy.PERMITTED, null).find(wanted()).found().orElseThrow();
    assertThat(found.album().id(), is("700123"));
    assertThat(found.album().criticScore(), is(78.5294));
    assertThat(found.confidence(), is(greaterThan(0.5)));
    assertThat(
        client.asked(),
        contains(
            "http://127.0.0.1:8080" + SEARCH + "?q=The+Paper+Moons+Don%27t+Wait+Up",
            "http://127.0.0.1:8080" + PAGE));
    assertThat(client.aside(), is(empty()));
  }

  @Test
  void anAddressTakesOneRequestBelowTheBaseAddress() throws Exception {
    client.on(PAGE, ok("album-2026.html"));
    String url = "https://www.albumoftheyear.org/album/700123-the-paper-moons-dont-wait-up.php?x#y";
    Found found =
        source(RobotsPolicy.PERMITTED, null)
            .find(wanted("The Paper Moons", "Don't Wait Up", null, url))
            .found()
            .orElseThrow();
    assertThat(found.album().title(), is("Don't Wait Up"));
    assertThat(client.asked(), contains("http://127.0.0.1:8080" + PAGE));
  }

  @Test
  void aForeignAddressIsRefusedUnasked() {
    Wanted foreign =
        wanted("The Paper Moons", "Don't Wait Up", null, "https://evil.example/album/1");
    SourceException failure =
        assertThrows(
            SourceException.class,
            () -> source(RobotsPolicy.PERMITTED, null).find(foreign).found());
    assertThat(failure.kind(), is(Kind.REFUSED));
    assertThat(failure.getMessage(), containsString("aoty_url https://evil.example/album/1"));
    assertThat(client.asked(), is(empty()));
  }

  @Test
  void anAddressOfAnotherAlbumIsRefused() {
    client.on(PAGE, ok("album-2026.html"));
    Wanted other = wanted("Nils Berg", "Buoy", null, PAGE);
    SourceException failure =
        assertThrows(
            SourceException.class, () -> source(RobotsPolicy.PERMITTED, null).find(other).found());
    assertThat(failure.kind(), is(Kind.REFUSED));
    assertThat(failure.getMessage(), containsString("\"Don't Wait Up\" by The Paper Moons"));
  }

  @Test
  void theUserIsBelievedIfArtistOrTitleAgrees() throws Exception {
    client.on(PAGE, ok("album-2026.html"));
    AotySource source = source(RobotsPolicy.PERMITTED, null);
    Wanted sameArtist = wanted("The Paper Moons", "Blue Album", null, PAGE);
    assertThat(source.find(sameArtist).found().orElseThrow().confidence(), is(0.8));
  }

  @Test
  void thePagesOwnSpotifyLinkProvesTheMatch() throws Exception {
    client.on(PAGE, ok("album-2026.html"));
    Found found =
        source(RobotsPolicy.PERMITTED, null)
            .find(wanted("Paper Moons (SE)", "Wait", SPOTIFY, PAGE))
            .found()
            .orElseThrow();
    assertThat(found.confidence(), is(1.0));
  }

  @Test
  void nothingFoundIsAbsent() throws Exception {
    AotySource source = source(RobotsPolicy.PERMITTED, null);
    client.on(SEARCH, ok("search-none.html"));
    assertThat(source.find(wanted()).found(), is(Optional.empty()));
    client.on(SEARCH, ok("search.html"));
    assertThat(source.find(wanted("Nobody", "Nothing", null, null)).found(), is(Optional.empty()));
    assertThat(client.asked(), hasSize(2));
  }

  @Test
  void aPageThatIsNotWhatItsCardSaidIsAbsent() throws Exception {
    client.on(SEARCH, ok("search.html")).on(PAGE, ok("album-microdata.html"));
    assertThat(source(RobotsPolicy.PERMITTED, null).find(wanted()).found(), is(Optional.empty()));
  }

  @Test
  void robotsAreReadOnceAndAsidePerInstance() throws Exception {
    client
        .on(SEARCH, ok("search.html"))
        .on(PAGE, ok("album-2026.html"))
        .on(ROBOTS, reply(200, "User-agent: *\nCrawl-delay: 7\nDisallow: /scripts/\n"));
    AotySource source = source(RobotsPolicy.OBEY, null);
    assertThat(source.crawlDelay(), is(Optional.empty()));
    assertThat(source.find(wanted()).found().isPresent(), is(true));
    assertThat(source.find(wanted()).found().isPresent(), is(true));
    assertThat(client.aside(), contains("http://127.0.0.1:8080" + ROBOTS));
    assertThat(client.asked(), hasSize(4));
    assertThat(source.crawlDelay(), is(Optional.of(Duration.ofSeconds(7))));
  }

  @Test
  void whatRobotsForbidIsNotAsked() throws Exception {
    client
        .on(PAGE, ok("album-2026.html"))
        .on(ROBOTS, reply(200, "User-agent: *\nDisallow: /search/\n"));
    AotySource source = source(RobotsPolicy.OBEY, null);
    SourceException failure =
        assertThrows(SourceException.class, () -> source.find(wanted()).found());
    assertThat(failure.kind(), is(Kind.FORBIDDEN));
    assertThat(failure.getMessage(), containsString("robots.txt forbids /search/albums/"));
    assertThat(
        failure.getMessage(),
        containsString("give aoty_url, --aotyPages or --aotyRobots=permitted"));
    assertThat(client.asked(), is(empty()));
    Wanted byAddress = wanted("The Paper Moons", "Don't Wait Up", null, PAGE);
    assertThat(source.find(byAddress).found().isPresent(), is(true));
  }

  @Test
  void rulesForUsByNameGoBeforeRulesForAll() {
    client.on(ROBOTS, reply(200, "User-agent: *\nAllow: /\n\nUser-agent: Tensoe\nDisallow: /\n"));
    SourceException failure =
        assertThrows(
            SourceException.class, () -> source(RobotsPolicy.OBEY, null).find(wanted()).found());
    assertThat(failure.kind(), is(Kind.FORBIDDEN));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  void withoutRobotsEverythingIsAllowed(int status) throws Exception {
    client.on(SEARCH, ok("search-none.html")).on(ROBOTS, reply(status, "<html>"));
    assertThat(source(RobotsPolicy.OBEY, null).find(wanted()).found(), is(Optional.empty()));
    assertThat(client.asked(), hasSize(1));
  }

  @ParameterizedTest
  @CsvSource({"500, UNAVAILABLE", "503, UNAVAILABLE", "301, UNAVAILABLE", "429, THROTTLED"})
  void robotsThatCannotBeReadForbidForNow(int status, Kind kind) throws Exception {
    client.on(SEARCH, ok("search-none.html")).on(ROBOTS, reply(status, ""));
    AotySource source = source(RobotsPolicy.OBEY, null);
    SourceException failure =
        assertThrows(SourceException.class, () -> source.find(wanted()).found());
    assertThat(failure.kind(), is(kind));
    assertThat(client.asked(), is(empty()));
    client.on(ROBOTS, reply(200, ""));
    assertThat(source.find(wanted()).found(), is(Optional.empty()));
  }

  @Test
  void aChallengeInsteadOfRobotsIsAChallenge() {
    Reply challenge = new Reply(403, Map.of("cf-mitigated", "challenge"), page("challenge.html"));
    client.on(ROBOTS, challenge);
    SourceException failure =
        assertThrows(
            SourceException.class, () -> source(RobotsPolicy.OBEY, null).find(wanted()).found());
    assertThat(failure.kind(), is(Kind.CHALLENGED));
    assertThat(client.asked(), is(empty()));
  }

  @Test
  void robotsAreReadOnlyWhenSomethingIsAboutToLeave() throws Exception {
    client.remembers = true;
    client.asideFailure = new SourceException(Kind.CLOSED, "offline");
    client.on(SEARCH, ok("search.html")).on(PAGE, ok("album-2026.html"));
    assertThat(source(RobotsPolicy.OBEY, null).find(wanted()).found().isPresent(), is(true));
    assertThat(client.aside(), is(empty()));
  }

  @Test
  void savedPagesAreFoundWithoutARequest(@TempDir Path folder) throws Exception {
    save(folder, "a.html", "album-2026.html");
    save(folder, "b.HTM", "album-microdata.html");
    AotySource source = source(RobotsPolicy.OBEY, folder);
    assertThat(source.find(wanted()).found().orElseThrow().album().id(), is("700123"));
    Wanted byLink = wanted("Moons", "Unlike", SPOTIFY, null);
    assertThat(source.find(byLink).found().orElseThrow().confidence(), is(1.0));
    Wanted byId = wanted("Ida Lund", "Pier", null, "/album/812.php");
    assertThat(source.find(byId).found().orElseThrow().album().title(), is("Pier"));
    assertThat(client.asked(), is(empty()));
    assertThat(client.aside(), is(empty()));
    assertThat(AotySource.notesOn(folder), is(List.of("saved pages: 2 of 2 files hold an album")));
  }

  @Test
  void aSavedPageOfAnotherIdIsNotTakenForANamedAddress(@TempDir Path folder) throws Exception {
    save(folder, "a.html", "album-2026.html");
    client.on("/aoty/album/1.php", reply(404, ""));
    Wanted other = wanted("The Paper Moons", "Don't Wait Up", null, "/album/1.php");
    assertThat(source(RobotsPolicy.PERMITTED, folder).find(other).found(), is(Optional.empty()));
    assertThat(client.asked(), hasSize(1));
  }

  @Test
  void aForbiddenPageIsNotTakenFromTheFolder(@TempDir Path folder) throws Exception {
    save(folder, "a.html", "album-2026.html");
    client.on(SEARCH, ok("search.html"));
    AotySource source = source(RobotsPolicy.PERMITTED, folder);
    for (Wanted each :
        List.of(
            forbidding("700123", null, null),
            forbidding("700123", SPOTIFY, null),
            forbidding("700123", null, PAGE))) {
      client.on(PAGE, ok("album-2026.html"));
      assertThat(source.find(each).found(), is(Optional.empty()));
    }
  }

  @Test
  void aForbiddenPageIsNotTakenFromTheSite() throws Exception {
    client.on(SEARCH, ok("search.html")).on(PAGE, ok("album-2026.html"));
    AotySource source = source(RobotsPolicy.PERMITTED, null);
    assertThat(source.find(forbidding("700123", null, null)).found(), is(Optional.empty()));
    assertThat("its card is enough", client.asked(), hasSize(1));
    assertThat(source.find(forbidding("700123", null, PAGE)).found(), is(Optional.empty()));
    assertThat(source.find(forbidding("1", null, null)).found().isPresent(), is(true));
  }

  private static Wanted forbidding(String id, @Nullable String spotifyId, @Nullable String url) {
    return new Wanted(
        Seed.named("key", "Don't Wait Up", "The Paper Moons")
            .pin("spotify", spotifyId)
            .pin("aoty", url)
            .from("--album", 0)
            .forbidden(List.of("aoty:" + id))
            .build(),
        null);
  }

  @Test
  void aMissingFolderIsNotedAndTheSiteIsAsked(@TempDir Path folder) throws Exception {
    client.on(SEARCH, ok("search-none.html"));
    AotySource source = source(RobotsPolicy.PERMITTED, folder.resolve("none"));
    assertThat(source.find(wanted()).found(), is(Optional.empty()));
    assertThat(
        AotySource.notesOn(folder.resolve("none")).toString(), containsString("cannot be read"));
    assertThat(client.asked(), hasSize(1));
  }

  private static void save(Path folder, String name, String fixture) throws IOException {
    Files.writeString(folder.resolve(name), page(fixture));
  }
}
