package io.tensoe.ingestion.match;

import io.tensoe.ingestion.model.SourceTrack;
import java.util.List;
import java.util.Map;

/** Which track of one list is which track of another list of the same album. */
public final class Alignment {
  private Alignment() {}

  /**
   * Aligns by title key, duration, disc and track number; never by index alone.
   *
   * @return index in {@code base} to index in {@code other}; tracks without a partner are left out,
   *     and no index stands twice
   */
  public static Map<Integer, Integer> align(List<SourceTrack> base, List<SourceTrack> other) {
    return Map.of();
  }
}
