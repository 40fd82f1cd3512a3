package io.tensoe.ingestion.merge;

import static io.tensoe.ingestion.merge.Sayings.SEED;
import static io.tensoe.ingestion.merge.Sayings.TRUST;
import static io.tensoe.ingestion.merge.Sayings.absent;
import static io.tensoe.ingestion.merge.Sayings.aoty;
import static io.tensoe.ingestion.merge.Sayings.catalogue;
import static io.tensoe.ingestion.merge.Sayings.deferred;
import static io.tensoe.ingestion.merge.Sayings.failed;
import static io.tensoe.ingestion.merge.Sayings.found;
import static io.tensoe.ingestion.merge.Sayings.lastfm;
import static io.tensoe.ingestion.merge.Sayings.skipped;
import static io.tensoe.ingestion.merge.Sayings.spotify;
import static io.tensoe.ingestion.merge.Sayings.tagged;
import static io.tensoe.ingestion.merge.Sayings.track;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.model.AlbumStatus;
import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Tag;
import io.tensoe.ingestion.model.Track;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Merge.Limits LIMITS = new Merge.Limits(10, 10);
  private static final Instant EARLY = Instant.parse("2026-11-21T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-11-22T00:00:00Z");

  /** Titles that are equal belong together: enough for these albums, and no heuristics to blame. */
  private static Map<Integer, Integer> sameTitle(List<SourceTrack> base, List<SourceTrack> other) {
    Map<Integer, Integer> pairs = new HashMap<>();
    for (int i = 0; i < base.size(); i++) {
      for (int j = 0; j < other.size(); j++) {
        if (base.get(i).title().equals(other.get(j).title())) {
          pairs.put(i, j);
        }
      }
    }
    return pairs;
  }

  private static MergedAlbum merged(Outcome... outcomes) {
    return Merge.of(SEED, Arrays.asList(outcomes), TRUST, LIMITS, TODAY, MergeTest::sameTitle);
  }

  @ParameterizedTest(name = "{0} {1} {2} {3} -> {4}")
  @CsvSource(
      textBlock =
          """
          # spotify, deezer,  lastfm,   aoty,     status
          found,    -,        found,    found,    COMPLETE
          found,    -,        absent,   skipped,  COMPLETE
          found,    absent,   absent,   absent,   COMPLETE
          found,    skipped,  skipped,  skipped,  COMPLETE
          absent,   found,    found,    found,    COMPLETE
          found,    -,        failed,   found,    PARTIAL
          found,    -,        found,    deferred, PARTIAL
          found,    failed,   found,    found,    PARTIAL
          deferred, found,    found,    found,    PARTIAL
          absent,   -,        skipped,  found,    ABSENT
          absent,   absent,   skipped,  absent,   ABSENT
          absent,   skipped,  skipped,  absent,   ABSENT
          absent,   -,        skipped,  failed,   ABSENT
          absent,   -,        skipped,  deferred, ABSENT
          failed,   -,        skipped,  found,    FAILED
          failed,   absent,   skipped,  found,    FAILED
          failed,   deferred, skipped,  found,    FAILED
          deferred, -,        skipped,  found,    DEFERRED
          deferred, absent,   skipped,  found,    DEFERRED
          deferred, skipped,  skipped,  failed,   DEFERRED
          skipped,  -,        skipped,  found,    DEFERRED
          -,        -,        found,    found,    DEFERRED
          """)
  void everyRowOfTheOutcomeTableHolds(
      String spotify, String deezer, String lastfm, String aoty, AlbumStatus status) {
    List<Outcome> outcomes =
        Stream.of(
                outcome("spotify", spotify),
                outcome("deezer", deezer),
                outcome("lastfm", lastfm),
                outcome("aoty", aoty))
            .filter(Objects::nonNull)
            .toList();
    MergedAlbum album = merged(outcomes.toArray(Outcome[]::new));
    assertThat(album.status(), is(status));
    boolean catalogued = spotify.equals("found") || deezer.equals("found");
    assertThat(album.tracks().isEmpty(), is(!catalogued));
  }

  private static @Nullable Outcome outcome(String source, String word) {
    return switch (word) {
      case "found" ->
          found(
              switch (source) {
                case "spotify" -> spotify();
                case "aoty" -> aoty();
                case "lastfm" -> lastfm();
                default -> catalogue(source, track("1", "Ebb", 1));
              });
      case "absent" -> absent(source);
      case "failed" -> failed(source);
      case "deferred" -> deferred(source, LATE);
      case "skipped" -> skipped(source);
      default -> null;
    };
  }

  @Test
  void theOrderOfTheOutcomesDoesNotMatter() {
    List<Outcome> outcomes =
        new ArrayList<>(
            List.of(
                found(spotify()),
                found(aoty()),
                found(lastfm()),
                found(catalogue("deezer", track("5", "Flow", 2))),
                deferred("itunes", LATE)));
    MergedAlbum expected = Merge.of(SEED, outcomes, TRUST, LIMITS, TODAY, MergeTest::sameTitle);
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(outcomes, random);
      assertThat(
          Merge.of(SEED, outcomes, TRUST, LIMITS, TODAY, MergeTest::sameTitle), is(expected));
    }
    assertThat(
        expected.outcomes().stream().map(Outcome::source).toList(),
        contains("aoty", "deezer", "itunes", "lastfm", "spotify"));
  }

  @Test
  void twoOutcomesOfOneSourceAreABug() {
    assertThrows(
        IllegalArgumentException.class, () -> merged(absent("spotify"), failed("spotify")));
  }

  @Test
  void theEarliestDeferralIsWhenAskingAgainMakesSense() {
    assertThat(
        merged(found(spotify()), deferred("aoty", LATE), deferred("lastfm", EARLY)).deferredUntil(),
        is(EARLY));
    assertThat(merged(found(spotify()), deferred("aoty", null)).deferredUntil(), nullValue());
    assertThat(merged(found(spotify())).deferredUntil(), nullValue());
  }

  @Test
  void whatAllSourcesKnowEndsInOneTrack() {
    Track flow = merged(found(spotify()), found(aoty()), found(lastfm())).tracks().get(1);
    assertThat(flow.id(), is("s2"));
    assertThat(flow.title(), is("Flow"));
    assertThat(flow.artist(), is("The Harbour"));
    assertThat(flow.album(), is("Low Tide"));
    assertThat(flow.durationMs(), is(200_002));
    assertThat(flow.genres(), contains("slowcore", "post-rock", "hip hop"));
    assertThat(flow.moods(), contains("haunting", "melancholic", "chill", "warm"));
    assertThat(flow.aotyScore(), is(76.4231));
    assertThat(flow.aotyUserScore(), is(74.5));
    assertThat(flow.aotyTrackScore(), nullValue());
    assertThat(flow.albumKey(), is(SEED.key()));
    assertThat(flow.matchConfidence(), is(0.9));
  }

  @Test
  void everyValueKeepsWhoSaidIt() {
    Track ebb = merged(found(spotify()), found(aoty()), found(lastfm())).tracks().get(0);
    assertThat(ebb.aotyTrackScore(), is(81.5));
    assertThat(
        ebb.provenance().toString(),
        is(
            "{album=spotify, album_total_tracks=spotify, aoty_score=aoty, aoty_track_score=aoty,"
                + " aoty_user_score=aoty, artist=spotify, artists=spotify, disc_number=spotify,"
                + " duration_ms=spotify, explicit=spotify, genres=aoty, id=spotify, moods=aoty,"
                + " popularity=spotify, release_date=aoty, release_date_precision=aoty,"
                + " title=spotify, track_number=spotify}"));
    Track flow = merged(found(spotify()), found(aoty()), found(lastfm())).tracks().get(1);
    assertThat(flow.provenance(), hasEntry("moods", "lastfm,aoty"));
    assertThat(flow.provenance(), not(hasKey("aoty_track_score")));
  }

  @Test
  void aMorePreciseDateOfTheSameYearRefinesTheCataloguesYear() {
    Track track = merged(found(spotify()), found(aoty())).tracks().get(0);
    assertThat(track.releaseDate(), is(LocalDate.of(2004, 5, 17)));
    assertThat(track.precision(), is(DatePrecision.DAY));
  }

  @Test
  void nullMeansNobodyAnsweredAndEmptyMeansAnsweredWithNone() {
    Track unasked =
        merged(found(spotify()), failed("aoty"), deferred("lastfm", LATE)).tracks().get(0);
    assertThat(unasked.genres(), nullValue());
    assertThat(unasked.moods(), nullValue());
    Track none = merged(found(spotify()), absent("aoty"), failed("lastfm")).tracks().get(0);
    assertThat(none.genres(), is(empty()));
    assertThat(none.moods(), is(empty()));
    assertThat(none.provenance(), hasEntry("genres", "aoty"));
    Track untagged = merged(found(spotify()), skipped("aoty"), found(lastfm())).tracks().get(0);
    assertThat(untagged.genres(), is(empty()));
    assertThat(untagged.moods(), is(empty()));
  }

  @Test
  void aTrackThatLastFmWasNotAskedAboutStaysUnknown() {
    Track ebb =
        merged(found(spotify()), found(lastfm(tagged("s2", "Flow", new Tag("sad", 100)))))
            .tracks()
            .get(0);
    assertThat(ebb.moods(), nullValue());
  }

  @Test
  void lastFmIsJoinedByTheCataloguesIdBeforeTitlesAreCompared() {
    List<Track> tracks =
        merged(
                found(spotify(track("s1", "Intro", 1), track("s2", "Intro", 2))),
                found(
                    lastfm(
                        tagged("s2", "Intro (redirected)", new Tag("sad", 100)),
                        tagged("s1", "Intro", new Tag("happy", 100)))))
            .tracks();
    assertThat(tracks.get(0).moods(), contains("happy"));
    assertThat(tracks.get(1).moods(), contains("sad"));
  }

  @Test
  void noMoreThanTheLimitIsKept() {
    MergedAlbum album =
        Merge.of(
            SEED,
            List.of(found(spotify()), found(aoty()), found(lastfm())),
            TRUST,
            new Merge.Limits(2, 1),
            TODAY,
            MergeTest::sameTitle);
    assertThat(album.tracks().get(1).genres(), contains("slowcore", "post-rock"));
    assertThat(album.tracks().get(1).moods(), contains("haunting"));
    assertThat(album.tracks().get(1).provenance(), hasEntry("moods", "lastfm"));
  }

  @Test
  void withoutCriticsTheUserScoreStandsIn() {
    Track track =
        merged(found(spotify()), found(aoty("Low Tide", null, null, 74.5))).tracks().get(0);
    assertThat(track.aotyScore(), is(74.5));
    assertThat(track.aotyUserScore(), is(74.5));
  }

  @Test
  void aTrackWithoutIdOrTitleIsDroppedAndCounted() {
    MergedAlbum album =
        merged(
            found(
                spotify(
                    track("s2", "Flow", 2),
                    track(" ", "Ebb", 1),
                    track("s3", "\0 ", 3),
                    track("s2", "Flow again", 4))));
    assertThat(album.tracks().stream().map(Track::title).toList(), contains("Flow"));
    assertThat(
        album.outcomes().get(0).reason(),
        is("tracks dropped: 2 without id or title, 1 with an id that stands twice"));
    assertThat(album.status(), is(AlbumStatus.COMPLETE));
  }

  @Test
  void aValueThatCannotBeIsUnknownAndCostsNothingElse() {
    SourceTrack odd =
        new SourceTrack(
            "s1",
            "Ebb",
            List.of(),
            0,
            -1,
            90_000_000,
            null,
            101,
            "not an isrc",
            null,
            null,
            null,
            null,
            null);
    Track track =
        merged(found(spotify(odd)), found(aoty("Low Tide", null, 130.0, -1.0))).tracks().get(0);
    assertThat(track.durationMs(), nullValue());
    assertThat(track.popularity(), nullValue());
    assertThat(track.trackNumber(), nullValue());
    assertThat(track.discNumber(), nullValue());
    assertThat(track.isrc(), nullValue());
    assertThat(track.aotyScore(), nullValue());
    assertThat(track.aotyUserScore(), nullValue());
    assertThat(track.explicit(), nullValue());
    assertThat(track.artist(), is("The Harbour"));
    assertThat(track.title(), is("Ebb"));
  }

  @Test
  void anotherCatalogueGivesPrefixedIdsAndFillsWhatTheBestDoesNotSay() {
    SourceTrack full =
        new SourceTrack(
            "5",
            "Flow",
            List.of("The Harbour", "Guest"),
            1,
            2,
            200_000,
            true,
            null,
            "gb-abc-04-00002",
            null,
            null,
            null,
            null,
            null);
    Track alone = merged(absent("spotify"), found(catalogue("deezer", full))).tracks().get(0);
    assertThat(alone.id(), is("deezer:5"));
    assertThat(alone.artists(), contains("The Harbour", "Guest"));
    assertThat(merged(found(catalogue("musicbrainz", full))).tracks().get(0).id(), is("mbid:5"));
    Track both = merged(found(catalogue("deezer", full)), found(spotify())).tracks().get(1);
    assertThat(both.id(), is("s2"));
    assertThat(both.explicit(), is(false));
    assertThat(both.isrc(), is("GBABC0400002"));
    assertThat(both.provenance(), hasEntry("isrc", "deezer"));
  }

  @Test
  void aCatalogueWithoutTrackListGivesWayToOneThatHasIt() {
    MergedAlbum album =
        merged(
            found(spotify(new SourceTrack[0])), found(catalogue("deezer", track("5", "Ebb", 1))));
    assertThat(album.tracks().get(0).id(), is("deezer:5"));
  }

  @Test
  void tracksComeInDiscAndTrackOrder() {
    SourceTrack second =
        new SourceTrack(
            "s9", "Coda", List.of(), 2, 1, null, null, null, null, null, null, null, null, null);
    assertThat(
        merged(found(spotify(second, track("s2", "Flow", 2), track("s1", "Ebb", 1))))
            .tracks()
            .stream()
            .map(Track::id)
            .toList(),
        contains("s1", "s2", "s9"));
  }

  @Test
  void withTheClockOfTheMachineARecentAlbumIsMergedAlike() {
    List<Outcome> outcomes = List.of(found(spotify()), absent("aoty"), absent("lastfm"));
    assertThat(
        Merge.of(SEED, outcomes, TRUST, LIMITS), is(merged(outcomes.toArray(Outcome[]::new))));
  }
}
