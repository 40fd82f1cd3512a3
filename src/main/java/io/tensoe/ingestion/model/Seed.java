package io.tensoe.ingestion.model;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One wanted album, as the user named it.
 *
 * @param key album key: folded artist and title, edition words kept, plus the hints; made by {@code
 *     match.AlbumKey}, never blank
 * @param album title as given, trimmed, never blank
 * @param artist artist as given, trimmed, never blank
 * @param year hint: year of release; null = not given
 * @param spotifyId hint: bare 22-character Spotify album id; null = not given
 * @param upc hint: barcode digits as given; null = not given
 * @param mbid hint: MusicBrainz release or release-group id; null = not given
 * @param aotyUrl hint: address or path of the album's page on Album of the Year; null = not given
 * @param origin where it was read: file name, {@code --album} or {@code --search}
 * @param line first line of the row in that file, 1 = the header; 0 = not from a file
 * @param forbidden what must not be matched, by override: {@code spotify:ID} one album of a source,
 *     {@code spotify} every album of it; null = no override speaks of this album, empty = one pins
 *     it and forbids nothing
 */
public record Seed(
    String key,
    String album,
    String artist,
    @Nullable Integer year,
    @Nullable String spotifyId,
    @Nullable String upc,
    @Nullable String mbid,
    @Nullable String aotyUrl,
    String origin,
    long line,
    @Nullable List<String> forbidden)
    implements Serializable {

  /** An album that no override speaks of. */
  public Seed(
      String key,
      String album,
      String artist,
      @Nullable Integer year,
      @Nullable String spotifyId,
      @Nullable String upc,
      @Nullable String mbid,
      @Nullable String aotyUrl,
      String origin,
      long line) {
    this(key, album, artist, year, spotifyId, upc, mbid, aotyUrl, origin, line, null);
  }

  /** Whether an override forbids this album of a source, or all of them. */
  public boolean forbids(String source, @Nullable String id) {
    return forbidden != null
        && (forbidden.contains(source) || (id != null && forbidden.contains(source + ":" + id)));
  }
}
