package io.tensoe.ingestion.match.tracks;

import io.tensoe.ingestion.model.SourceTrack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Places of tracks on the whole album, so that a list numbered per disc and one numbered throughout
 * can be compared.
 */
final class Positions {
  private static final long MOST = 1_000_000;

  private Positions() {}

  /** The place of each track, from 1; from its order in the list where it has no number. */
  static int[] of(List<SourceTrack> tracks) {
    int[] discs = discs(tracks);
    Map<Integer, int[]> ranges = ranges(tracks, discs);
    Map<Integer, Integer> before = before(ranges);
    int[] places = new int[tracks.size()];
    for (int i = 0; i < places.length; i++) {
      Integer number = tracks.get(i).number();
      places[i] = number == null ? i + 1 : sum(before.getOrDefault(discs[i], 0), number);
    }
    return places;
  }

  /** Numbers come from elsewhere: absurd ones stay at the ends of what an album can have. */
  private static int sum(int before, int number) {
    return (int) Math.max(-MOST, Math.min(MOST, (long) before + number));
  }

  /** A disc that is not named begins where the numbers begin again. */
  private static int[] discs(List<SourceTrack> tracks) {
    int[] discs = new int[tracks.size()];
    int disc = 1;
    for (int i = 0; i < discs.length; i++) {
      SourceTrack track = tracks.get(i);
      if (track.disc() != null) {
        disc = track.disc();
      } else if (i > 0 && Integer.valueOf(1).equals(track.number())) {
        disc++;
      }
      discs[i] = disc;
    }
    return discs;
  }

  private static Map<Integer, int[]> ranges(List<SourceTrack> tracks, int[] discs) {
    Map<Integer, int[]> ranges = new TreeMap<>();
    for (int i = 0; i < discs.length; i++) {
      Integer number = tracks.get(i).number();
      if (number != null) {
        int[] range = ranges.computeIfAbsent(discs[i], d -> new int[] {number, number});
        range[0] = Math.min(range[0], number);
        range[1] = Math.max(range[1], number);
      }
    }
    return ranges;
  }

  /** Tracks before each disc; 0 where its numbers go on from the disc before. */
  private static Map<Integer, Integer> before(Map<Integer, int[]> ranges) {
    Map<Integer, Integer> before = new TreeMap<>();
    int end = 0;
    for (Map.Entry<Integer, int[]> disc : ranges.entrySet()) {
      int first = disc.getValue()[0];
      int last = disc.getValue()[1];
      boolean goesOn = end > 0 && first > end;
      before.put(disc.getKey(), goesOn ? 0 : end);
      end = goesOn ? last : sum(end, last);
    }
    return before;
  }
}
