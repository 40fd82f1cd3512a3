package io.tensoe.ingestion.merge;

import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.SourceAlbum;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The release date of an album. The best trusted source with a valid date decides the year (and the
 * month, if it knows it); a less trusted one may only refine it: if it agrees on all that is known
 * and knows more, its date is taken. So "1997" becomes 21 May 1997, and a re-issue of 2009 is never
 * moved to 1997.
 */
final class ReleaseDates {
  private ReleaseDates() {}

  /**
   * Chooses.
   *
   * @param sources names, best first
   * @param albums what they said, by name
   * @return null if no source has a valid date
   */
  static @Nullable Dated of(
      List<String> sources, Map<String, SourceAlbum> albums, LocalDate today) {
    Dated chosen = null;
    for (String source : sources) {
      Dated next = dated(source, albums.get(source), today);
      if (next != null && (chosen == null || chosen.isRefinedBy(next))) {
        chosen = next;
      }
    }
    return chosen;
  }

  private static @Nullable Dated dated(
      String source, @Nullable SourceAlbum album, LocalDate today) {
    if (album == null || album.precision() == null) {
      return null;
    }
    LocalDate date = Validation.releaseDate(album.releaseDate(), today);
    return date == null ? null : new Dated(source, date, album.precision());
  }

  /**
   * A date and who says so.
   *
   * @param source name of the source
   * @param date unknown parts filled with 1
   * @param precision how much of {@code date} is known
   */
  record Dated(String source, LocalDate date, DatePrecision precision) {

    boolean isRefinedBy(Dated other) {
      return other.precision.compareTo(precision) > 0
          && other.date.getYear() == date.getYear()
          && (precision == DatePrecision.YEAR || other.date.getMonth() == date.getMonth());
    }
  }
}
