package io.tensoe.ingestion.seeds.exports;

import io.tensoe.ingestion.seeds.table.ColumnNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a service or tool writes, known by its header. Names of columns are folded as in
 * {@link ColumnNames}.
 *
 * @param name as its users call it, for messages
 * @param marks each group must have a column in the header
 * @param columns for each field of a seed the columns to take it from, the best first
 * @param artists how a name stands in its column
 * @param rows what a row is
 */
public record Layout(
    String name,
    List<Set<String>> marks,
    Map<String, List<String>> columns,
    Artists artists,
    Rows rows) {

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

  /** Columns that only a list of tracks has, whoever wrote it. */
  private static final Set<String> TRACK_COLUMNS =
      Set.of(
          "track",
          "trackname",
          "tracktitle",
          "trackuri",
          "trackid",
          "tracknumber",
          "trackduration(ms)",
          "durationms",
          "duration(ms)",
          "song",
          "songname",
          "songtitle",
          "isrc",
          "spotifytrackid",
          "spotifytrackuri",
          "title",
          "name");

  /**
   * Header lines: https://github.com/watsonbox/exportify and https://exportify.app (also its older
   * layout), https://www.tunemymusic.com, https://soundiiz.com, https://rateyourmusic.com (user
   * data export), https://www.discogs.com (collection and wantlist export), iTunes and Apple Music
   * (File, Library, Export Playlist, plain text), https://lastfm.ghan.nl/export and
   * https://lastfmstats.com. Read 2026-11-26.
   */
  private static final List<Layout> ALL =
      List.of(
          new Layout(
              "an Exportify export",
              List.of(
                  Set.of("trackname"),
                  Set.of("albumname"),
                  Set.of("artistname(s)", "artistname"),
                  Set.of("trackuri", "spotifyuri", "spotifyid")),
              Map.of(
                  "album", List.of("albumname"),
                  "artist", List.of("albumartistname(s)", "artistname(s)", "artistname"),
                  "ids", List.of("albumartisturi(s)", "artisturi(s)", "artistids"),
                  "trackuri", List.of("trackuri", "spotifyuri"),
                  "year", List.of("albumreleasedate", "releasedate"),
                  "spotifyid", List.of("albumuri")),
              Artists.LISTED,
              Rows.TRACKS_WITH_ALBUM_YEAR),
          new Layout(
              "a TuneMyMusic export",
              List.of(
                  Set.of("trackname"),
                  Set.of("artistname"),
                  Set.of("album"),
                  Set.of("playlistname", "type", "isrc")),
              Map.of("album", List.of("album"), "artist", List.of("artistname")),
              Artists.PLAIN,
              Rows.TRACKS),
          new Layout(
              "a Soundiiz export",
              List.of(Set.of("title"), Set.of("artist"), Set.of("album"), Set.of("isrc")),
              Map.of("album", List.of("album"), "artist", List.of("artist")),
              Artists.PLAIN,
              Rows.TRACKS),
          new Layout(
              "a Rate Your Music export",
              List.of(Set.of("rymalbum"), Set.of("lastname"), Set.of("title")),
              Map.of(
                  "album", List.of("title"),
                  "artist", List.of("lastname"),
                  "first", List.of("firstname"),
                  "lastlocalized", List.of("lastnamelocalized"),
                  "firstlocalized", List.of("firstnamelocalized"),
                  "year", List.of("releasedate")),
              Artists.FIRST_AND_LAST,
              Rows.ALBUMS),
          new Layout(
              "a Discogs export",
              List.of(
                  Set.of("artist"),
                  Set.of("title"),
                  Set.of("releaseid"),
                  Set.of("catalog#", "catalognumber", "catno", "collectionfolder")),
              Map.of(
                  "album", List.of("title"),
                  "artist", List.of("artist"),
                  "year", List.of("released")),
              Artists.NUMBERED,
              Rows.ALBUMS),
          new Layout(
              "an Apple Music or iTunes export",
              List.of(
                  Set.of("name"),
                  Set.of("artist"),
                  Set.of("album"),
                  Set.of("composer", "kind", "bitrate", "location", "datemodified")),
              Map.of(
                  "album", List.of("album"),
                  "artist", List.of("albumartist", "artist"),
                  "year", List.of("year")),
              Artists.PLAIN,
              Rows.TRACKS),
          new Layout(
              "a list of Last.fm scrobbles",
              List.of(
                  Set.of("artist"),
                  Set.of("album"),
                  Set.of("track", "trackname", "title", "name"),
                  Set.of("uts", "utctime", "timestamp", "scrobbletime", "date", "datetext")),
              Map.of(
                  "album", List.of("album"),
                  "artist", List.of("albumartist", "artist"),
                  "mbid", List.of("albummbid")),
              Artists.PLAIN,
              Rows.TRACKS));

  /** Any file with a column for the album and one for the artist. */
  public static final Layout ALBUMS =
      plain(List.of("artistname", "artist", "albumartist"), Rows.ALBUMS);

  /** The same with a column for the track: ids in it are those of tracks. */
  public static final Layout TRACKS =
      plain(List.of("albumartist", "artistname", "artist"), Rows.TRACKS);

  /** Last.fm scrobbles without a header: artist, album, track, date. */
  public static final Layout HEADERLESS =
      new Layout(
          "a list of Last.fm scrobbles",
          List.of(),
          Map.of("album", List.of("album"), "artist", List.of("artist")),
          Artists.PLAIN,
          Rows.TRACKS);

  private static Layout plain(List<String> artist, Rows rows) {
    boolean isOfTracks = rows != Rows.ALBUMS;
    return new Layout(
        isOfTracks ? "a list of tracks" : "",
        List.of(),
        Map.of(
            "album", List.of("albumname", "album", "albumtitle"),
            "artist", artist,
            "year", List.of("year"),
            "spotifyid", List.of("spotifyid", "spotifyalbumid", "albumuri"),
            "upc", List.of("upc"),
            "mbid", isOfTracks ? List.of("albummbid", "releasembid") : List.of("mbid", "albummbid"),
            "aotyurl", List.of("aotyurl")),
        Artists.PLAIN,
        rows);
  }

  /**
   * Which layout a header is of.
   *
   * @param header folded names
   * @return null = none that is known by name
   */
  public static @Nullable Layout of(Set<String> header) {
    return ALL.stream()
        .filter(
            layout ->
                layout.marks.stream().allMatch(mark -> mark.stream().anyMatch(header::contains)))
        .findFirst()
        .or(() -> lastFmStats(header))
        .orElse(null);
  }

  /** lastfmstats.com puts the user's name into the header: {@code Date#somebody}. */
  private static Optional<Layout> lastFmStats(Set<String> header) {
    boolean isOne =
        header.containsAll(Set.of("artist", "album", "track"))
            && header.stream().anyMatch(name -> name.startsWith("date#"));
    return isOne ? Optional.of(ALL.get(ALL.size() - 1)) : Optional.empty();
  }

  /** Whether a column says that a file is a list of tracks. */
  public static boolean isOfTracks(String column) {
    return TRACK_COLUMNS.contains(column);
  }

  /** iTunes encloses nothing in quotes: those it writes belong to the name. */
  public boolean hasQuotes() {
    return !name.startsWith("an Apple Music");
  }

  /** Likewise, in a header without an album: a title may be that of an album. */
  public static boolean isOfTracksForSure(String column) {
    return isOfTracks(column) && !column.equals("title") && !column.equals("name");
  }

  public boolean isOfTracks() {
    return rows != Rows.ALBUMS;
  }
}
