package io.tensoe.ingestion.merge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.merge.Vocabulary.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  private static final List<String> FILES =
      List.of("genres.txt", "moods.txt", "noise.txt", "qualifiers.txt");

  @Test
  void noWordStandsTwiceWhateverItsSpellingAndFile() {
    Map<String, String> seen = new HashMap<>();
    List<String> repeated = new ArrayList<>();
    for (String file : FILES) {
      for (Entry entry : Vocabulary.entries(file)) {
        String here = file + ": " + entry.spelling();
        String there = seen.putIfAbsent(Vocabulary.key(entry.spelling()), here);
        if (there != null) {
          repeated.add(here + " = " + there);
        }
      }
    }
    assertThat(repeated, is(empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"genres.txt", "moods.txt", "noise.txt", "qualifiers.txt"})
  void everyFileIsSortedLowerCaseAndItsAliasesLeadToWords(String file) {
    List<Entry> entries = Vocabulary.entries(file);
    List<String> spellings = entries.stream().map(Entry::spelling).toList();
    assertThat(spellings, is(spellings.stream().sorted().toList()));
    Set<String> words = new HashSet<>();
    entries.stream()
        .filter(entry -> entry.word().equals(entry.spelling()))
        .forEach(entry -> words.add(entry.word()));
    for (Entry entry : entries) {
      assertThat(entry.spelling(), is(entry.spelling().toLowerCase(Locale.ROOT)));
      assertThat(entry.spelling(), Vocabulary.key(entry.spelling()).isEmpty(), is(false));
      assertThat(entry + " leads to a word", words.contains(entry.word()), is(true));
    }
    assertThat(entries.size(), greaterThan(300));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Hip-Hop,            hiphop
          hip hop,            hiphop
          R&B,                randb
          Drum & Bass,        drumandbass
          Alternative  Punk,  alternativepunk
          Café_del–Mar,       cafedelmar
          80’s,               80s
          ♥♥♥,                ''
          が,                 が
          """)
  void spellingsOfAWordShareAKey(String tag, String key) {
    assertThat(Vocabulary.key(tag), is(key));
  }

  @Test
  void aMissingFileIsABrokenBuild() {
    assertThrows(IllegalStateException.class, () -> Vocabulary.read("nothing.txt"));
  }
}
