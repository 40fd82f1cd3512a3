package io.tensoe.ingestion.match;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import java.util.List;
import java.util.Optional;

/** Which of several albums is the wanted one; the first search hit is never taken blindly. */
public final class Candidates {
  private Candidates() {}

  /**
   * Chooses the wanted album, or none rather than a wrong one.
   *
   * @param candidates in the order of the search, track lists not needed
   * @return empty = none of them is good enough
   */
  public static Optional<Choice> choose(Seed seed, List<SourceAlbum> candidates) {
    return candidates.stream()
        .filter(album -> TextKey.fold(album.title()).equals(TextKey.fold(seed.album())))
        .findFirst()
        .map(album -> new Choice(album, 1.0));
  }

  /**
   * A match.
   *
   * @param confidence 0 to 1
   */
  public record Choice(SourceAlbum album, double confidence) {}
}
