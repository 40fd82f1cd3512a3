package io.tensoe.ingestion.sources;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.sources.SourceSpec.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SourcesTest {
  @Test
  void theServicesFileNamesThem() {
    assertThat(Sources.names(), contains("spotify", "lastfm", "aoty"));
  }

  @Test
  void cataloguesComeFirstWhateverTheOrderOfTheLines() {
    List<SourceSpec> ordered =
        Sources.ordered(
            List.of(
                spec("tags", Kind.BY_TRACKS).build(),
                spec("second", Kind.CATALOGUE).fields(20, "title").build(),
                spec("pages", Kind.BY_ALBUM).build(),
                spec("first", Kind.CATALOGUE).fields(10, "title").build()));
    assertThat(
        ordered.stream().map(SourceSpec::name).toList(),
        contains("first", "second", "tags", "pages"));
  }

  @Test
  void noTwoHaveOneName() {
    SourceSpec one = spec("one", Kind.BY_ALBUM).build();
    assertThrows(IllegalStateException.class, () -> Sources.ordered(List.of(one, one)));
  }

  @Test
  void noTwoHaveOneRankForAColumn() {
    Map<String, Set<Integer>> ranks = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    for (SourceSpec spec : Sources.ALL) {
      spec.ranks()
          .forEach(
              (column, rank) -> {
                if (!ranks.computeIfAbsent(column, name -> new HashSet<>()).add(rank)) {
                  twice.add(spec + " " + column);
                }
              });
    }
    assertThat(twice, is(List.of()));
  }

  @Test
  void pinsStandInTheOrderOfTheAlbumKey() {
    assertThat(
        Sources.pins().stream().map(Pin::name).toList(),
        contains("spotify", "upc", "mbid", "aoty"));
  }

  @Test
  void aSpecWithoutAWayToOpenItIsNone() {
    IllegalStateException missing =
        assertThrows(
            IllegalStateException.class,
            () ->
                SourceSpec.named("one", "One", Kind.BY_ALBUM)
                    .address("site", URI.create("https://one.example"), "oneUrl", "One.")
                    .keeping(new AnswerPolicy(Duration.ofDays(1), null, true, null, 1))
                    .terms(terms())
                    .build());
    assertThat(missing.getMessage(), containsString("opening is missing"));
  }

  @Test
  void aCatalogueHasARankForTitle() {
    assertThrows(IllegalStateException.class, () -> spec("one", Kind.CATALOGUE).build());
  }

  private static SourceSpec.Builder spec(String name, Kind kind) {
    return SourceSpec.named(name, name, kind)
        .address("site", URI.create("https://one.example"), name + "Url", "Where it is.")
        .keeping(new AnswerPolicy(Duration.ofDays(1), null, true, null, 1))
        .terms(terms())
        .opening(
            (client, addresses, credentials, settings) -> {
              throw new UnsupportedOperationException();
            });
  }

  private static Terms terms() {
    return new Terms(
        "none", URI.create("https://one.example/terms"), Terms.Learning.NOT_MENTIONED, null);
  }
}
