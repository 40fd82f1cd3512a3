package io.tensoe.ingestion.merge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void anySpellingOfAGenreMeansTheOneThatIsStored() {
    assertThat(Words.genre("Hip-Hop"), hasItem("hip hop"));
    assertThat(Words.genre(" HIPHOP "), hasItem("hip hop"));
    assertThat(Words.mood("Melancholy"), hasItem("melancholic"));
  }

  @Test
  void aGenreNobodyKnowsIsStoredAsTheSiteWroteIt() {
    assertThat(Words.genre("Zorp-Core"), contains("zorp-core"));
  }
}
