package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.match.text.Excerpt;
import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.sources.MusicSource.Absent;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a source has no match, in words that name what it does have. */
public final class Absences {
  /** So many candidates are named: a person reads them in one line. */
  private static final int MOST_NAMED = 5;

  /** Longest title or artist in a reason, in characters. */
  private static final int LONGEST_NAME = 80;

  private Absences() {}

  /**
   * Nothing fits.
   *
   * @param source as people call it
   * @param nearest what came nearest; null = nothing came near
   */
  public static Absent none(String source, @Nullable SourceAlbum nearest) {
    return Absent.because(
        source
            + " has none"
            + (nearest == null ? "" : "; the nearest is " + named(nearest, nearest.id())));
  }

  /**
   * Several albums fit, and nothing tells them apart.
   *
   * @param source as people call it
   * @param hint column of the input that names one album of this source; null = there is none, only
   *     the year can help
   * @param albums two or more
   */
  public static Absent ambiguous(
      String source, @Nullable String hint, Seed seed, List<SourceAlbum> albums, Names names) {
    String candidates =
        albums.stream()
            .limit(MOST_NAMED)
            .map(album -> named(album, names.of(album)))
            .collect(Collectors.joining("; "));
    String more =
        albums.size() <= MOST_NAMED ? "" : " and " + (albums.size() - MOST_NAMED) + " more";
    return new Absent(
        String.format(
            Locale.ROOT,
            "ambiguous: %s has %d albums that fit, and nothing tells them apart: %s%s%s",
            source,
            albums.size(),
            candidates,
            more,
            advice(hint, isToldApartByYear(seed, albums))),
        Cause.AMBIGUOUS);
  }

  private static String advice(@Nullable String hint, boolean isToldApartByYear) {
    if (hint == null) {
      return isToldApartByYear ? "; add year" : "";
    }
    return "; add " + (isToldApartByYear ? "year or " : "") + hint;
  }

  /** It goes on answering about an album that has no tracks any more. */
  public static Absent withdrawn(String source, SourceAlbum album) {
    return Absent.because(
        source + " lists " + named(album, album.id()) + " without tracks: it was withdrawn");
  }

  /** What names one album of a source in the input. */
  @FunctionalInterface
  public interface Names {
    @Nullable String of(SourceAlbum album);
  }

  /** A year that was given already did not help. */
  private static boolean isToldApartByYear(Seed seed, List<SourceAlbum> albums) {
    return seed.year() == null
        && albums.stream()
                .map(SourceAlbum::releaseDate)
                .filter(Objects::nonNull)
                .map(LocalDate::getYear)
                .distinct()
                .count()
            > 1;
  }

  private static String named(SourceAlbum album, @Nullable String id) {
    String artists =
        album.artists().isEmpty()
            ? ""
            : " by " + Excerpt.of(String.join(", ", album.artists()), LONGEST_NAME);
    String year = album.releaseDate() == null ? "" : " (" + album.releaseDate().getYear() + ")";
    return "'"
        + Excerpt.of(album.title(), LONGEST_NAME)
        + "'"
        + artists
        + year
        + (id == null ? "" : ", id " + Excerpt.of(id, LONGEST_NAME));
  }
}
