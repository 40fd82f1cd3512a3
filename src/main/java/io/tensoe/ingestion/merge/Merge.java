package io.tensoe.ingestion.merge;

import io.tensoe.ingestion.model.AlbumStatus;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Seed;
import java.util.List;

/**
 * From one outcome of every source to one album: pure, and independent of the order of the
 * outcomes.
 */
public final class Merge {
  private Merge() {}

  /**
   * Merges.
   *
   * @param outcomes exactly one per source in play, in any order
   */
  public static MergedAlbum of(Seed seed, List<Outcome> outcomes, Limits limits) {
    return new MergedAlbum(seed, AlbumStatus.FAILED, outcomes, List.of(), null, null);
  }

  /**
   * How much is kept per track.
   *
   * @param maxGenres most genres
   * @param maxMoods most moods
   */
  public record Limits(int maxGenres, int maxMoods) {}
}
