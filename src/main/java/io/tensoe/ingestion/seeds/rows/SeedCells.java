package io.tensoe.ingestion.seeds.rows;

import io.tensoe.ingestion.seeds.text.Showable;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the columns that make a seed said, as read: not trimmed, not checked. Null = the column is
 * missing, its cell is blank, or the row could not be cut into cells.
 *
 * @param album title
 * @param artist artist
 * @param year year of release
 * @param spotifyId Spotify album id, URI or address
 * @param upc barcode
 * @param mbid MusicBrainz release or release-group id, or its address
 * @param aotyUrl address or path on Album of the Year
 */
public record SeedCells(
    @Nullable String album,
    @Nullable String artist,
    @Nullable String year,
    @Nullable String spotifyId,
    @Nullable String upc,
    @Nullable String mbid,
    @Nullable String aotyUrl)
    implements Serializable {

  /** Nothing could be read. */
  public static final SeedCells NONE = new SeedCells(null, null, null, null, null, null, null);

  /** The same cells with other names. */
  SeedCells named(@Nullable String newAlbum, @Nullable String newArtist) {
    return new SeedCells(newAlbum, newArtist, year, spotifyId, upc, mbid, aotyUrl);
  }

  /** The same cells with another Spotify id. */
  public SeedCells identified(@Nullable String newSpotifyId) {
    return new SeedCells(album, artist, year, newSpotifyId, upc, mbid, aotyUrl);
  }

  /** The same cells, fit to be stored and shown; see {@link Showable}. */
  SeedCells showable() {
    return new SeedCells(
        Showable.orNull(album),
        Showable.orNull(artist),
        Showable.orNull(year),
        Showable.orNull(spotifyId),
        Showable.orNull(upc),
        Showable.orNull(mbid),
        Showable.orNull(aotyUrl));
  }
}
