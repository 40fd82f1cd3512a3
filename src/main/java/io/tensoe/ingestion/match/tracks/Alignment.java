package io.tensoe.ingestion.match.tracks;

import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.model.SourceTrack;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which track of one list is which track of another list of the same album. */
public final class Alignment {
  /**
   * Costs are whole numbers, so that sums do not depend on the order of adding: millionths, with
   * room below them for ties.
   */
  private static final long MILLIONTH = 1_000_000L;

  /**
   * Tracks up to which two lists are compared pair by pair, which takes the cube of their number:
   * some 30 ms for 300. Of longer ones (complete works, radio plays) only equal titles are paired.
   */
  private static final int MOST_TRACKS = 300;

  private Alignment() {}

  /**
   * Aligns by title key, duration, disc and track number; never by index alone. The assignment with
   * the lowest total cost wins, so bonus tracks, gaps and another order do no harm. Versions (live,
   * remix …) and numbers ("Pt. 1") must be equal; a version that all of one list has and none of
   * the other does not count. Tracks of one name, such as "I. Allegro", are told apart by duration
   * and by place. Swapping the lists gives the same pairs. In lists of more than 300 tracks only
   * equal titles are paired.
   *
   * @return index in {@code base} to index in {@code other}, ascending; tracks without a partner
   *     are left out, and no index stands twice
   */
  public static Map<Integer, Integer> align(List<SourceTrack> base, List<SourceTrack> other) {
    Map<Integer, Integer> pairs = new TreeMap<>();
    if (comesFirst(base, other)) {
      pairUp(base, other).forEach(pair -> pairs.put(pair[0], pair[1]));
    } else {
      pairUp(other, base).forEach(pair -> pairs.put(pair[1], pair[0]));
    }
    return pairs;
  }

  /** One orientation for both directions, so that ties fall the same way. */
  private static boolean comesFirst(List<SourceTrack> left, List<SourceTrack> right) {
    if (left.size() != right.size()) {
      return left.size() < right.size();
    }
    for (int i = 0; i < left.size(); i++) {
      String one = left.get(i).toString();
      String other = right.get(i).toString();
      // The order of the whole texts, told by the first tracks that differ: as a rule the first.
      if (!one.startsWith(other) && !other.startsWith(one)) {
        return one.compareTo(other) < 0;
      }
      if (!one.equals(other)) {
        break;
      }
    }
    return left.toString().compareTo(right.toString()) <= 0;
  }

  private static List<int[]> pairUp(List<SourceTrack> few, List<SourceTrack> many) {
    return many.size() > MOST_TRACKS ? byTitle(few, many) : cheapest(few, many);
  }

  /** Equal titles in the order of the lists, as many as both have: a step per track. */
  private static List<int[]> byTitle(List<SourceTrack> few, List<SourceTrack> many) {
    Map<String, Deque<Integer>> places = new HashMap<>();
    for (int j = 0; j < many.size(); j++) {
      String title = TextKey.fold(many.get(j).title());
      places.computeIfAbsent(title, t -> new ArrayDeque<>()).add(j);
    }
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < few.size(); i++) {
      Integer place = next(places.get(TextKey.fold(few.get(i).title())));
      if (place != null) {
        pairs.add(new int[] {i, place});
      }
    }
    return pairs;
  }

  private static @Nullable Integer next(@Nullable Deque<Integer> places) {
    return places == null ? null : places.poll();
  }

  private static List<int[]> cheapest(List<SourceTrack> few, List<SourceTrack> many) {
    long[][] costs = costs(few, many);
    int[] columns = Hungarian.assign(costs);
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      if (costs[i][columns[i]] < refused()) {
        pairs.add(new int[] {i, columns[i]});
      }
    }
    return pairs;
  }

  private static long refused() {
    return units(TrackCost.REFUSED);
  }

  private static long units(double cost) {
    return Math.round(cost * 1e6) * MILLIONTH;
  }

  private static long[][] costs(List<SourceTrack> few, List<SourceTrack> many) {
    List<TrackName> left = TrackName.of(few);
    List<TrackName> right = TrackName.of(many);
    Set<String> leftOnly = TrackName.saidByOneSide(left, right);
    Set<String> rightOnly = TrackName.saidByOneSide(right, left);
    int[] leftPlaces = Positions.of(few);
    int[] rightPlaces = Positions.of(many);
    long[][] costs = new long[few.size()][many.size()];
    for (int i = 0; i < few.size(); i++) {
      TrackName name = left.get(i).without(leftOnly);
      for (int j = 0; j < many.size(); j++) {
        int places = Math.abs(leftPlaces[i] - rightPlaces[j]);
        Integer apart = TrackCost.apart(few.get(i).durationMs(), many.get(j).durationMs());
        double cost = TrackCost.of(name, right.get(j).without(rightOnly), apart, places);
        costs[i][j] = Math.min(refused(), units(cost)) + tie(places);
      }
    }
    return costs;
  }

  /**
   * Among equals those in the same order: squares make crossing pairs dearer than parallel ones.
   */
  private static long tie(int places) {
    long near = Math.min(places, 900);
    return near * near;
  }
}
