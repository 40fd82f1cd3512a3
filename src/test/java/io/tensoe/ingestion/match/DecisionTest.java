package io.tensoe.ingestion.match;

import static io.tensoe.ingestion.match.Fixtures.album;
import static io.tensoe.ingestion.match.Fixtures.seed;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.match.Decision.Ambiguous;
import io.tensoe.ingestion.match.Decision.Chosen;
import io.tensoe.ingestion.match.Decision.None;
import io.tensoe.ingestion.match.Fixtures.AlbumOf;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.sources.Sources;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecisionTest {
  @Test
  void twoAlbumsOfOneNameAreAmbiguousInTheOrderOfTheSearch() {
    AlbumOf late = album("The Band", "The Band").id("1993").year(1993).tracks(10);
    AlbumOf early = album("The Band", "The Band").id("1969").year(1969).tracks(12);
    AlbumOf again = album("The Band", "The Band").id("1969 too").year(1969).tracks(12);

    assertThat(told(seed("The Band", "The Band", null), late, early, again), is("? 1993 1969"));
    assertThat(told(seed("The Band", "The Band", 1969), late, early, again), is("1969"));
  }

  @Test
  void whatComesNearestIsNamed() {
    Seed voyage = seed("ABBA", "Voyage", null);
    AlbumOf live = album("Voyage (Live)", "ABBA").id("live");

    assertThat(told(voyage, album("Arrival", "ABBA").id("other"), live), is("none, near live"));
    assertThat(told(voyage, album("Arrival", "ABBA").id("other")), is("none"));
    assertThat(told(voyage, album("Voyage", "Somebody Else").id("other")), is("none"));
    assertThat(told(voyage), is("none"));
  }

  static String told(Seed seed, AlbumOf... albums) {
    Decision decision =
        Candidates.decide(seed, Arrays.stream(albums).map(AlbumOf::made).toList(), Sources.pins());
    if (decision instanceof Chosen chosen) {
      return String.valueOf(chosen.album().id());
    }
    if (decision instanceof Ambiguous ambiguous) {
      return "? " + String.join(" ", ambiguous.albums().stream().map(SourceAlbum::id).toList());
    }
    SourceAlbum nearest = ((None) decision).nearest();
    return nearest == null ? "none" : "none, near " + nearest.id();
  }
}
