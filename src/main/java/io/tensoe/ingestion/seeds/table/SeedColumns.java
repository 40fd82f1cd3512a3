package io.tensoe.ingestion.seeds.table;

import io.tensoe.ingestion.seeds.csv.ColumnNames;
import io.tensoe.ingestion.seeds.exports.ArtistCells;
import io.tensoe.ingestion.seeds.exports.KnownExports;
import io.tensoe.ingestion.seeds.exports.Layout;
import io.tensoe.ingestion.seeds.rows.BadRowException;
import io.tensoe.ingestion.seeds.rows.SeedCells;
import io.tensoe.ingestion.sources.Pin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which column of one file holds what, from its header. Immutable. */
public final class SeedColumns {
  /** Most line breaks in a cell we use. A name with more has swallowed the rows after it. */
  private static final int MOST_BREAKS = 20;

  private final int width;
  private final Map<String, Integer> places;
  private final Layout layout;
  private final List<Pin> pins;
  private final Set<String> pinsOfAlbums;
  private final boolean artistsAreOfAlbums;

  private SeedColumns(
      HeaderNames header,
      Map<String, Integer> places,
      Layout layout,
      List<Pin> pins,
      Set<String> pinsOfAlbums) {
    this.width = header.names().size();
    this.places = places;
    this.layout = layout;
    this.pins = pins;
    this.pinsOfAlbums = pinsOfAlbums;
    this.artistsAreOfAlbums = header.folded("artist", places).startsWith("albumartist");
  }

  /**
   * Reads a header. Case, blanks, {@code _} and {@code -} do not matter. {@code album_name} goes
   * before {@code album}, {@code artist_name} before {@code artist}.
   *
   * @param choice columns that the user names
   * @param pins all there are
   * @param further columns used beside those of a seed, folded
   * @return empty if there is no column for the album or none for the artist, or none that the user
   *     names
   * @throws BadRowException if a column that is used is there twice
   */
  static Optional<SeedColumns> in(
      List<String> names, ColumnChoice choice, List<Pin> pins, String... further)
      throws BadRowException {
    HeaderNames header = new HeaderNames(names);
    Layout layout = layout(header, choice, pins);
    Map<String, Integer> used = new HashMap<>();
    for (Map.Entry<String, List<String>> field : layout.columns().entrySet()) {
      header.use(field.getKey(), field.getValue(), used);
    }
    for (Pin pin : pins) {
      header.use(field(pin), layout.pins().getOrDefault(pin.name(), List.of()), used);
    }
    for (String column : further) {
      header.use(column, List.of(column), used);
    }
    for (Map.Entry<String, String> chosen : choice.names().entrySet()) {
      String column = ColumnNames.folded(chosen.getValue());
      if (!header.places().containsKey(column)) {
        return Optional.empty();
      }
      header.use(chosen.getKey(), List.of(column), used);
    }
    if (!used.containsKey("album") || !used.containsKey("artist")) {
      return Optional.empty();
    }
    Set<String> ofAlbums =
        pins.stream()
            .filter(pin -> isOfAlbums(pin, header, used, layout, choice))
            .map(Pin::name)
            .collect(Collectors.toUnmodifiableSet());
    return Optional.of(new SeedColumns(header, used, layout, pins, ofAlbums));
  }

  /** Artist, album, track, date: scrobbles as some tools write them, without a header. */
  static SeedColumns headerless() {
    return new SeedColumns(
        new HeaderNames(List.of("artist", "album", "track", "date")),
        Map.of("artist", 0, "album", 1),
        KnownExports.HEADERLESS,
        List.of(),
        Set.of());
  }

  /** Under which the column of a pin is named in {@link ColumnChoice}. */
  private static String field(Pin pin) {
    return ColumnNames.folded(pin.column());
  }

  private static Layout layout(HeaderNames header, ColumnChoice choice, List<Pin> pins) {
    Set<String> names = header.places().keySet();
    Layout known = choice.namesAlbumOrArtist() ? null : KnownExports.of(names);
    if (known != null) {
      return known;
    }
    Set<String> others = new HashSet<>(names);
    others.removeAll(
        choice.names().values().stream().map(ColumnNames::folded).collect(Collectors.toSet()));
    return others.stream().anyMatch(KnownExports::isOfTracks)
        ? Layout.ofTracks(pins)
        : Layout.ofAlbums(pins);
  }

  private static boolean isOfAlbums(
      Pin pin, HeaderNames header, Map<String, Integer> used, Layout layout, ColumnChoice choice) {
    Integer place = used.get(field(pin));
    boolean isOfTracks =
        layout.isOfTracks()
            || (place != null && KnownExports.isOfTrackIds(header.names().get(place)));
    return choice.names().containsKey(field(pin)) || !isOfTracks;
  }

  /** How the file is read. */
  public Layout layout() {
    return layout;
  }

  /** Names of pins whose bare ids, which do not say what they are of, are ids of albums. */
  public Set<String> pinsOfAlbums() {
    return pinsOfAlbums;
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
    Map<String, String> ids = new HashMap<>();
    for (Pin pin : pins) {
      String id = cell(field(pin), cells);
      if (id != null) {
        ids.put(pin.name(), id);
      }
    }
    String artist =
        ArtistCells.artist(layout.artists(), field -> cell(field, cells), artistsAreOfAlbums);
    return new SeedCells(cell("album", cells), artist, cell("year", cells), ids);
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
