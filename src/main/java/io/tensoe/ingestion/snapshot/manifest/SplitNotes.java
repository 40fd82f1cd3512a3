package io.tensoe.ingestion.snapshot.manifest;

import java.util.List;
import java.util.Locale;

/** What a person must know of one split before figures that were measured on it are believed. */
final class SplitNotes {
  /** With fewer artists a figure is about these artists and not about music. */
  private static final int FEW_ARTISTS = 5;

  /** An artist with a greater share decides every figure. */
  private static final double LARGE_SHARE = 0.5;

  private SplitNotes() {}

  /**
   * E.g. {@code test: 61 tracks, 5 artists, the largest 23 %; genres 100 %, moods 92 %, score 100
   * %}.
   */
  static String line(String split, Manifest.SplitFigures figures) {
    return String.format(
        Locale.ROOT,
        "%s: %d %s, %d %s, the largest %s; genres %s, moods %s, score %s",
        split,
        figures.tracks(),
        figures.tracks() == 1 ? "track" : "tracks",
        figures.artists(),
        figures.artists() == 1 ? "artist" : "artists",
        percent(figures.largestArtistTracks(), figures),
        percent(figures.withGenres(), figures),
        percent(figures.withMoods(), figures),
        percent(figures.withScore(), figures));
  }

  /** Adds a line if the split says little. */
  static void warning(String split, Manifest.SplitFigures figures, List<String> notes) {
    boolean isFew = figures.artists() < FEW_ARTISTS;
    boolean isUneven = figures.largestArtistTracks() > LARGE_SHARE * figures.tracks();
    if (figures.tracks() > 0 && (isFew || isUneven)) {
      notes.add(
          String.format(
                  Locale.ROOT,
                  "WARNING: %s has %d %s, and one of them %s of its tracks: what is measured on it"
                      + " says little",
                  split,
                  figures.artists(),
                  figures.artists() == 1 ? "artist" : "artists",
                  percent(figures.largestArtistTracks(), figures))
              + " about other artists. More albums help, or a greater share in --splits.");
    }
  }

  private static String percent(long part, Manifest.SplitFigures figures) {
    return String.format(Locale.ROOT, "%.0f %%", 100.0 * part / figures.tracks());
  }
}
