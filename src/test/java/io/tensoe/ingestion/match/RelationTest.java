package io.tensoe.ingestion.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      textBlock =
          """
          Now 85; Now 86; DIFFERENT
          Led Zeppelin; Led Zeppelin II; DIFFERENT
          Led Zeppelin II; Led Zeppelin III; DIFFERENT
          Use Your Illusion I; Use Your Illusion II; DIFFERENT
          Weezer; Weezer (Green Album); DIFFERENT
          Weezer (Blue Album); Weezer (Green Album); DIFFERENT
          Seal (1991); Seal (1994); DIFFERENT
          Red; Red (Taylor's Version); DIFFERENT
          Red; Red Taylor's Version; DIFFERENT
          Red (Deluxe); Red (Taylor's Version); DIFFERENT
          Random Access Memories; Random Access Memories (Drumless Edition); DIFFERENT
          Ignition; Ignition (Remix); DIFFERENT
          Song (A Remix); Song (B Remix); DIFFERENT
          Song (Sped Up); Song (Slowed); DIFFERENT
          Alive; Alive (Live); DIFFERENT
          Alive (Live at Leeds); Alive (Live at Hull); DIFFERENT
          Alive (Live 1977); Alive (Live 1978); DIFFERENT
          Alive; Alive (Instrumental); DIFFERENT
          Alive; Alive (Karaoke Version); DIFFERENT
          Thriller; Thriller (Japanese Version); DIFFERENT
          ( ); !!!; DIFFERENT
          ÷; +; DIFFERENT
          ÷ (Deluxe); = (Deluxe); DIFFERENT
          Sleep; Sle; DIFFERENT
          Selected Ambient Works 85-92; Selected Ambient Works Volume II; DIFFERENT
          City of Night; City of Light; DIFFERENT
          Kid A; Kid A Mnesia; DIFFERENT
          In Rainbows; In Rainbows (Disk 2); DIFFERENT
          Back to Black; Back to Black: Songs from the Original Motion Picture; DIFFERENT
          The Score; The Score (Original Score); DIFFERENT
          Stay; Stay (With Me); DIFFERENT
          Starboy; Starboy; SAME
          Starboy; STARBOY; SAME
          The Wall; Wall; SAME
          Ram; RAM (Remastered); SAME
          Abbey Road (2019 Mix); Abbey Road; SAME
          Song (Live) (Remastered); Song (Live); SAME
          Alive (Live); Alive (Live at Leeds); SAME
          Emotion; E•MO•TION; SAME
          4x4=12; 4×4=12; SAME
          (What's the Story) Morning Glory?; Morning Glory?; SAME
          Oral Fixation, Vol. 2; Oral Fixation Volume Two; SAME
          Colour the Small One; Color the Small One; SAME
          Man's Best Friend [Explicit]; Man's Best Friend; SAME
          So Far Gone - EP; So Far Gone; SAME
          Guardians (Original Motion Picture Soundtrack); Guardians Soundtrack; SAME
          25; 25 (Deluxe); EDITION
          Hybrid Theory; Hybrid Theory (20th Anniversary Edition); EDITION
          DAMN.; DAMN. COLLECTORS EDITION.; EDITION
          Born To Die; Born To Die - The Paradise Edition; EDITION
          Future Nostalgia; Future Nostalgia (The Moonlight Edition); EDITION
          Lungs (Deluxe Version); Lungs (International Version); EDITION
          Stop Making Sense (Deluxe Edition) (2023); Stop Making Sense (1984); EDITION
          Imperio (Special Edition); Imperio; EDITION
          """)
  void titlesOfOneArtistAre(String left, String right, Relation relation) {
    assertThat(Relation.of("Somebody", left, right), is(relation));
    assertThat(Relation.of("Somebody", right, left), is(relation));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          The Beatles; The White Album; SAME
          Somebody; The White Album; DIFFERENT
          """)
  void aNicknameBelongsToOneArtist(String artist, String nickname, Relation relation) {
    assertThat(Relation.of(artist, "The Beatles", nickname), is(relation));
  }
}
