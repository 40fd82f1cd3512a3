package io.tensoe.ingestion.match;

import static io.tensoe.ingestion.match.Fixtures.album;
import static io.tensoe.ingestion.match.Fixtures.seed;
import static io.tensoe.ingestion.match.Fixtures.track;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.tensoe.ingestion.match.text.ComparedText;
import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.match.tracks.Alignment;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.sources.Sources;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that no catalogue should send: none may end a run or stop it. */
@Tag("long")
class AttackTest {
  private static final List<String> POISON =
      List.of(
          "",
          " ",
          "\u0000",
          "\ud800",
          "\udc00x",
          "!",
          "( )",
          "(",
          ")",
          "[(",
          "the",
          "The ",
          "n",
          "\u200b",
          "\u0301",
          "🎵",
          "-",
          "...",
          "…",
          ", ",
          "& & &",
          "(2)",
          "$",
          "|",
          "\\",
          "I. ",
          "Live (",
          "(Live)",
          " - Live",
          "\ufdfa",
          "e\u0301\u0301\u0301",
          "feat. ",
          "'",
          "one word",
          "wonderful",
          "(((((((())",
          "Pt. 99999999999999999999",
          "￼",
          "a\nb");

  @Test
  void oddNamesAreComparedLikeOthers() {
    for (String left : POISON) {
      for (String right : POISON) {
        Candidates.decide(
            seed(left, right, 2001), List.of(album(left, right, "").made()), Sources.pins());
        Candidates.decide(
            seed("Björk", left, null), List.of(album(right, "Björk").made()), Sources.pins());
        Alignment.align(
            List.of(track(left, null, null, null), track("Wonderful", 1, 1, 1)),
            List.of(track(right, 1, Integer.MAX_VALUE, -1), track("", 9, Integer.MIN_VALUE, null)));
      }
    }
  }

  @Test
  void aTrackWithoutANameIsNotOneWithAName() {
    List<SourceTrack> nameless = List.of(track("", 1, 1, 200_000));
    List<SourceTrack> named = List.of(track("Wonderwall", 1, 1, 200_000));
    assertThat(Alignment.align(nameless, named), is(aMapWithSize(0)));
    assertThat(Alignment.align(named, nameless), is(aMapWithSize(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "ab ",
        " ",
        "(",
        "()",
        "((",
        "(live) ",
        " - ",
        "- live ",
        ": ",
        "; ",
        " & ",
        ", ",
        "/",
        "\ufdfa",
        "e\u0301",
        "\u0301",
        "e\u0323\u0301",
        "1",
        "i ",
        "pt 1 ",
        ".",
        "...",
        " the",
        "!a",
        "a$",
        "−",
        "群",
        "'s version ",
        "feat. x ",
        "original ",
        "live at ",
        "\ud83c\udfb5"
      })
  void timeGrowsNoFasterThanTheName(String piece) {
    long few = cost(piece.repeat(10_000 / piece.length()));
    long many = cost(piece.repeat(100_000 / piece.length()));
    // ten times the text: linear is 10, its square 100; below 50 ms the clock says nothing
    assertThat(
        piece + ": " + few + " and " + many + " ns", many, is(lessThan(30 * few + 50_000_000)));
  }

  /**
   * Nanoseconds of this thread's own work, the least of several, whatever else the machine does.
   */
  private static long cost(String name) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 2; i++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      match(name);
      long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      least = Math.min(least, after - before);
    }
    return least;
  }

  private static void match(String name) {
    Candidates.decide(
        seed(name, name, 2001), List.of(album(name + "x", name + "y").made()), Sources.pins());
    Alignment.align(
        List.of(track(name, 1, 1, 1), track(name + "a", 1, 2, 1)),
        List.of(track(name + "b", 1, 1, 1), track(name, 1, 2, 1)));
  }

  @Test
  void longNamesAreEqualOrNot() {
    String name = "Long name ".repeat(3_000);
    assertThat(TextKey.fold(name), is(not(TextKey.fold(name + "x"))));
    assertThat(TextKey.fold(TextKey.fold(name)), is(TextKey.fold(name)));
    assertThat(
        TextKey.fold("\ufdfa".repeat(900)).length(), is(lessThanOrEqualTo(ComparedText.NAME)));
    assertThat(
        Candidates.choose(seed(name, name, null), List.of(album(name, name).made()), Sources.pins())
            .isPresent(),
        is(true));
  }

  @Test
  void aKeyFitsAnIndexAndStaysItsOwn() {
    String name = "群".repeat(990);
    String key = AlbumKey.of(name, name, null);
    String other = AlbumKey.of(name, name + "x", null);
    assertThat(
        key.getBytes(StandardCharsets.UTF_8).length, is(lessThanOrEqualTo(AlbumKey.MOST_BYTES)));
    assertThat(key, is(not(other)));
    String longest = "a ".repeat(432) + "a";
    assertThat(AlbumKey.of("Chumbawamba", longest, null), is("chumbawamba|" + longest));
  }

  @Test
  void albumsOfThousandsOfTracksArePairedByTitle() {
    List<SourceTrack> tracks = new ArrayList<>();
    IntStream.range(0, 20_000).forEach(i -> tracks.add(track("Track " + i % 10_000, 1, i, 1_000)));
    assertThat(Alignment.align(tracks, tracks), is(aMapWithSize(20_000)));
    assertThat(Alignment.align(tracks.subList(5_000, 6_000), tracks), is(aMapWithSize(1_000)));
  }
}
