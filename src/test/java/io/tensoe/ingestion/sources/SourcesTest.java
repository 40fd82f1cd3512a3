package io.tensoe.ingestion.sources;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.sources.SourceSpec.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
    assertThat(
        refusal(
            spec("one", Kind.BY_ALBUM).fields(10, "moods").build(),
            spec("two", Kind.BY_TRACKS).fields(10, "moods").build()),
        containsString("rank 10 for moods"));
  }

  @Test
  void noTwoHaveOneOption() {
    SourceSpec one = spec("one", Kind.BY_ALBUM).build();
    SourceSpec two =
        spec("two", Kind.BY_ALBUM)
            .address("other", URI.create("https://two.example"), "oneUrl", "Where it is.")
            .build();
    assertThat(refusal(one, two), containsString("the option oneUrl"));
  }

  @Test
  void noPinHasTheNameOrThePlaceOfAnother() {
    assertThat(
        refusal(spec("one", Kind.BY_ALBUM).pin(Pin.named("upc", 900, "one_id").build()).build()),
        containsString("the pin upc"));
    assertThat(
        refusal(spec("one", Kind.BY_ALBUM).pin(Pin.named("one", 20, "one_id").build()).build()),
        containsString("the place 20 of a pin"));
  }

  private static String refusal(SourceSpec... specs) {
    return assertThrows(IllegalStateException.class, () -> Sources.ordered(List.of(specs)))
        .getMessage();
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
