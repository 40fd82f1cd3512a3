package io.tensoe.ingestion.seeds.exports;

import io.tensoe.ingestion.seeds.rows.SeedCells;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells ids of albums from those of tracks and others, for one file. Not thread-safe. */
public final class SpotifyIds {
  /** https://developer.spotify.com/documentation/web-api/concepts/spotify-uris-ids */
  private static final Pattern OF_SOMETHING_ELSE =
      Pattern.compile(
          "\\s*(?:spotify:|(?:https?://)?(?:open|play)\\.spotify\\.com/(?:intl-[A-Za-z-]+/)?(?:embed/)?)"
              + "(?:track|artist|playlist|episode|show|local|user|audiobook)[:/].*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern BARE = Pattern.compile("\\s*[0-9A-Za-z]{22}\\s*");

  private final boolean bareAreOfAlbums;
  private long others;
  private long firstLine;

  /**
   * @param bareAreOfAlbums whether an id without a word of what it is of is that of an album
   */
  public SpotifyIds(boolean bareAreOfAlbums) {
    this.bareAreOfAlbums = bareAreOfAlbums;
  }

  /** The cells without an id that is not that of an album. */
  public SeedCells albumsOnly(SeedCells cells, long line) {
    String id = cells.spotifyId();
    if (id == null || !isOther(id)) {
      return cells;
    }
    firstLine = others++ == 0 ? line : firstLine;
    return cells.identified(null);
  }

  private boolean isOther(String id) {
    return OF_SOMETHING_ELSE.matcher(id).matches()
        || (!bareAreOfAlbums && BARE.matcher(id).matches());
  }

  /**
   * What was left out.
   *
   * @return null = nothing
   */
  public @Nullable String note(String file) {
    return others == 0
        ? null
        : String.format(
            Locale.ROOT,
            "%s: %d Spotify ids are not those of albums (of tracks, for example) and are not used,"
                + " first in line %d",
            file,
            others,
            firstLine);
  }
}
