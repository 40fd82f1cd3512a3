package io.tensoe.ingestion.match;

import io.tensoe.ingestion.match.title.Title;
import io.tensoe.ingestion.model.SourceAlbum;
import java.util.Locale;

/** Which edition and format of one album is nearest to the wanted one, 0 to 1. */
final class Fit {
  /**
   * A title song as a single has one to three tracks; with four it is an EP (as catalogues count).
   */
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
    boolean isShort = isShort(album, found);
    Integer tracks = album.totalTracks();
    boolean titleSong = isShort && tracks != null && tracks <= TRACKS_OF_A_SINGLE;
    if (isShort(wanted)) {
      boolean wantsEp = wanted.formats().contains("ep");
      return isShort && !(wantsEp && titleSong) ? 1 : 0.85;
    }
    double named = wanted.formats().equals(found.formats()) ? 1 : 0.85;
    return isShort ? Math.min(named, titleSong ? 0.87 : 0.9) : named;
  }

  /**
   * An artist's album and the film that took its name have the same title in two years; what
   * various artists made under the title of a film is its soundtrack, said or not.
   */
  static boolean onlyOneIsASoundtrack(Title wanted, Title found) {
    return wanted.formats().contains("soundtrack") != found.formats().contains("soundtrack");
  }

  /** A single or an EP, by its type or its title. */
  static boolean isShort(SourceAlbum album, Title found) {
    String type = album.type() == null ? "" : album.type().toLowerCase(Locale.ROOT);
    return type.equals("single") || type.equals("ep") || isShort(found);
  }

  private static boolean isShort(Title title) {
    return title.formats().contains("ep") || title.formats().contains("single");
  }
}
