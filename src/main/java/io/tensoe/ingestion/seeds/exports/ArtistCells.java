package io.tensoe.ingestion.seeds.exports;

import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The artist of a row, as the layout of its file writes artists. */
public final class ArtistCells {
  /** Discogs numbers namesakes, also inside a credit of several. */
  private static final Pattern NAMESAKE = Pattern.compile(" \\(\\d{1,4}\\)(?=$|[ ,&/;])");

  private ArtistCells() {}

  /**
   * The artist.
   *
   * @param cells gives the cell of a field, e.g. {@code artist}; null = there is none
   * @param areOfAlbums whether the column of artists is that of the album and not of the track
   * @return null = there is none
   */
  public static @Nullable String artist(
      Layout.Artists how, Function<String, @Nullable String> cells, boolean areOfAlbums) {
    String artist = cells.apply("artist");
    return switch (how) {
      case PLAIN -> artist;
      case LISTED ->
          artist == null ? null : ArtistList.artist(artist, cells.apply("ids"), areOfAlbums);
      case NUMBERED -> artist == null ? null : NAMESAKE.matcher(artist.strip()).replaceAll("");
      case FIRST_AND_LAST -> {
        String name = joined(cells.apply("first"), artist);
        yield name != null
            ? name
            : joined(cells.apply("firstlocalized"), cells.apply("lastlocalized"));
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
}
