package io.tensoe.ingestion.match.tracks;

import io.tensoe.ingestion.match.text.ComparedText;
import io.tensoe.ingestion.match.text.EditDistance;
import io.tensoe.ingestion.match.title.Similarity;
import io.tensoe.ingestion.match.title.Title;
import io.tensoe.ingestion.match.title.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What speaks against two tracks being one: 0 = nothing, 1 = they are two. */
final class TrackCost {
  /** From here on two tracks are rather left alone than put together. */
  static final double REFUSED = 0.5;

  private static final double NEVER = 1;

  /** Titles less alike than this need a duration or place that speaks for them. */
  private static final double CLEAR_TITLE = 0.85;

  /** Titles less alike than this are never one track, whatever their length. */
  private static final double LEAST_TITLE = 0.6;

  private static final int STRONG_MS = 2_000;
  private static final int FINE_MS = 5_000;
  private static final int AGAINST_MS = 30_000;
  private static final int WHOLE_SECOND_SLACK_MS = 1_000;

  private TrackCost() {}

  /**
   * The cost of one pair.
   *
   * @param apart milliseconds between the durations, see {@link #apart}; null = unknown
   * @param places how far their places on the album are from each other
   */
  static double of(TrackName left, TrackName right, @Nullable Integer apart, int places) {
    if (!Version.agree(left.versions(), right.versions()) || ordinalsDiffer(left, right)) {
      return NEVER;
    }
    boolean abridged = left.isAbridged() || right.isAbridged();
    if (abridged && apart != null && apart > FINE_MS) {
      return NEVER;
    }
    if (apart != null && apart > AGAINST_MS && places > 0) {
      return NEVER;
    }
    double alike = strictly(left.title(), right.title());
    boolean supported = apart != null ? apart <= FINE_MS : places == 0;
    if (alike < CLEAR_TITLE && supported) {
      alike = Math.max(alike, misspelt(left.title(), right.title()));
    }
    if (alike < LEAST_TITLE || (alike < CLEAR_TITLE && !supported)) {
      return NEVER;
    }
    return 0.9 * (1 - alike)
        + ofDuration(apart)
        + Math.min(0.04, 0.004 * places)
        + ofDetails(left, right);
  }

  /**
   * Milliseconds between two durations; services that round to seconds get a second of slack.
   *
   * @return null = one of them is unknown
   */
  static @Nullable Integer apart(@Nullable Integer leftMs, @Nullable Integer rightMs) {
    if (leftMs == null || rightMs == null) {
      return null;
    }
    boolean rounded = leftMs % 1_000 == 0 || rightMs % 1_000 == 0;
    long apart = Math.abs((long) leftMs - rightMs);
    long counted = Math.max(0, rounded ? apart - WHOLE_SECOND_SLACK_MS : apart);
    return (int) Math.min(Integer.MAX_VALUE, counted);
  }

  static double ofDuration(@Nullable Integer apart) {
    if (apart == null) {
      return 0.05;
    }
    if (apart <= STRONG_MS) {
      return 0;
    }
    if (apart <= FINE_MS) {
      return 0.03;
    }
    double late = (double) (apart - FINE_MS) / (AGAINST_MS - FINE_MS);
    return apart <= AGAINST_MS ? 0.03 + 0.27 * late : 0.42;
  }

  private static boolean ordinalsDiffer(TrackName left, TrackName right) {
    return !left.ordinal().isEmpty()
        && !right.ordinal().isEmpty()
        && !left.ordinal().equals(right.ordinal());
  }

  /** Small things that decide between twins: mono and stereo, a skit, spelling. */
  private static double ofDetails(TrackName left, TrackName right) {
    Title a = left.title();
    Title b = right.title();
    double cost = a.whole().equals(b.whole()) ? 0 : 0.01;
    cost += a.channels().equals(b.channels()) ? 0 : 0.1;
    cost += a.parts().equals(b.parts()) ? 0 : 0.1;
    cost += left.versions().equals(right.versions()) ? 0 : 0.02;
    return cost + (left.ordinal().equals(right.ordinal()) ? 0 : 0.03);
  }

  private static double strictly(Title left, Title right) {
    if (left.name().equals(right.name()) || left.whole().equals(right.whole())) {
      return 1;
    }
    double names = Similarity.ofNames(left.name(), right.name());
    return names == 0 && Similarity.isNamedApart(left, right) ? 0.8 : names;
  }

  /** A typo needs a duration or place that speaks for it, as Voyager and Voyage may be two. */
  private static double misspelt(Title left, Title right) {
    if (!left.numbers().equals(right.numbers())) {
      return 0;
    }
    double spelling = Similarity.ofSpellings(left.name(), right.name());
    return spelling > 0 ? spelling : loosely(left, right);
  }

  /** Within one album, half of the words or most of the letters may do, if the length agrees. */
  private static double loosely(Title left, Title right) {
    int longer = Math.max(left.name().length(), right.name().length());
    int shorter = Math.min(left.name().length(), right.name().length());
    boolean comparable = shorter >= 4 && 2 * shorter >= longer;
    double letters =
        comparable && longer <= ComparedText.LETTERS
            ? 1 - (double) EditDistance.between(left.name(), right.name()) / longer
            : 0;
    return Math.min(0.84, Math.max(letters, words(left.name(), right.name())));
  }

  private static double words(String left, String right) {
    Set<String> a = new HashSet<>(List.of(left.split(" ", -1)));
    Set<String> b = new HashSet<>(List.of(right.split(" ", -1)));
    Set<String> common = new HashSet<>(a);
    common.retainAll(b);
    return common.size() < 2 ? 0 : 2.0 * common.size() / (a.size() + b.size());
  }
}
