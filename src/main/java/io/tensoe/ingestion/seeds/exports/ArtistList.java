package io.tensoe.ingestion.seeds.exports;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Several artists in one cell, as the tools called Exportify join them: one with {@code ", "} and
 * {@code \,} for a comma inside a name (https://github.com/watsonbox/exportify), the other with a
 * bare comma or a semicolon (https://exportify.app).
 */
public final class ArtistList {
  private static final Pattern SEMICOLON = Pattern.compile("\\s*;\\s*");
  private static final Pattern COMMA = Pattern.compile("(?<!\\\\),\\s*");
  private static final Pattern BARE_COMMA = Pattern.compile("(?<!\\\\),(?!\\s)");

  private ArtistList() {}

  /**
   * The artist of an album.
   *
   * @param cell as read
   * @param ids cell with the ids of the same artists; null = there is none
   * @param isOfAlbum whether these are the album's own artists: then all count; of a track's
   *     artists only the first does, the others are guests
   */
  public static String artist(String cell, @Nullable String ids, boolean isOfAlbum) {
    List<String> names = names(cell, ids == null ? 0 : ids.split("[,;]", -1).length);
    String artist = isOfAlbum ? String.join(", ", names) : names.get(0);
    return artist.replace("\\,", ",");
  }

  /** A comma may belong to a name (Tyler, The Creator): cut only where the count of ids agrees. */
  private static List<String> names(String cell, int count) {
    if (count == 1) {
      return List.of(cell);
    }
    Pattern separator = cell.indexOf(';') >= 0 ? SEMICOLON : count > 1 ? COMMA : BARE_COMMA;
    List<String> names =
        Arrays.stream(separator.split(cell, -1)).filter(name -> !name.isBlank()).toList();
    boolean agrees = count == 0 || names.size() == count;
    return names.isEmpty() || !agrees ? List.of(cell) : names;
  }
}
