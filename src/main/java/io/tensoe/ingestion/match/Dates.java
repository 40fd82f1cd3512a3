package io.tensoe.ingestion.match;

import io.tensoe.ingestion.match.artist.Artists;
import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.match.title.Similarity;
import io.tensoe.ingestion.match.title.Title;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the year of release says. Catalogues date an album by its first release or by the pressing
 * on hand (the same one shows a 1971 album as 2020 as easily as 1971), so for most titles a wrong
 * year only costs confidence. It decides where an artist uses one title again: self-titled albums,
 * and titles such as "Greatest Hits" or "Live".
 */
final class Dates {
  private static final Set<String> REUSED =
      Set.of(
          "greatest hits",
          "the greatest hits",
          "best of",
          "the best of",
          "the very best of",
          "the collection",
          "collection",
          "anthology",
          "the essential",
          "live",
          "live in concert",
          "unplugged",
          "mtv unplugged",
          "christmas",
          "the christmas album",
          "remixes",
          "the remixes",
          "demo",
          "demos",
          "ep",
          "the ep",
          "untitled",
          "b sides",
          "singles",
          "the singles");

  private Dates() {}

  /** Years between; null = one of them is unknown. */
  static @Nullable Integer apart(@Nullable Integer year, @Nullable LocalDate released) {
    return year == null || released == null ? null : released.getYear() - year;
  }

  /** Whether an artist may well have two albums of this name. */
  static boolean isReused(Title title, String artist) {
    String name = Similarity.soft(title.nameWithoutTail());
    return name.equals(Similarity.soft(TextKey.fold(artist)))
        || name.equals(Artists.key(artist))
        || REUSED.contains(title.name())
        || REUSED.contains(name);
  }

  /**
   * How well the year fits, 0 to 1; 0 = another album.
   *
   * @param apart years by which the candidate is later; null = unknown
   */
  static double fit(@Nullable Integer apart, boolean reused, boolean reissue) {
    if (apart == null) {
      return reused ? 0.95 : 0.99;
    }
    if (Math.abs(apart) <= 1) {
      return apart == 0 ? 1 : 0.97;
    }
    if (reused) {
      return 0;
    }
    if (apart > 0) {
      return reissue ? 0.93 : 0.88;
    }
    return 0.8;
  }
}
