package io.tensoe.ingestion.match;

import io.tensoe.ingestion.match.title.Similarity;
import io.tensoe.ingestion.match.title.Title;

/** What two album titles of one artist are to each other, by their texts alone. */
enum Relation {
  /** One release; remasters count as the same. */
  SAME,
  /** Two editions of one release group. */
  EDITION,
  /** Two things. */
  DIFFERENT;

  static Relation of(String artist, String left, String right) {
    Title a = Title.of(left);
    Title b = Title.of(right);
    boolean same =
        Similarity.ofAlbums(a, b) >= Similarity.SAME || TitleAliases.areSame(artist, a, b);
    if (!same) {
      return DIFFERENT;
    }
    return a.editions().equals(b.editions()) ? SAME : EDITION;
  }
}
