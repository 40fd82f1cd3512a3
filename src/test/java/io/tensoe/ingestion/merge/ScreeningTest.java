package io.tensoe.ingestion.merge;

import static io.tensoe.ingestion.merge.Sayings.SPOTIFY_ID;
import static io.tensoe.ingestion.merge.Sayings.TRUST;
import static io.tensoe.ingestion.merge.Sayings.aoty;
import static io.tensoe.ingestion.merge.Sayings.found;
import static io.tensoe.ingestion.merge.Sayings.page;
import static io.tensoe.ingestion.merge.Sayings.spotify;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Outcome.Status;
import io.tensoe.ingestion.model.SourceAlbum;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScreeningTest {
  private static final String SAME = "https://open.spotify.com/album/" + SPOTIFY_ID + "?si=1";
  private static final String OTHER =
      "https://open.spotify.com/intl-de/album/4Another00000000000001";

  private static Outcome screened(String title, @Nullable String link, @Nullable Double stated) {
    return Screening.of(
            List.of(found(aoty(title, link, 70.0, null), stated), found(spotify())), TRUST)
        .get(0);
  }

  @Test
  void aLinkToTheVeryAlbumMakesTheMatchCertain() {
    assertThat(screened("Low Tyde", SAME, 0.4).confidence(), is(1.0));
  }

  @Test
  void aLinkToAnotherAlbumUnderAnotherTitleIsNotMerged() {
    Outcome outcome = screened("High Tide", OTHER, 0.9);
    assertThat(outcome.status(), is(Status.ABSENT));
    assertThat(outcome.album(), nullValue());
    assertThat(outcome.reason(), containsString("High Tide"));
  }

  @Test
  void aLinkToAnotherEditionChangesNothing() {
    assertThat(screened("Low Tide", OTHER, 0.9).confidence(), is(0.9));
    assertThat(screened("Low Tide (Deluxe Edition)", OTHER, 0.9).confidence(), is(0.9));
    assertThat(
        screened("Low Tide - 20th Anniversary [Remastered]", OTHER, 0.9).confidence(), is(0.9));
    assertThat(screened("Low Tide (Live)", OTHER, 0.9).status(), is(Status.ABSENT));
  }

  @Test
  void aPageThatTheUserNamedIsMergedWhateverItLinksTo() {
    assertThat(screened("High Tide", OTHER, 1.0).status(), is(Status.FOUND));
    assertThat(screened("High Tide", OTHER, 1.0).confidence(), is(0.5));
  }

  @Test
  void withoutALinkTheStatedConfidenceDecides() {
    assertThat(screened("High Tide", null, 0.7).confidence(), is(0.7));
    assertThat(screened("High Tide", null, 0.49).status(), is(Status.ABSENT));
    assertThat(screened("High Tide", null, null).confidence(), is(1.0));
    assertThat(
        screened("High Tide", "https://open.spotify.com/artist/1", 0.7).confidence(), is(0.7));
  }

  @Test
  void withoutSpotifyThereIsNothingToCompareWith() {
    Outcome alone =
        Screening.of(List.of(found(aoty("High Tide", OTHER, 70.0, null))), TRUST).get(0);
    assertThat(alone.confidence(), is(0.9));
  }

  @Test
  void anyOtherCatalogueThatThePageLinksToIsAsGoodAProof() {
    TrustOrder two =
        new TrustOrder(
            List.of("spotify", "deezer"),
            TRUST.byColumn(),
            TRUST.idPrefixes(),
            TRUST.byTracks(),
            TRUST.byAlbum(),
            Map.of("deezer", "deezer\\.com/album/(\\d+)"));
    SourceAlbum other =
        page("High Tide", Map.of("deezer", "https://deezer.com/album/5?a"), 70.0, null);
    SourceAlbum wanted = Sayings.catalogue("deezer", Sayings.track("1", "Ebb", 1));
    String id = String.valueOf(wanted.id());
    SourceAlbum same =
        page("High Tide", Map.of("deezer", "https://deezer.com/album/" + id), 70.0, null);
    assertThat(
        Screening.of(List.of(found(other, 0.9), found(spotify()), found(wanted)), two)
            .get(0)
            .status(),
        is(Status.ABSENT));
    assertThat(
        Screening.of(List.of(found(same, 0.4), found(spotify()), found(wanted)), two)
            .get(0)
            .confidence(),
        is(1.0));
  }

  @Test
  void onlySourcesThatAreAskedByTheAlbumAreScreened() {
    Outcome unsure = found(aoty("High Tide", OTHER, 70.0, null), 0.4);
    TrustOrder nobody =
        new TrustOrder(
            TRUST.catalogues(),
            TRUST.byColumn(),
            TRUST.idPrefixes(),
            TRUST.byTracks(),
            Set.of(),
            TRUST.albumLinks());
    assertThat(Screening.of(List.of(unsure, found(spotify())), nobody).get(0), is(unsure));
  }
}
