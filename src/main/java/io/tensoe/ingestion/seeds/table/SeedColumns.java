package io.tensoe.ingestion.seeds.table;

import io.tensoe.ingestion.seeds.exports.ArtistList;
import io.tensoe.ingestion.seeds.exports.Layout;
import io.tensoe.ingestion.seeds.rows.BadRowException;
import io.tensoe.ingestion.seeds.rows.SeedCells;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which column of one file holds what, from its header. Immutable. */
public final class SeedColumns {
  /** Most line breaks in a cell we use. A name with more has swallowed the rows after it. */
  private static final int MOST_BREAKS = 20;

  /** Discogs numbers namesakes, also inside a credit of several. */
  private static final Pattern NAMESAKE = Pattern.compile(" \\(\\d{1,4}\\)(?=$|[ ,&/;])");

  /** TuneMyMusic calls the id of the track so; folded it would be our album id. */
  private static final Pattern TRACK_ID = Pattern.compile("(?i)\\s*spotify - id\\s*");

  private final int width;
  private final Map<String, Integer> places;
  private final Layout layout;
  private final boolean bareIdsAreOfAlbums;
  private final boolean artistsAreOfAlbums;

  private SeedColumns(
      int width,
      Map<String, Integer> places,
      Layout layout,
      boolean bareIdsAreOfAlbums,
      boolean artistsAreOfAlbums) {
    this.width = width;
    this.places = places;
    this.layout = layout;
    this.bareIdsAreOfAlbums = bareIdsAreOfAlbums;
    this.artistsAreOfAlbums = artistsAreOfAlbums;
  }

  /**
   * Reads a header. Case, blanks, {@code _} and {@code -} do not matter. {@code album_name} goes
   * before {@code album}, {@code artist_name} before {@code artist}.
   *
   * @param choice columns that the user names
   * @param further columns used beside those of a seed, folded
   * @return empty if there is no column for the album or none for the artist, or none that the user
   *     names
   * @throws BadRowException if a column that is used is there twice
   */
  static Optional<SeedColumns> in(List<String> header, ColumnChoice choice, String... further)
      throws BadRowException {
    Columns columns = new Columns(header);
    Layout layout = layout(columns, choice);
    Map<String, Integer> used = new HashMap<>();
    for (Map.Entry<String, List<String>> field : layout.columns().entrySet()) {
      columns.use(field.getKey(), field.getValue(), used);
    }
    for (String column : further) {
      columns.use(column, List.of(column), used);
    }
    for (Map.Entry<String, String> chosen : choice.names().entrySet()) {
      String column = ColumnNames.folded(chosen.getValue());
      if (!columns.places.containsKey(column)) {
        return Optional.empty();
      }
      columns.use(chosen.getKey(), List.of(column), used);
    }
    if (!used.containsKey("album") || !used.containsKey("artist")) {
      return Optional.empty();
    }
    Integer id = used.get("spotifyid");
    boolean isTrackId = id != null && TRACK_ID.matcher(header.get(id)).matches();
    boolean bare = choice.names().containsKey("spotifyid") || (!layout.isOfTracks() && !isTrackId);
    boolean isAlbums = ColumnNames.folded(header.get(used.get("artist"))).startsWith("albumartist");
    return Optional.of(new SeedColumns(header.size(), used, layout, bare, isAlbums));
  }

  /** Artist, album, track, date: what some tools write of Last.fm scrobbles without a header. */
  static SeedColumns headerless() {
    return new SeedColumns(4, Map.of("artist", 0, "album", 1), Layout.HEADERLESS, false, false);
  }

  private static Layout layout(Columns columns, ColumnChoice choice) {
    Set<String> names = columns.places.keySet();
    Layout known = choice.namesAlbumOrArtist() ? null : Layout.of(names);
    if (known != null) {
      return known;
    }
    Set<String> others = new HashSet<>(names);
    others.removeAll(
        choice.names().values().stream().map(ColumnNames::folded).collect(Collectors.toSet()));
    return others.stream().anyMatch(Layout::isOfTracks) ? Layout.TRACKS : Layout.ALBUMS;
  }

  /** Where which name stands in a header. */
  private static final class Columns {
    final Map<String, Integer> places = new HashMap<>();
    final Set<String> twice = new HashSet<>();

    Columns(List<String> header) {
      for (int i = 0; i < header.size(); i++) {
        String name = ColumnNames.folded(header.get(i));
        if (places.putIfAbsent(name, i) != null) {
          twice.add(name);
        }
      }
    }

    void use(String field, List<String> spellings, Map<String, Integer> used)
        throws BadRowException {
      for (String spelling : spellings) {
        Integer place = places.get(spelling);
        if (place != null) {
          if (twice.contains(spelling)) {
            throw new BadRowException("it has two columns for the same thing (" + field + ")");
          }
          used.put(field, place);
          return;
        }
      }
    }
  }

  public Layout layout() {
    return layout;
  }

  /** Whether an id without a word of what it is of is that of an album. */
  public boolean bareIdsAreOfAlbums() {
    return bareIdsAreOfAlbums;
  }

  /** Whether a row that spans lines is one row, and not many behind a quote without an end. */
  public boolean fits(List<String> cells) {
    return widthProblem(cells) == null
        && places.values().stream()
            .allMatch(
                place ->
                    place >= cells.size()
                        || cells.get(place).chars().filter(c -> c == '\n').count() <= MOST_BREAKS);
  }

  /**
   * What the row says. Empty cells at its end may be missing.
   *
   * @throws BadRowException if it ends before album and artist, or has more cells than the header
   *     that say something: then nobody knows which is which
   */
  public SeedCells cells(List<String> cells) throws BadRowException {
    String problem = widthProblem(cells);
    if (problem != null) {
      throw new BadRowException(problem);
    }
    return new SeedCells(
        cell("album", cells),
        artist(cells),
        cell("year", cells),
        cell("spotifyid", cells),
        cell("upc", cells),
        cell("mbid", cells),
        cell("aotyurl", cells));
  }

  private @Nullable String artist(List<String> cells) {
    String artist = cell("artist", cells);
    return switch (layout.artists()) {
      case PLAIN -> artist;
      case LISTED ->
          artist == null ? null : ArtistList.artist(artist, cell("ids", cells), artistsAreOfAlbums);
      case NUMBERED -> artist == null ? null : NAMESAKE.matcher(artist.strip()).replaceAll("");
      case FIRST_AND_LAST -> {
        String name = joined(cell("first", cells), artist);
        yield name != null
            ? name
            : joined(cell("firstlocalized", cells), cell("lastlocalized", cells));
      }
    };
  }

  private static @Nullable String joined(@Nullable String first, @Nullable String last) {
    String name =
        Stream.of(first, last)
            .filter(part -> part != null && !part.isBlank())
            .map(part -> String.valueOf(part).strip())
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? null : name;
  }

  private @Nullable String widthProblem(List<String> cells) {
    boolean isLonger = cells.stream().skip(width).anyMatch(cell -> !cell.isBlank());
    int needed = Math.max(places.getOrDefault("album", 0), places.getOrDefault("artist", 0)) + 1;
    if (cells.size() >= needed && !isLonger) {
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
   * @return as read; null = blank or missing, or there is no such column
   */
  public @Nullable String cell(String column, List<String> cells) {
    Integer place = places.get(column);
    return place == null || place >= cells.size() || cells.get(place).isBlank()
        ? null
        : cells.get(place);
  }
}
