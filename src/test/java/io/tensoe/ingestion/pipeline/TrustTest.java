package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.merge.TrustOrder;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.SourceSpec.Kind;
import io.tensoe.ingestion.sources.Sources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrustTest {
  @Test
  void theOrderOfTrustIsWrittenDown() {
    StringBuilder trust = new StringBuilder();
    new TreeMap<>(Trust.ORDER.byColumn())
        .forEach(
            (column, sources) ->
                trust.append(column).append(": ").append(String.join(" ", sources)).append('\n'));
    assertThat(
        trust.toString(),
        is(
            """
            album: spotify
            album_total_tracks: spotify
            aoty_score: aoty
            aoty_track_score: aoty
            aoty_user_score: aoty
            artist: spotify
            disc_number: spotify
            duration_ms: spotify
            explicit: spotify
            genres: aoty lastfm
            isrc: spotify
            moods: lastfm aoty
            popularity: spotify
            release_date: spotify aoty
            spotify_url: spotify
            title: spotify
            track_number: spotify
            """));
  }

  @Test
  void ranksAndNotTheOrderOfLinesDecide() {
    List<SourceSpec> others = new ArrayList<>(Sources.ALL);
    Collections.reverse(others);
    assertThat(Trust.of(others).byColumn(), is(Trust.ORDER.byColumn()));
  }

  @Test
  void everyKindOfAnswerIsToldApart() {
    TrustOrder three =
        Trust.of(List.of(Sources.named("spotify"), Sources.named("lastfm"), Sources.named("aoty")));
    assertThat(three.catalogues(), contains("spotify"));
    assertThat(three.byTracks(), is(Set.of("lastfm")));
    assertThat(three.byAlbum(), is(Set.of("aoty")));
    assertThat(three.idPrefixes(), is(Map.of("spotify", "")));
    assertThat(three.albumLinks().keySet(), is(Set.of("spotify")));
  }

  @Test
  void everySourceIsOfItsKind() {
    assertThat(Set.copyOf(Trust.ORDER.catalogues()), is(named(Kind.CATALOGUE)));
    assertThat(Trust.ORDER.byTracks(), is(named(Kind.BY_TRACKS)));
    assertThat(Trust.ORDER.byAlbum(), is(named(Kind.BY_ALBUM)));
  }

  private static Set<String> named(Kind kind) {
    return Sources.ALL.stream()
        .filter(spec -> spec.kind() == kind)
        .map(SourceSpec::name)
        .collect(Collectors.toSet());
  }
}
