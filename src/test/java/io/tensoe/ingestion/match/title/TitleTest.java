package io.tensoe.ingestion.match.title;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      textBlock =
          """
          Random Access Memories; random access memories
          Starboy (Deluxe); starboy
          Innuendo (Deluxe Edition 2011 Remaster); innuendo
          DAMN. COLLECTORS EDITION.; damn
          Rated R - Deluxe Edition; rated r
          Souled Out: 10th Anniversary Edition; souled out
          So Far Gone - EP; so far gone
          Calling For You (feat. 21 Savage); calling for you
          Calling For You feat. 21 Savage; calling for you
          Come Together - Remastered 2009; come together
          Song (Live) (Remastered); song
          Part II; pt 2
          Greatest Hits, Volume Two; greatest hits vol 2
          Shine On You Crazy Diamond, Pts. I-V; shine on you crazy diamond pt 1 5
          Use Your Illusion I; use your illusion 1
          Chicago V; chicago 5
          Deluxe; deluxe
          The EP; the ep
          Live; live
          ( ); ( )
          ÷ (Deluxe); ÷
          (What's the Story) Morning Glory?; whats the story morning glory
          Weezer (Green Album); weezer green album
          Long Live; long live
          Stay (With Me); stay with me
          Alive (I Want to Live); alive i want to live
          Stereo Love; stereo love
          Little Feat; little feat
          Sleep; sleep
          In Rainbows (Disk 2); in rainbows disk 2
          """)
  void theNameIsWhatRemainsWithoutQualifiers(String text, String name) {
    assertThat(Title.of(text).name(), is(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      textBlock =
          """
          1989 (Taylor's Version); version; taylors
          Song (Live); live; -
          Song - Live at Leeds, 1970; live; leeds 1970
          Minha Vida (Ao Vivo); live; -
          Song (R3HAB Remix); remix; r3hab
          Song (The Remixes); remix; remixes
          Song (Acoustic); acoustic; -
          Song - Instrumental; instrumental; -
          Random Access Memories (Drumless Edition); drumless; -
          Song (Karaoke Version); karaoke; -
          Song (Sped Up); sped; sped up
          Song - Demo; demo; -
          Song (A Cappella); acappella; -
          Song - Radio Edit; edit; radio
          Song (Japanese Version); language; japanese
          Song (Re-Recorded); rerecorded; -
          """)
  void aVersionIsTyped(String text, String kind, String detail) {
    assertThat(
        Title.of(text).versions(), contains(new Version(kind, detail.equals("-") ? "" : detail)));
  }

  @Test
  void oneBracketAtATimeIsRead() {
    Title title = Title.of("Song (Live) (Remastered)");
    assertThat(Version.kinds(title.versions()), contains("live"));
    assertThat(title.remastered(), is(true));
  }

  @Test
  void anEditionIsKeptAsItsWords() {
    assertThat(
        Title.of("Nevermind (30th Anniversary Super Deluxe)").editions(),
        containsInAnyOrder("30", "anniversary", "super", "deluxe"));
    assertThat(Title.of("A (Deluxe)").editions(), is(Title.of("A [Deluxe Edition]").editions()));
    assertThat(Title.of("A (2011 Remaster)").editions(), is(empty()));
  }

  @Test
  void yearsOfAMasteringAreNoNumbersOfTheName() {
    assertThat(Title.of("1979 - Remastered 2012").numbers(), is(List.of("1979")));
    assertThat(Title.of("Seal (1991)").year(), is(1991));
  }

  @Test
  @Timeout(20)
  void anEndlessTitleIsReadInNoTime() {
    for (String part : List.of("a - ", "(", "(a) ", "live ", "feat. ", "a (live", ")", "x: ")) {
      Title title = Title.of(part.repeat(2_000));
      assertThat(title.name().isEmpty(), is(false));
    }
  }
}
