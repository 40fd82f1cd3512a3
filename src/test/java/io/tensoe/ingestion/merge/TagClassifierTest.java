package io.tensoe.ingestion.merge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.merge.TagClassifier.Kind;
import io.tensoe.ingestion.merge.TagClassifier.Reading;
import io.tensoe.ingestion.model.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagClassifierTest {
  private static final TagClassifier TAGS = TagClassifier.standard();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # listed, in any spelling
          Hip-Hop,             GENRE, hip hop
          rnb,                 GENRE, r&b
          d'n'b,               GENRE, drum and bass
          Alternative  Punk,   GENRE, alternative punk
          Post Rock,           GENRE, post-rock
          J-Pop,               GENRE, j-pop
          MPB,                 GENRE, mpb
          Melancholy,          MOOD,  melancholic
          chillout,            MOOD,  chill
          feelgood,            MOOD,  feel-good
          makes me happy,      MOOD,  happy
          # qualifiers and moods before a genre
          swedish death metal, GENRE, death metal
          80s rock,            GENRE, rock
          late 90s hip hop,    GENRE, hip hop
          female rap,          GENRE, rap
          sad folk songs,      GENRE, folk
          # two genres
          electro hiphop,      GENRE, electro hip hop
          prog sludge metal,   GENRE, prog sludge metal
          indie rnb,           GENRE, indie r&b
          # an intensifier before a mood, a filler after it
          very sad,            MOOD,  sad
          sad songs,           MOOD,  sad
          """)
  void genresAndMoodsAreFound(String tag, Kind kind, String word) {
    assertThat(TAGS.read(tag, Set.of()), is(new Reading(kind, word)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seen live",
        "albums I own",
        "Favourites",
        "favorite songs",
        "All time favourites",
        "loved",
        "90s",
        "1990s",
        "80's",
        "early 70s",
        "1997",
        "8 of 10 stars",
        "5 stars",
        "british",
        "USA",
        "male vocalists",
        "american female",
        "i had to change my pants after this song",
        "best of 2012",
        "fucking awesome",
        "spotify",
        "my playlist",
        "not metal",
        "♥",
        "4/5",
        "black music"
      })
  void whatSpeaksOfTheTaggerOrTheCalendarIsNoise(String tag) {
    assertThat(tag, TAGS.read(tag, Set.of()).kind(), is(Kind.NOISE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sourabh", "ergo proxy", "british sad", "rock pop metal jazz", "dark lord"})
  void nothingIsGuessed(String tag) {
    assertThat(tag, TAGS.read(tag, Set.of()).kind(), is(Kind.UNKNOWN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"the smiths", "Smiths", "meat is murder", "HAPPY"})
  void namesAreNoiseEvenIfTheyAreWords(String tag) {
    Set<String> names =
        TagClassifier.nameKeys(List.of("The Smiths", "Meat Is Murder", "Happy", "?"));
    assertThat(TAGS.read(tag, names).kind(), is(Kind.NOISE));
  }

  @Test
  void aTagThatWasAWordOnOneAlbumIsANameOnAnother() {
    Set<String> names = TagClassifier.nameKeys(List.of("Happy"));
    assertThat(TAGS.read("happy", Set.of()), is(new Reading(Kind.MOOD, "happy")));
    assertThat(TAGS.read("happy", names), is(new Reading(Kind.NOISE, "happy")));
    assertThat(TAGS.read("happy", Set.of()), is(new Reading(Kind.MOOD, "happy")));
  }

  @Test
  void theWeakestMoodCountsAndTheStrongestComesFirst() {
    List<Tag> tags =
        List.of(
            new Tag("rock", 100),
            new Tag("melancholic", 9),
            new Tag("dark", 1),
            new Tag("melancholy", 5),
            new Tag("Mellow", 9),
            new Tag("sad", 0),
            new Tag("haunting", 20));
    assertThat(
        TAGS.words(tags, Set.of()).moods(), contains("haunting", "melancholic", "mellow", "dark"));
    assertThat(TAGS.words(tags, Set.of()).genres(), contains("rock"));
    assertThat(TAGS.words(List.of(), Set.of()).genres(), is(empty()));
  }

  @Test
  void aGenreThatASiteDeclaresIsKeptEvenIfWeDoNotKnowIt() {
    assertThat(TAGS.declaredGenre("Hip-Hop"), is(Optional.of("hip hop")));
    assertThat(TAGS.declaredGenre(" Zolo Wave "), is(Optional.of("zolo wave")));
    assertThat(TAGS.declaredGenre(" "), is(Optional.empty()));
  }
}
