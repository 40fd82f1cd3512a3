package io.tensoe.ingestion.match;

import io.tensoe.ingestion.match.Candidate.Wish;
import io.tensoe.ingestion.match.artist.ArtistParts;
import io.tensoe.ingestion.match.artist.Artists;
import io.tensoe.ingestion.match.title.Similarity;
import io.tensoe.ingestion.match.title.Title;
import io.tensoe.ingestion.match.title.Version;
import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.SourceAlbum;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether two albums that fit are pressings of one album, or two albums. */
final class Pressings {
  /** Days between the releases of one album in two countries or on two media. */
  private static final long ONE_RELEASE_DAYS = 31;

  private Pressings() {}

  /** The same name, and no sign of two albums. */
  static boolean areOneAlbum(Wish wish, Candidate left, Candidate right) {
    if (left.equals(right)) {
      return true;
    }
    if (!haveOneName(left.title(), right.title()) || arePlayedByOthers(wish, left, right)) {
      return false;
    }
    if (wish.reused() || wish.work()) {
      return areOneRelease(left, right);
    }
    return !wish.various() || yearsApart(left, right) <= 1 || haveOneLength(left, right);
  }

  /** Whether the wanted year is that of {@code best} and not that of {@code other}. */
  static boolean yearTellsApart(Wish wish, Candidate best, Candidate other) {
    Integer one = Dates.apart(wish.year(), best.album().releaseDate());
    Integer two = Dates.apart(wish.year(), other.album().releaseDate());
    return one != null && two != null && one == 0 && Math.abs(two) > 1;
  }

  private static boolean haveOneName(Title left, Title right) {
    return left.whole().equals(right.whole())
        || (Similarity.ofNames(left.name(), right.name()) >= 0.95
            && Version.agree(left.versions(), right.versions()));
  }

  /**
   * Whether each credits somebody that the other does not: two conductors. Of a work, one credit
   * more is enough.
   */
  private static boolean arePlayedByOthers(Wish wish, Candidate left, Candidate right) {
    Set<String> one = besides(wish, left.album());
    Set<String> other = besides(wish, right.album());
    return wish.work()
        ? !one.equals(other) && !(one.isEmpty() && other.isEmpty())
        : !one.containsAll(other) && !other.containsAll(one);
  }

  private static Set<String> besides(Wish wish, SourceAlbum album) {
    Set<String> others = new HashSet<>(ArtistParts.parts(album.artists()));
    ArtistParts.parts(List.of(wish.seed().artist())).forEach(others::remove);
    others.remove(Artists.key(wish.seed().artist()));
    return others;
  }

  /**
   * Where an artist uses a name again, the dates speak: a reissue says that it is one. All albums
   * called "Weezer" have ten tracks, so a length proves nothing over the years.
   */
  private static boolean areOneRelease(Candidate left, Candidate right) {
    Long days = daysApart(left.album(), right.album());
    if (days != null && days <= ONE_RELEASE_DAYS) {
      return true;
    }
    if (left.title().isMarkedAsReissue() != right.title().isMarkedAsReissue()) {
      return true;
    }
    int years = yearsApart(left, right);
    return years <= 1 && days == null && (years == 0 || haveOneLength(left, right));
  }

  /** Years between; unknown counts as many. */
  private static int yearsApart(Candidate left, Candidate right) {
    LocalDate date = left.album().releaseDate();
    Integer apart = Dates.apart(date == null ? null : date.getYear(), right.album().releaseDate());
    return apart == null ? Integer.MAX_VALUE : Math.abs(apart);
  }

  /** Days between; null = one of the dates is unknown or no day. */
  private static @Nullable Long daysApart(SourceAlbum left, SourceAlbum right) {
    LocalDate one = left.releaseDate();
    LocalDate other = right.releaseDate();
    boolean exact = left.precision() == DatePrecision.DAY && right.precision() == DatePrecision.DAY;
    return one == null || other == null || !exact
        ? null
        : Math.abs(ChronoUnit.DAYS.between(one, other));
  }

  private static boolean haveOneLength(Candidate left, Candidate right) {
    Integer tracks = left.album().totalTracks();
    return tracks != null && Objects.equals(tracks, right.album().totalTracks());
  }
}
