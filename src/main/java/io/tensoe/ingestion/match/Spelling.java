package io.tensoe.ingestion.match;

import io.tensoe.ingestion.match.artist.Artists;
import io.tensoe.ingestion.match.title.Similarity;
import io.tensoe.ingestion.match.title.Title;
import java.util.List;

/**
 * Whether two names are one but for the way they are written. A letter more or less is another
 * name.
 */
public final class Spelling {
  /** Alike in all but articles, blanks, accents, signs, and spellings of two countries. */
  private static final double ONE = 0.95;

  private Spelling() {}

  /** Two artists; aliases and the band of a person count as one. */
  public static boolean isOfOneArtist(String left, String right) {
    return Artists.similarity(left, List.of(right)) >= Artists.SAME;
  }

  /** Two titles of one artist; remasters and editions count as one, versions (live …) do not. */
  public static boolean isOfOneTitle(String left, String right) {
    return Similarity.ofAlbums(Title.of(left), Title.of(right)) >= ONE;
  }
}
