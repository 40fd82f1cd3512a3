package io.tensoe.ingestion.match;

import io.tensoe.ingestion.model.SourceAlbum;
import java.util.Locale;

/** Which edition and format of one album is nearest to the wanted one, 0 to 1. */
final class Fit {
  /** A title song as a single has one to three tracks; with four it is an EP (as on Spotify). */
  private static final int TRACKS_OF_A_SINGLE = 3;

  private Fit() {}

  static double edition(Title wanted, Title found) {
    double fit = wanted.clean() == found.clean() ? 1 : 0.96;
    if (wanted.whole().equals(found.whole())) {
      return 1;
    }
    if (wanted.editions().equals(found.editions())) {
      return fit * (wanted.remastered() == found.remastered() ? 0.995 : 0.98);
    }
    if (wanted.editions().isEmpty()) {
      return fit * 0.88;
    }
    if (found.editions().isEmpty()) {
      return fit * 0.85;
    }
    boolean nested =
        wanted.editions().containsAll(found.editions())
            || found.editions().containsAll(wanted.editions());
    return fit * (nested ? 0.86 : 0.8);
  }

  /** A single loses against the album of the same name unless a single or EP is wanted. */
  static double format(Title wanted, Title found, SourceAlbum album) {
    boolean shortWanted = isShort(wanted);
    String type = album.type() == null ? "" : album.type().toLowerCase(Locale.ROOT);
    boolean shortFound = type.equals("single") || type.equals("ep") || isShort(found);
    if (shortWanted) {
      return shortFound ? 1 : 0.85;
    }
    if (!shortFound) {
      return 1;
    }
    Integer tracks = album.totalTracks();
    return tracks != null && tracks <= TRACKS_OF_A_SINGLE ? 0.8 : 0.87;
  }

  private static boolean isShort(Title title) {
    return title.formats().contains("ep") || title.formats().contains("single");
  }
}
