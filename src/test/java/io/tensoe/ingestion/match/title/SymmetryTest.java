package io.tensoe.ingestion.match.title;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.match.text.EditDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which of two names stands first says nothing about them. */
@Tag("long")
class SymmetryTest {
  private static final List<String> SEEN =
      List.of(
          "Nightcrawler",
          "Night crawlers",
          "Stardust Road",
          "Star dust Roads",
          "(What's the Story) Morning Glory?",
          "Morning Glory",
          "(Pronounced) Skynyrd",
          "Skynyrd",
          "Weezer (Green Album)",
          "Red (Live at the Forum)",
          "Hello World",
          "Helloworlds",
          "Elevenlette rs",
          "Eleven letter");

  @Test
  void similarityIsTheSameInBothDirections() {
    List<Title> titles = names().stream().map(Title::of).toList();
    Set<String> uneven = new TreeSet<>();
    int alike = 0;
    for (Title a : titles) {
      for (Title b : titles) {
        double albums = Similarity.ofAlbums(a, b);
        double spellings = Similarity.ofSpellings(a.name(), b.name());
        alike += albums > 0 || spellings > 0 ? 1 : 0;
        if (albums != Similarity.ofAlbums(b, a)
            || spellings != Similarity.ofSpellings(b.name(), a.name())
            || Similarity.isNamedApart(a, b) != Similarity.isNamedApart(b, a)
            || EditDistance.between(a.whole(), b.whole())
                != EditDistance.between(b.whole(), a.whole())) {
          uneven.add(a.whole() + " | " + b.whole());
        }
      }
    }
    assertThat(uneven, is(empty()));
    assertThat("pairs that are alike at all", alike, is(greaterThan(2 * titles.size())));
  }

  @Test
  void editsAreCountedUpToTheBound() {
    List<String> names = names().subList(0, 80);
    for (String left : names) {
      for (String right : names) {
        int edits = EditDistance.between(left, right);
        for (int most : new int[] {0, 1, 2, 5}) {
          assertThat(
              left + " | " + right,
              EditDistance.between(left, right, most),
              is(Math.min(edits, most + 1)));
        }
      }
    }
  }

  /** The names above, each with a blank or letter moved, dropped or doubled. */
  private static List<String> names() {
    Random random = new Random(7);
    List<String> names = new ArrayList<>(SEEN);
    for (int i = 0; names.size() < 250; i++) {
      StringBuilder name = new StringBuilder(SEEN.get(i % SEEN.size()));
      int at = random.nextInt(name.length());
      switch (random.nextInt(3)) {
        case 0 -> name.deleteCharAt(at);
        case 1 -> name.insert(at, ' ');
        default -> name.insert(at, name.charAt(at));
      }
      names.add(name.toString());
    }
    return names;
  }
}
