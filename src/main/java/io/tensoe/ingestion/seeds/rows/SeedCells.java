package io.tensoe.ingestion.seeds.rows;

import io.tensoe.ingestion.seeds.text.Showable;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the columns that make a seed said, as read: not trimmed, not checked. Null = the column is
 * missing, its cell is blank, or the row could not be cut into cells.
 *
 * @param album title
 * @param artist artist
 * @param year year of release
 * @param pins ids of the album by name of the pin; one whose column is missing or whose cell is
 *     blank is not there
 */
public record SeedCells(
    @Nullable String album,
    @Nullable String artist,
    @Nullable String year,
    Map<String, String> pins)
    implements Serializable {

  /** Nothing could be read. */
  public static final SeedCells NONE = new SeedCells(null, null, null, Map.of());

  /** Keeps the pins sorted, so that equal cells look the same. */
  public SeedCells {
    pins = Collections.unmodifiableMap(new TreeMap<>(pins));
  }

  /** Title and artist, and nothing else. */
  public static SeedCells of(@Nullable String album, @Nullable String artist) {
    return new SeedCells(album, artist, null, Map.of());
  }

  /** The same cells with other names. */
  SeedCells named(@Nullable String newAlbum, @Nullable String newArtist) {
    return new SeedCells(newAlbum, newArtist, year, pins);
  }

  /** The same cells with these pins instead. */
  public SeedCells pinned(Map<String, String> newPins) {
    return new SeedCells(album, artist, year, newPins);
  }

  /** The same cells, fit to be stored and shown; see {@link Showable}. */
  SeedCells showable() {
    Map<String, String> shown = new TreeMap<>(pins);
    shown.replaceAll((name, value) -> Showable.of(value));
    return new SeedCells(
        Showable.orNull(album), Showable.orNull(artist), Showable.orNull(year), shown);
  }
}
