package io.tensoe.ingestion.seeds.exports;

import io.tensoe.ingestion.seeds.csv.ColumnNames;
import io.tensoe.ingestion.sources.Pin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns of a file are read for what. Names of columns are folded as in {@link ColumnNames}.
 *
 * @param name what the file is, as its users call it, for messages; empty = nothing to be said
 * @param marks each group must have a column in the header
 * @param columns for each field of a seed the columns to take it from, the best first
 * @param pins likewise for each pin, by its name
 * @param artists how a name stands in its column
 * @param rows what a row is
 * @param hasQuotes whether quotes enclose cells between tabs; else they belong to the name
 */
public record Layout(
    String name,
    List<Set<String>> marks,
    Map<String, List<String>> columns,
    Map<String, List<String>> pins,
    Artists artists,
    Rows rows,
    boolean hasQuotes) {

  /** How an artist stands in a row. */
  public enum Artists {
    /** As it is. */
    PLAIN,
    /** Several artists in one cell, as Exportify joins them; see {@link ArtistList}. */
    LISTED,
    /** First and last name in columns of their own. */
    FIRST_AND_LAST,
    /** Namesakes are numbered: {@code Nirvana (2)}. */
    NUMBERED
  }

  /** What a row is. */
  public enum Rows {
    ALBUMS,
    /** Tracks; a year is that of the song, so those of one album may differ. */
    TRACKS,
    /** Tracks; the year is that of the album. */
    TRACKS_WITH_ALBUM_YEAR
  }

  /** Any file with a column for the album and one for the artist. */
  public static Layout ofAlbums(List<Pin> pins) {
    return plain(Rows.ALBUMS, pins).artist("artistname", "artist", "albumartist").build();
  }

  /** The same with a column for the track: ids in it are those of tracks. */
  public static Layout ofTracks(List<Pin> pins) {
    return plain(Rows.TRACKS, pins).artist("albumartist", "artistname", "artist").build();
  }

  private static Builder plain(Rows rows, List<Pin> pins) {
    boolean isOfTracks = rows != Rows.ALBUMS;
    Builder plain =
        named(isOfTracks ? "a list of tracks" : "")
            .rows(rows)
            .album("albumname", "album", "albumtitle")
            .year("year");
    for (Pin pin : pins) {
      plain.pin(
          pin.name(),
          pin.spellings(isOfTracks).stream().map(ColumnNames::folded).toArray(String[]::new));
    }
    return plain;
  }

  static Builder named(String name) {
    return new Builder(name);
  }

  /** Whether a header has what marks this layout. */
  boolean marks(Set<String> header) {
    return marks.stream().allMatch(mark -> mark.stream().anyMatch(header::contains));
  }

  /** Whether each row is a track. */
  public boolean isOfTracks() {
    return rows != Rows.ALBUMS;
  }

  /** Takes what is known about a layout, each by its name; rows are tracks unless said. */
  static final class Builder {
    private final String name;
    private final List<Set<String>> marks = new ArrayList<>();
    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final Map<String, List<String>> pins = new LinkedHashMap<>();
    private Artists artists = Artists.PLAIN;
    private Rows rows = Rows.TRACKS;
    private boolean hasQuotes = true;

    private Builder(String name) {
      this.name = name;
    }

    /** The header has all of these. */
    Builder marked(String... all) {
      for (String column : all) {
        marks.add(Set.of(column));
      }
      return this;
    }

    /** The header has one of these. */
    Builder markedByOneOf(String... any) {
      marks.add(Set.of(any));
      return this;
    }

    Builder album(String... best) {
      return field("album", best);
    }

    Builder artist(String... best) {
      return field("artist", best);
    }

    Builder year(String... best) {
      return field("year", best);
    }

    Builder field(String field, String... best) {
      columns.put(field, List.of(best));
      return this;
    }

    Builder pin(String pin, String... best) {
      pins.put(pin, List.of(best));
      return this;
    }

    Builder artists(Artists how) {
      artists = how;
      return this;
    }

    Builder rows(Rows what) {
      rows = what;
      return this;
    }

    Builder withoutQuotes() {
      hasQuotes = false;
      return this;
    }

    Layout build() {
      return new Layout(
          name,
          List.copyOf(marks),
          Map.copyOf(columns),
          Map.copyOf(pins),
          artists,
          rows,
          hasQuotes);
    }
  }
}
