package io.tensoe.ingestion.seeds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which column of one file holds what, from its header. Immutable. */
final class SeedColumns {
  /** Most line breaks in a cell we use. A name with more has swallowed the rows after it. */
  private static final int MOST_BREAKS = 20;

  private final int width;
  private final Map<String, Integer> places;

  private SeedColumns(int width, Map<String, Integer> places) {
    this.width = width;
    this.places = places;
  }

  /**
   * Reads a header. Case, blanks, {@code _} and {@code -} do not matter. {@code album_name} goes
   * before {@code album}, {@code artist_name} before {@code artist}.
   *
   * @param further columns used beside those of a seed, folded
   * @return empty if there is no column for the album or none for the artist
   * @throws BadRowException if a column that is used is there twice
   */
  static Optional<SeedColumns> in(List<String> header, String... further) throws BadRowException {
    Map<String, Integer> places = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (places.putIfAbsent(folded(header.get(i)), i) != null) {
        twice.add(folded(header.get(i)));
      }
    }
    Map<String, Integer> used = new HashMap<>();
    use("album", List.of("albumname", "album"), places, twice, used);
    use("artist", List.of("artistname", "artist"), places, twice, used);
    for (String hint : List.of("year", "spotifyid", "upc", "mbid", "aotyurl")) {
      use(hint, List.of(hint), places, twice, used);
    }
    for (String column : further) {
      use(column, List.of(column), places, twice, used);
    }
    boolean isHeader = used.containsKey("album") && used.containsKey("artist");
    return isHeader ? Optional.of(new SeedColumns(header.size(), used)) : Optional.empty();
  }

  private static void use(
      String column,
      List<String> spellings,
      Map<String, Integer> places,
      List<String> twice,
      Map<String, Integer> used)
      throws BadRowException {
    for (String spelling : spellings) {
      Integer place = places.get(spelling);
      if (place != null) {
        if (twice.contains(spelling)) {
          throw new BadRowException("it has two columns for the same thing (" + column + ")");
        }
        used.put(column, place);
        return;
      }
    }
  }

  /** {@code "Album Name"}, {@code ALBUM-NAME} and {@code album_name} are one. */
  private static String folded(String name) {
    StringBuilder folded = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean counts =
          !Names.isBlank(c) && c != '_' && c != '-' && Character.getType(c) != Character.FORMAT;
      folded.append(counts ? String.valueOf(c) : "");
    }
    return folded.toString();
  }

  /** Whether a row that spans lines is one row, and not many behind a quote without an end. */
  boolean fits(List<String> cells) {
    return widthProblem(cells) == null
        && places.values().stream()
            .allMatch(
                place -> cells.get(place).chars().filter(c -> c == '\n').count() <= MOST_BREAKS);
  }

  /**
   * What the row says.
   *
   * @throws BadRowException if it has fewer cells than the header, or more that say something: then
   *     nobody knows which is which
   */
  SeedCells cells(List<String> cells) throws BadRowException {
    String problem = widthProblem(cells);
    if (problem != null) {
      throw new BadRowException(problem);
    }
    return new SeedCells(
        cell("album", cells),
        cell("artist", cells),
        cell("year", cells),
        cell("spotifyid", cells),
        cell("upc", cells),
        cell("mbid", cells),
        cell("aotyurl", cells));
  }

  private @Nullable String widthProblem(List<String> cells) {
    boolean isLonger = cells.stream().skip(width).anyMatch(cell -> !cell.isBlank());
    if (cells.size() >= width && !isLonger) {
      return null;
    }
    String advice =
        isLonger ? "put a name with a delimiter in it in quotes" : "fill in the missing ones";
    return "it has " + columns(cells.size()) + " where the header has " + width + ": " + advice;
  }

  private static String columns(int count) {
    return count == 1 ? "1 column" : count + " columns";
  }

  /**
   * One cell of a row that {@link #cells} has taken.
   *
   * @param column folded name
   * @return as read; null = blank, or there is no such column
   */
  @Nullable String cell(String column, List<String> cells) {
    Integer place = places.get(column);
    return place == null || cells.get(place).isBlank() ? null : cells.get(place);
  }
}
