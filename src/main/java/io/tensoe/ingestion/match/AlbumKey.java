package io.tensoe.ingestion.match;

import org.jspecify.annotations.Nullable;

/** The key under which all answers about one wanted album meet. */
public final class AlbumKey {
  private AlbumKey() {}

  /**
   * Folded artist and title, edition words kept, plus the hints: rows whose hints differ are
   * different albums. A pure function of its arguments, so the same row has the same key in every
   * run.
   *
   * @return e.g. {@code weezer|weezer|year=1994}
   */
  public static String of(
      String artist,
      String album,
      @Nullable Integer year,
      @Nullable String spotifyId,
      @Nullable String upc,
      @Nullable String mbid,
      @Nullable String aotyUrl) {
    return TextKey.fold(artist) + "|" + TextKey.fold(album) + (year == null ? "" : "|year=" + year);
  }
}
