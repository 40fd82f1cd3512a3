package io.tensoe.ingestion.match;

import static io.tensoe.ingestion.match.DecisionTest.told;
import static io.tensoe.ingestion.match.Fixtures.album;
import static io.tensoe.ingestion.match.Fixtures.seed;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.match.Fixtures.AlbumOf;
import io.tensoe.ingestion.model.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A letter more or less is another artist and mostly another title. */
class StrictnessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Mansions; Mansion
          Brothers Keepers; Brothers Keeper
          Editors; Editor
          Metallica; Metalica
          The Strokes; The Stroke
          Deftones; Deftonse
          Earth; Earth, Wind & Fire
          Tyler, The Creator; Tyler
          Tyler; Tyler, The Creator
          Simon & Garfunkel; Simon
          Linda McCartney; Paul McCartney
          Patrick Watson (2); Patrick Watson (3)
          Maroon 5; Maroon
          Blink-182; Blink
          """)
  void anArtistOneLetterAwayIsAnotherWhateverTheYear(String wanted, String credited) {
    AlbumOf other = album("Same Title Here", credited).id("other").year(2001);
    assertThat(told(seed(wanted, "Same Title Here", 2001), other).startsWith("none"), is(true));
    assertThat(
        told(
            seed(wanted, "Same Title Here", 2001),
            other,
            album("Same Title Here", wanted).id("it")),
        is("it"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      textBlock =
          """
          Patrick Watson (2); Patrick Watson
          Bowie, David; David Bowie
          Young, Neil & Crazy Horse; Neil Young & Crazy Horse
          Beatles, The; The Beatles
          The Jimi Hendrix Experience; Jimi Hendrix
          Jimi Hendrix; The Jimi Hendrix Experience
          Bob Marley & The Wailers; Bob Marley
          Bob Marley; Bob Marley & The Wailers
          Prince and the Revolution; Prince
          Tom Petty and the Heartbreakers; Tom Petty
          Dave Matthews Band; Dave Matthews
          Jay‐Z; JAY-Z
          Jay−Z; Jay-Z
          Destiny’s Child; Destiny's Child
          Guns Nʼ Roses; Guns N' Roses
          Guns and Roses; Guns N' Roses
          Einstuerzende Neubauten; Einstürzende Neubauten
          Beethoven; Ludwig van Beethoven
          Sunn O))); SUNN O)))
          A$AP Rocky; ASAP Rocky
          V/A; Various Artists
          VV.AA.; Various Artists
          群星; Various Artists
          Verschiedene Künstler; Various Artists
          Разные исполнители; Various Artists
          ヴァリアス・アーティスト; Various Artists
          Eri esittäjiä; Various Artists
          Vários; Various Artists
          Diversen; Various Artists
          Vari; Various Artists
          Nghệ sĩ khác nhau; Various Artists
          Air (4) & Beck (3); Air & Beck
          Gorillaz (feat. De La Soul); Gorillaz
          Brian Eno w/ Fred Again; Brian Eno & Fred Again
          """)
  void otherWaysToWriteAnArtist(String wanted, String credited) {
    AlbumOf it = album("Some Title", credited).id("it");
    assertThat(told(seed(wanted, "Some Title", null), it), is("it"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Voyager; Voyage
          Lovers; Lover
          Paranoid; Paranoia
          Ceremonials; Ceremonial
          Dark Side of the Mon; The Dark Side of the Moon
          Abey Road; Abbey Road
          Kind of Bleu; Kind of Blue
          """)
  void aTitleOneLetterAwayNeedsTheSameYear(String wanted, String found) {
    AlbumOf near = album(found, "Somebody").id("near").year(2001);
    AlbumOf exact = album(wanted, "Somebody").id("exact").year(1980);
    assertThat(told(seed("Somebody", wanted, null), near), is("none, near near"));
    assertThat(told(seed("Somebody", wanted, 2002), near), is("none, near near"));
    assertThat(told(seed("Somebody", wanted, 2001), near), is("near"));
    assertThat(told(seed("Somebody", wanted, 2001), near, exact), is("exact"));
  }

  @Test
  void aBarcodeExcusesATypo() {
    AlbumOf found = album("Ceremonial", "Somebody Els").id("upc").upc("00602475093060");
    Seed seed = seed("Somebody Else", "Ceremonials", null, null, "602475093060");
    assertThat(told(seed, found), is("upc"));
    Seed artist = seed("Mansions", "Another Title", null, null, "602475093060");
    assertThat(told(artist, album("Title", "Mansion").id("upc").upc("602475093060")), is("upc"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      textBlock =
          """
          AT.LONG.LAST.A$AP; At. Long. Last. ASAP
          Push the Sky Away; Push‐the‑Sky Away
          Man’s Best Friend; Manʼs Best Friend
          Rumors; Rumours
          Ueber Alles; Über Alles
          F♯ A♯ Infinity; F# A# Infinity
          The Rise and Fall of Ziggy Star...; The Rise and Fall of Ziggy Stardust and the Spiders
          Everything Will Be Alright in…; Everything Will Be Alright in the End
          """)
  void otherWaysToWriteATitle(String wanted, String found) {
    assertThat(told(seed("Somebody", wanted, null), album(found, "Somebody").id("it")), is("it"));
  }

  @Test
  void aTitleThatWasCutOffFitsOneAlbumOrIsAmbiguous() {
    AlbumOf one = album("Live at the Royal Albert Hall", "Somebody").id("one");
    AlbumOf two = album("Live at the Royal Festival Hall", "Somebody").id("two");
    Seed seed = seed("Somebody", "Live at the Royal...", null);
    assertThat(told(seed, one), is("one"));
    assertThat(told(seed, one, two), is("? one two"));
    assertThat(told(seed("Somebody", "Live...", null), one).startsWith("none"), is(true));
    AlbumOf dots = album("Live at the Royal...", "Somebody").id("dots");
    assertThat(told(seed, one, dots), is("dots"));
  }

  @Test
  void aLiveAlbumMayBeMarkedAsOne() {
    AlbumOf folsom = album("At Folsom Prison (Live)", "Johnny Cash").id("live").year(1968);
    assertThat(told(seed("Johnny Cash", "At Folsom Prison", 1968), folsom), is("live"));
    assertThat(told(seed("Johnny Cash", "At Folsom Prison", 1999), folsom), is("none, near live"));
    assertThat(told(seed("Johnny Cash", "At Folsom Prison", null), folsom), is("none, near live"));
    AlbumOf place = album("Red (Live at the Forum)", "Taylor Swift").id("forum").year(2012);
    assertThat(told(seed("Taylor Swift", "Red", 2012), place), is("none, near forum"));
    assertThat(
        told(
            seed("Nirvana", "MTV Unplugged in New York", null),
            album("MTV Unplugged In New York (Live)", "Nirvana").id("live").year(1994)),
        is("live"));
  }

  @Test
  void twoRecordingsOfAWorkAreTwoAlbums() {
    AlbumOf karajan =
        album("Symphony No. 9", "Ludwig van Beethoven", "Herbert von Karajan").id("k").year(1963);
    AlbumOf bernstein =
        album("Symphony No. 9", "Ludwig van Beethoven", "Leonard Bernstein").id("b").year(1979);
    AlbumOf nobody =
        album("Symphony No. 9 (Remastered)", "Ludwig van Beethoven").id("n").year(2001);
    Seed seed = seed("Ludwig van Beethoven", "Symphony No. 9", null);
    assertThat(told(seed, karajan, bernstein), is("? k b"));
    assertThat(told(seed, nobody, bernstein), is("? n b"));
    assertThat(told(seed, karajan), is("k"));
    assertThat(
        told(seed("Ludwig van Beethoven", "Symphony No. 9", 1979), karajan, bernstein), is("b"));
    assertThat(
        told(seed("Herbert von Karajan", "Symphony No. 9", null), karajan, bernstein), is("k"));
  }

  @Test
  void theComposerBeforeATitleIsNoPartOfIt() {
    AlbumOf abbado =
        album("Mahler: Symphony No. 5", "Gustav Mahler", "Claudio Abbado").id("a").year(1993);
    AlbumOf bernstein =
        album("Symphony No. 5", "Gustav Mahler", "Leonard Bernstein").id("b").year(1988);
    Seed seed = seed("Gustav Mahler", "Symphony No. 5", null);
    assertThat(told(seed, abbado), is("a"));
    assertThat(told(seed, abbado, bernstein), is("? a b"));
    Seed titled = seed("Mahler", "Mahler: Symphony No. 5", 1988);
    assertThat(told(titled, abbado, bernstein), is("b"));
  }

  @Test
  void aScoreAloneUnderANameIsTaken() {
    AlbumOf score = album("Star Wars (Original Score)", "John Williams").id("score").year(1977);
    assertThat(told(seed("John Williams", "Star Wars", null), score), is("score"));
    assertThat(told(seed("John Williams", "Star Wars", 1999), score), is("none, near score"));
  }

  @Test
  void otherCreditsAreAnotherAlbumUnderAnyTitle() {
    AlbumOf kennedy = album("The Four Seasons", "Antonio Vivaldi", "Nigel Kennedy").id("kennedy");
    AlbumOf jansen = album("The Four Seasons", "Antonio Vivaldi", "Janine Jansen").id("jansen");
    AlbumOf early = album("Goldberg Variations", "Glenn Gould").id("1955").year(1955);
    AlbumOf late = album("Goldberg Variations", "Glenn Gould").id("1981").year(1981);
    assertThat(
        told(seed("Antonio Vivaldi", "The Four Seasons", null), kennedy, jansen),
        is("? kennedy jansen"));
    assertThat(
        told(seed("Glenn Gould", "Goldberg Variations", null), early, late), is("? 1955 1981"));
    AlbumOf alone = album("Watch the Throne", "JAY-Z").id("alone");
    AlbumOf both = album("Watch the Throne", "JAY-Z", "Kanye West").id("both");
    assertThat(told(seed("JAY-Z", "Watch the Throne", null), alone, both), is("alone"));
  }

  @Test
  void albumsOfOneNameAreToldApartByNothingButTheYear() {
    AlbumOf blue = album("Weezer", "Weezer").id("1994").year(1994).tracks(10);
    AlbumOf green = album("Weezer", "Weezer").id("2001").year(2001).tracks(10);
    AlbumOf again = album("Weezer (Remastered)", "Weezer").id("again").year(2014).tracks(10);
    assertThat(told(seed("Weezer", "Weezer", null), blue, green), is("? 1994 2001"));
    assertThat(told(seed("Weezer", "Weezer", 2001), blue, green), is("2001"));
    assertThat(told(seed("Weezer", "Weezer", null), blue, again), is("1994"));
    AlbumOf car = album("Peter Gabriel", "Peter Gabriel").id("1977").year(1977).tracks(9);
    AlbumOf scratch = album("Peter Gabriel", "Peter Gabriel").id("1978").year(1978).tracks(11);
    assertThat(told(seed("Peter Gabriel", "Peter Gabriel", null), car, scratch), is("? 1977 1978"));
    AlbumOf seal = album("Seal", "Seal").id("1991").year(1991);
    AlbumOf second = album("Seal", "Seal").id("1994").year(1994);
    assertThat(told(seed("Seal", "Seal", null), seal, second), is("? 1991 1994"));
    assertThat(told(seed("Seal", "Seal (1994)", null), seal, second), is("1994"));
  }

  @Test
  void severalAlbumsOfTheArtistsNameThatBracketsTellApartAreAmbiguous() {
    AlbumOf blue = album("Weezer (Blue Album)", "Weezer").id("blue").year(1994);
    AlbumOf green = album("Weezer (Green Album)", "Weezer").id("green").year(2001);
    AlbumOf plain = album("Weezer", "Weezer").id("plain").year(1994);
    assertThat(told(seed("Weezer", "Weezer", null), blue, green), is("? blue green"));
    assertThat(told(seed("Weezer", "Weezer", 2001), blue, green), is("green"));
    assertThat(told(seed("Weezer", "Weezer", null), blue, green, plain), is("plain"));
    assertThat(told(seed("Weezer", "Weezer", null), blue), is("none, near blue"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Bande originale du film
          Banda sonora original
          Colonna sonora originale
          Trilha sonora original
          Original Soundtrack zum Film
          B.O.F.
          Music from the HBO Miniseries
          Die Original-Filmmusik
          オリジナル・サウンドトラック
          오리지널 사운드트랙
          电影原声带
          Оригинальный саундтрек
          """)
  void aSoundtrackInAnotherLanguageIsOne(String words) {
    AlbumOf it = album("Amelia (" + words + ")", "Somebody").id("it").year(2001);
    AlbumOf own = album("Amelia", "Somebody").id("own").year(1990);
    assertThat(told(seed("Somebody", "Amelia", null), it), is("it"));
    assertThat(told(seed("Somebody", "Amelia", null), it, own), is("own"));
  }

  @Test
  void aLiveAlbumMayNameItsYear() {
    AlbumOf it = album("Waiting Columns (Live 1977)", "Somebody").id("it").year(1978);
    assertThat(told(seed("Somebody", "Waiting Columns", 1978), it), is("it"));
    assertThat(told(seed("Somebody", "Waiting Columns", 1990), it), is("none, near it"));
  }

  @Test
  void aTitleThatSaysThatItIsLiveMayBeUsedAgain() {
    AlbumOf it = album("Unplugged (Live)", "Somebody").id("it").year(1992);
    AlbumOf deluxe = album("Unplugged (Live) [Remastered]", "Somebody").id("new").year(2013);
    AlbumOf second = album("Unplugged (Live)", "Somebody").id("second").year(2013);
    assertThat(told(seed("Somebody", "Unplugged", null), it), is("it"));
    assertThat(told(seed("Somebody", "Unplugged", null), it, deluxe), is("it"));
    assertThat(told(seed("Somebody", "Unplugged", null), it, second), is("? it second"));
    assertThat(told(seed("Somebody", "Unplugged", 2013), it, second), is("second"));
    AlbumOf halo = album("Halo OST", "Somebody").id("halo").year(2001);
    assertThat(told(seed("Somebody", "Halo", null), halo), is("halo"));
  }
}
