package io.tensoe.ingestion.match;

import static io.tensoe.ingestion.match.Fixtures.album;
import static io.tensoe.ingestion.match.Fixtures.seed;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.tensoe.ingestion.match.Candidates.Choice;
import io.tensoe.ingestion.match.Fixtures.AlbumOf;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.sources.Sources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static final AlbumOf BLUE = album("Weezer (Blue Album)", "Weezer").id("blue").year(1994);
  private static final AlbumOf GREEN =
      album("Weezer (Green Album)", "Weezer").id("green").year(2001);

  @Test
  void theFirstHitIsNotTakenBlindly() {
    assertThat(
        chosen(
            seed("Kanye West", "Yeezus", null),
            album("Yeezus (Karaoke Version)", "Karaoke Stars").id("a"),
            album("Yeezus", "Somebody Else").id("b"),
            album("Yeezus", "Kanye West").id("c")),
        is("c"));
  }

  @Test
  void whatTheSeedForbidsIsNotTakenAndTheNextBestIs() {
    AlbumOf plain = album("25", "Adele").id("plain");
    AlbumOf deluxe = album("25 (Deluxe)", "Adele").id("deluxe");

    assertThat(chosen(forbidding("spotify:plain"), plain, deluxe), is("deluxe"));
    assertThat(chosen(forbidding("spotify:plain", "spotify:deluxe"), plain, deluxe), is("none"));
    assertThat(chosen(forbidding("spotify"), plain, deluxe), is("none"));
    assertThat(chosen(forbidding("aoty:plain", "lastfm"), plain, deluxe), is("plain"));
    assertThat(
        chosen(forbidding("aoty:plain"), album("25", "Adele").source("aoty").id("plain")),
        is("none"));
  }

  private static Seed forbidding(String... matches) {
    return Seed.named("adele|25", "25", "Adele")
        .from("--album", 0)
        .forbidden(List.of(matches))
        .build();
  }

  @Test
  void aSoundtrackNeedNotBeCalledOne() {
    String whole = "Drive-In Dreams: Mix, Vol. 1 (Original Motion Picture Soundtrack)";
    assertThat(
        chosen(
            seed("Various Artists", "Drive-In Dreams: Mix Vol. 1", null),
            album(whole, "Various Artists").id("film").year(2014)),
        is("film"));
    assertThat(
        chosen(
            seed("Some Singer", "Drive-In Dreams", null),
            album("Drive-In Dreams (Original Motion Picture Soundtrack)", "Some Singer")
                .id("film")
                .year(2014)),
        is("film"));
  }

  @Test
  void theAlbumIsPreferredToTheSoundtrackAndAnotherYearRefusesIt() {
    AlbumOf film =
        album("Interstellar (Original Motion Picture Soundtrack)", "Hans Zimmer")
            .id("film")
            .year(2014);
    AlbumOf plain = album("Interstellar", "Hans Zimmer").id("plain").year(2020);
    assertThat(chosen(seed("Hans Zimmer", "Interstellar", null), film), is("film"));
    assertThat(chosen(seed("Hans Zimmer", "Interstellar", null), film, plain), is("plain"));
    assertThat(chosen(seed("Hans Zimmer", "Interstellar", 2014), film), is("film"));
    assertThat(chosen(seed("Hans Zimmer", "Interstellar", 2001), film), is("none"));
  }

  @Test
  void thePlainAlbumIsPreferredToItsDeluxeEdition() {
    assertThat(
        chosen(
            seed("Adele", "25", null),
            album("25 (Deluxe)", "Adele").id("deluxe"),
            album("25", "Adele").id("plain")),
        is("plain"));
  }

  @Test
  void theWantedEditionIsPreferredToThePlainAlbum() {
    assertThat(
        chosen(
            seed("Adele", "25 (Deluxe Edition)", null),
            album("25", "Adele").id("plain"),
            album("25 [Deluxe]", "Adele").id("deluxe")),
        is("deluxe"));
  }

  @Test
  void anotherEditionIsTakenWithLessConfidence() {
    Optional<Choice> choice = choose(seed("Adele", "25", null), album("25 (Deluxe)", "Adele"));
    assertThat(choice.orElseThrow().confidence(), is(lessThan(0.9)));
    Optional<Choice> plain = choose(seed("Adele", "25", null), album("25", "Adele"));
    assertThat(plain.orElseThrow().confidence(), is(greaterThan(0.9)));
  }

  @Test
  void anotherVersionIsNeverTaken() {
    Seed red = seed("Taylor Swift", "Red", null);
    assertThat(chosen(red, album("Red (Taylor's Version)", "Taylor Swift").id("tv")), is("none"));
    assertThat(chosen(red, album("Red (Live)", "Taylor Swift").id("live")), is("none"));
    Seed version = seed("Taylor Swift", "Red (Taylor's Version)", null);
    assertThat(chosen(version, album("Red", "Taylor Swift").id("red")), is("none"));
  }

  @Test
  void anotherNumberIsNeverTaken() {
    assertThat(
        chosen(seed("Various", "Now 85", null), album("Now 86", "Various Artists")), is("none"));
  }

  @Test
  void theYearTellsSelfTitledAlbumsApart() {
    AlbumOf first = album("Weezer", "Weezer").id("1994").year(1994);
    AlbumOf second = album("Weezer", "Weezer").id("2001").year(2001);
    assertThat(chosen(seed("Weezer", "Weezer", 2001), first, second), is("2001"));
    assertThat(chosen(seed("Weezer", "Weezer", 2002), first, second), is("2001"));
    assertThat(chosen(seed("Weezer", "Weezer", 2008), first, second), is("none"));
    assertThat(chosen(seed("Weezer", "Weezer", 2001), first), is("none"));
  }

  @Test
  void twoSelfTitledAlbumsWithoutAYearAreRefused() {
    AlbumOf first = album("Weezer", "Weezer").id("1994").year(1994).tracks(10);
    AlbumOf second = album("Weezer", "Weezer").id("2001").year(2001).tracks(12);
    assertThat(chosen(seed("Weezer", "Weezer", null), first, second), is("none"));
  }

  @Test
  void pressingsOfOneAlbumAreDecidedByTheOrderOfTheSearch() {
    AlbumOf first = album("Weezer", "Weezer").id("eu").year(1994).tracks(10);
    AlbumOf second = album("Weezer", "Weezer").id("us").year(1994).tracks(10);
    assertThat(chosen(seed("Weezer", "Weezer", null), first, second), is("eu"));
    assertThat(chosen(seed("Weezer", "Weezer", null), second, first), is("us"));
  }

  @Test
  void theYearSpeaksForANicknameInBrackets() {
    assertThat(chosen(seed("Weezer", "Weezer", 2001), BLUE, GREEN), is("green"));
    assertThat(chosen(seed("Weezer", "Weezer", null), BLUE, GREEN), is("none"));
    assertThat(
        chosen(
            seed("Weezer", "Weezer", 2019),
            album("Weezer (Teal Album)", "Weezer").id("teal").year(2019),
            album("Weezer (Black Album)", "Weezer").id("black").year(2019)),
        is("none"));
  }

  @Test
  void theDateOfAReissueOnlyCostsConfidence() {
    Choice original = album1971(1971);
    Choice reissue = album1971(2020);
    assertThat(reissue.confidence(), is(lessThan(original.confidence())));
    AlbumOf late = album("Hunky Dory", "David Bowie").id("2020").year(2020);
    AlbumOf first = album("Hunky Dory", "David Bowie").id("1971").year(1971);
    assertThat(chosen(seed("David Bowie", "Hunky Dory", 1971), late, first), is("1971"));
  }

  private static Choice album1971(int year) {
    return choose(
            seed("David Bowie", "Hunky Dory", 1971), album("Hunky Dory", "David Bowie").year(year))
        .orElseThrow();
  }

  @Test
  void aSingleLosesAgainstTheAlbumUnlessItIsWanted() {
    AlbumOf single = album("Starboy", "The Weeknd").id("single").type("single").tracks(1);
    AlbumOf album = album("Starboy", "The Weeknd").id("album").tracks(18);
    assertThat(chosen(seed("The Weeknd", "Starboy", null), single, album), is("album"));
    assertThat(chosen(seed("The Weeknd", "Starboy - Single", null), album, single), is("single"));
    assertThat(chosen(seed("The Weeknd", "Starboy", null), single), is("single"));
  }

  @Test
  void anIdDecidesAlone() {
    Seed pinned = seed("Weezer", "Weezer", null, "x", null);
    assertThat(chosen(pinned, BLUE, album("Other title", "Other").id("x")), is("x"));
    assertThat(chosen(pinned, album("Weezer", "Weezer").id("y")), is("none"));
    assertThat(
        chosen(
            pinned,
            album("Weezer", "Weezer").id("a").source("aoty").year(1994),
            album("Weezer", "Weezer")
                .id("b")
                .source("aoty")
                .year(2001)
                .link("spotify", "https://open.spotify.com/album/x")),
        is("b"));
  }

  @Test
  void aBarcodeDecidesUnlessArtistAndTitleSpeakAgainstIt() {
    Seed pinned = seed("Weezer", "Weezer", null, null, "602475093060");
    AlbumOf green = album("Weezer (Green Album)", "Weezer").id("upc").upc("00602475093060");
    assertThat(chosen(pinned, album("Weezer", "Weezer").id("text").upc("1"), green), is("upc"));
    AlbumOf stranger = album("Hits", "Nobody").id("upc").upc("602475093060");
    assertThat(chosen(pinned, stranger), is("none"));
  }

  @Test
  void theOrderOfTheSearchMattersOnlyAmongEquals() {
    List<SourceAlbum> albums = new ArrayList<>();
    for (AlbumOf album :
        List.of(
            album("Red", "Taylor Swift").id("red").year(2012),
            album("Red (Deluxe Edition)", "Taylor Swift").id("deluxe").year(2012),
            album("Red (Taylor's Version)", "Taylor Swift").id("tv").year(2021),
            album("Red", "Taylor Swift").id("single").type("single").year(2012).tracks(1),
            album("Red", "Karaoke Band").id("karaoke").year(2012))) {
      albums.add(album.made());
    }
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(albums, new Random(i));
      assertThat(
          id(Candidates.choose(seed("Taylor Swift", "Red", 2012), albums, Sources.pins())),
          is("red"));
    }
  }

  @Test
  void noCandidatesAreNoChoice() {
    assertThat(chosen(seed("Adele", "25", null)), is("none"));
  }

  private static String chosen(Seed seed, AlbumOf... albums) {
    return id(choose(seed, albums));
  }

  private static Optional<Choice> choose(Seed seed, AlbumOf... albums) {
    return Candidates.choose(
        seed, Arrays.stream(albums).map(AlbumOf::made).toList(), Sources.pins());
  }

  private static String id(Optional<Choice> choice) {
    return choice.map(found -> String.valueOf(found.album().id())).orElse("none");
  }
}
