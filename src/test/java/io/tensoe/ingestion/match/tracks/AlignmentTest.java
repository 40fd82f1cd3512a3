package io.tensoe.ingestion.match.tracks;

import static io.tensoe.ingestion.match.Fixtures.track;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.tensoe.ingestion.model.SourceTrack;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      textBlock =
          """
          Song; 200000; Song; 200400; true
          Song (feat. A); 200000; Song; 200000; true
          Song - Remastered 2009; 200000; Song; 203000; true
          Song (2012 Remaster); 200000; Song; 212000; true
          Song, Pt. II; 200000; Song (Part 2); 200000; true
          Don’t; 200000; Dont; 200000; true
          Missundaztood; 200000; M!ssundaztood; 200000; true
          Intro (Skit); 60000; Intro; 60000; true
          II. Andante; 200000; Andante; 200000; true
          Wall, Pt. 1; 200000; Wall, Pt. 2; 200000; false
          I. Allegro; 200000; II. Allegro; 200000; false
          Song; 200000; Song (Live); 200000; false
          Song; 200000; Song - Acoustic; 200000; false
          Song (A Remix); 200000; Song (B Remix); 200000; false
          Song; 200000; Another; 200000; false
          Untitled 1; 200000; Untitled 2; 200000; false
          """)
  void oneTrackIsAnother(String left, int leftMs, String right, int rightMs, boolean aligned) {
    List<SourceTrack> base = List.of(track(left, 1, 1, leftMs));
    List<SourceTrack> other = List.of(track(right, 1, 1, rightMs));
    assertThat(Alignment.align(base, other), is(aligned ? Map.of(0, 0) : Map.of()));
  }

  @Test
  void bonusTracksAndGapsShiftNothing() {
    List<SourceTrack> base = tracks("Intro", "One", "Two", "Three", "Bonus");
    List<SourceTrack> other = tracks("One", "Three", "Four", "Two");
    assertThat(Alignment.align(base, other), is(Map.of(1, 0, 2, 3, 3, 1)));
  }

  @Test
  void anAlbumInReverseIsAligned() {
    List<SourceTrack> base = tracks("Blood", "Yah", "Element", "Duckworth");
    List<SourceTrack> other = tracks("Duckworth", "Element", "Yah", "Blood");
    assertThat(Alignment.align(base, other), is(Map.of(0, 3, 1, 2, 2, 1, 3, 0)));
  }

  @Test
  void twinsAreToldApartByPlace() {
    List<SourceTrack> base = tracks("I. Allegro", "II. Largo", "I. Allegro", "II. Largo");
    assertThat(Alignment.align(base, base), is(Map.of(0, 0, 1, 1, 2, 2, 3, 3)));
  }

  @Test
  void twinsAreToldApartByDuration() {
    List<SourceTrack> base =
        List.of(track("Untitled", 1, 1, 60_000), track("Untitled", 1, 2, 90_000));
    List<SourceTrack> other =
        List.of(track("Untitled", null, 1, 90_000), track("Untitled", null, 2, 61_000));
    assertThat(Alignment.align(base, other), is(Map.of(0, 1, 1, 0)));
  }

  @Test
  void numberingPerDiscAndThroughoutIsTheSame() {
    List<SourceTrack> discs =
        List.of(
            track("Theme", 1, 1, null),
            track("A", 1, 2, null),
            track("Theme", 2, 1, null),
            track("B", 2, 2, null));
    List<SourceTrack> flat = new ArrayList<>();
    List<SourceTrack> unnamed = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      flat.add(track(discs.get(i).title(), null, i + 1, null));
      unnamed.add(track(discs.get(i).title(), null, discs.get(i).number(), null));
    }
    Map<Integer, Integer> straight = Map.of(0, 0, 1, 1, 2, 2, 3, 3);
    assertThat(Alignment.align(discs, flat), is(straight));
    assertThat(Alignment.align(flat, discs), is(straight));
    assertThat(Alignment.align(unnamed, flat), is(straight));
  }

  @Test
  void aVersionThatOnlyOneSiteNamesOnEveryTrackDoesNotCount() {
    List<SourceTrack> base = tracks("One - Live", "Two - Live", "Three - Live at Leeds");
    List<SourceTrack> other = tracks("One", "Two", "Three");
    assertThat(Alignment.align(base, other), is(Map.of(0, 0, 1, 1, 2, 2)));
    List<SourceTrack> instrumental =
        tracks("One (Instrumental)", "Two (Instrumental)", "Three (Instrumental)");
    assertThat(Alignment.align(instrumental, other), is(Map.of()));
  }

  @Test
  void theSongAndItsLiveTakeOnOneAlbumStayApart() {
    List<SourceTrack> base = tracks("One", "Two", "One (Live)");
    List<SourceTrack> other = tracks("One (Live)", "Two", "One");
    assertThat(Alignment.align(base, other), is(Map.of(0, 2, 1, 1, 2, 0)));
  }

  @Test
  void likeTitlesNeedALikeLength() {
    List<SourceTrack> base = List.of(track("Medley: A and B and C", 1, 1, 200_000));
    assertThat(
        Alignment.align(base, List.of(track("A and B and C", 1, 1, 201_000))), is(Map.of(0, 0)));
    assertThat(Alignment.align(base, List.of(track("A and B and C", 1, 1, 260_000))), is(Map.of()));
  }

  @Test
  void emptyListsAlignToNothing() {
    assertThat(Alignment.align(List.of(), tracks("One")), is(Map.of()));
    assertThat(Alignment.align(tracks("One"), List.of()), is(Map.of()));
  }

  @Test
  void swappingTheListsGivesTheSamePairs() {
    Random random = new Random(11);
    String[] titles = {"One", "Two", "One (Live)", "Two, Pt. 1", "Two, Pt. 2", "One", "Theme"};
    for (int round = 0; round < 500; round++) {
      List<SourceTrack> left = randomTracks(random, titles);
      List<SourceTrack> right = randomTracks(random, titles);
      Map<Integer, Integer> back = new HashMap<>();
      Alignment.align(right, left).forEach((r, l) -> back.put(l, r));
      assertThat(Alignment.align(left, right), is(back));
    }
  }

  @Test
  void threeHundredTracksAreFast() {
    List<SourceTrack> base = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      base.add(
          track(
              "A long enough title of some work " + i % 60, 1 + i / 100, 1 + i % 100, 200_000 + i));
    }
    List<SourceTrack> other = new ArrayList<>(base);
    Collections.shuffle(other, new Random(1));
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    Map<Integer, Integer> pairs = Alignment.align(base, other);
    double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
    System.out.printf(Locale.ROOT, "300 x 300 tracks: %.3f s of processor time%n", seconds);
    assertThat(pairs.size(), is(300));
    pairs.forEach((i, j) -> assertThat(base.get(i), is(other.get(j))));
    assertThat(seconds, lessThan(5.0));
  }

  private static List<SourceTrack> randomTracks(Random random, String[] titles) {
    List<SourceTrack> tracks = new ArrayList<>();
    for (int i = random.nextInt(7); i >= 0; i--) {
      Integer ms =
          random.nextInt(3) == 0 ? null : Integer.valueOf(200_000 + 1_500 * random.nextInt(4));
      tracks.add(track(titles[random.nextInt(titles.length)], null, tracks.size() + 1, ms));
    }
    return tracks;
  }

  private static List<SourceTrack> tracks(String... titles) {
    List<SourceTrack> tracks = new ArrayList<>();
    for (String title : titles) {
      tracks.add(track(title, 1, tracks.size() + 1, 200_000));
    }
    return tracks;
  }
}
