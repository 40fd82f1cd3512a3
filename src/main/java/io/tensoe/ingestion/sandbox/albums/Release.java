package io.tensoe.ingestion.sandbox.albums;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One album of the catalogue with everything the upstreams say about it.
 *
 * @param title as catalogues print it
 * @param plainTitle as sites without a catalogue print it
 * @param artists never empty
 * @param date {@code 2000-10-02}, {@code 2007-03} or {@code 1988}
 * @param kind album, single or compilation
 * @param upc 12 to 14 digits as catalogues deliver them
 * @param popularity 0 to 100
 * @param notes what single sites say about a real album, by name, see {@code sandbox/albums.txt};
 *     empty for a generated one, of which each site makes it up
 * @param quirks names of the traps this album sets, see {@code sandbox/albums.txt}
 */
public record Release(
    Ref ref,
    String title,
    String plainTitle,
    List<String> artists,
    String date,
    String kind,
    String label,
    String upc,
    int popularity,
    Map<String, String> notes,
    Set<String> quirks,
    List<Song> songs) {

  public String artist() {
    return artists.get(0);
  }

  public int year() {
    return Integer.parseInt(date.substring(0, 4));
  }

  /** day, month or year. */
  public String precision() {
    return date.length() == 4 ? "year" : date.length() == 7 ? "month" : "day";
  }

  /** One of the notes; {@code missing} when there is none. */
  public String note(String name, String missing) {
    return notes.getOrDefault(name, missing);
  }

  public boolean has(String quirk) {
    return quirks.contains(quirk);
  }

  public int discs() {
    return songs.isEmpty() ? 1 : songs.get(songs.size() - 1).disc();
  }

  /** The same release under another name: how the near misses are made. */
  Release renamed(
      Variant variant, String newTitle, String newArtist, String newKind, List<Song> newSongs) {
    return new Release(
        ref.as(variant),
        newTitle,
        newTitle,
        List.of(newArtist),
        date,
        newKind,
        label,
        upc,
        popularity / 4,
        notes,
        Set.of(),
        newSongs);
  }
}
