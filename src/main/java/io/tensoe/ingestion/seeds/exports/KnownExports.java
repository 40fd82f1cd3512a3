package io.tensoe.ingestion.seeds.exports;

import io.tensoe.ingestion.seeds.exports.Layout.Artists;
import io.tensoe.ingestion.seeds.exports.Layout.Rows;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What services and tools write, known by the header. Header lines:
 * https://github.com/watsonbox/exportify and https://exportify.app (also its older layout),
 * https://www.tunemymusic.com, https://soundiiz.com, https://rateyourmusic.com (user data export),
 * https://www.discogs.com (collection and wantlist export), iTunes and Apple Music (File, Library,
 * Export Playlist, plain text), https://lastfm.ghan.nl/export and https://lastfmstats.com. Read
 * 2026-11-26.
 */
public final class KnownExports {
  private static final Layout EXPORTIFY =
      Layout.named("an Exportify export")
          .marked("trackname", "albumname")
          .markedByOneOf("artistname(s)", "artistname")
          .markedByOneOf("trackuri", "spotifyuri", "spotifyid")
          .album("albumname")
          .artist("albumartistname(s)", "artistname(s)", "artistname")
          .field("ids", "albumartisturi(s)", "artisturi(s)", "artistids")
          .field("trackuri", "trackuri", "spotifyuri")
          .year("albumreleasedate", "releasedate")
          .pin("spotify", "albumuri")
          .artists(Artists.LISTED)
          .rows(Rows.TRACKS_WITH_ALBUM_YEAR)
          .build();

  private static final Layout TUNE_MY_MUSIC =
      Layout.named("a TuneMyMusic export")
          .marked("trackname", "artistname", "album")
          .markedByOneOf("playlistname", "type", "isrc")
          .album("album")
          .artist("artistname")
          .build();

  private static final Layout SOUNDIIZ =
      Layout.named("a Soundiiz export")
          .marked("title", "artist", "album", "isrc")
          .album("album")
          .artist("artist")
          .build();

  private static final Layout RATE_YOUR_MUSIC =
      Layout.named("a Rate Your Music export")
          .marked("rymalbum", "lastname", "title")
          .album("title")
          .artist("lastname")
          .field("first", "firstname")
          .field("lastlocalized", "lastnamelocalized")
          .field("firstlocalized", "firstnamelocalized")
          .year("releasedate")
          .artists(Artists.FIRST_AND_LAST)
          .rows(Rows.ALBUMS)
          .build();

  private static final Layout DISCOGS =
      Layout.named("a Discogs export")
          .marked("artist", "title", "releaseid")
          .markedByOneOf("catalog#", "catalognumber", "catno", "collectionfolder")
          .album("title")
          .artist("artist")
          .year("released")
          .artists(Artists.NUMBERED)
          .rows(Rows.ALBUMS)
          .build();

  /** It encloses nothing in quotes: those it writes belong to the name. */
  private static final Layout ITUNES =
      Layout.named("an Apple Music or iTunes export")
          .marked("name", "artist", "album")
          .markedByOneOf("composer", "kind", "bitrate", "location", "datemodified")
          .album("album")
          .artist("albumartist", "artist")
          .year("year")
          .withoutQuotes()
          .build();

  private static final Layout SCROBBLES =
      Layout.named("a list of Last.fm scrobbles")
          .marked("artist", "album")
          .markedByOneOf("track", "trackname", "title", "name")
          .markedByOneOf("uts", "utctime", "timestamp", "scrobbletime", "date", "datetext")
          .album("album")
          .artist("albumartist", "artist")
          .pin("mbid", "albummbid")
          .build();

  private static final List<Layout> ALL =
      List.of(EXPORTIFY, TUNE_MY_MUSIC, SOUNDIIZ, RATE_YOUR_MUSIC, DISCOGS, ITUNES, SCROBBLES);

  /** Last.fm scrobbles without a header: artist, album, track, date. */
  public static final Layout HEADERLESS =
      Layout.named("a list of Last.fm scrobbles").album("album").artist("artist").build();

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

  /** TuneMyMusic calls the id of the track so; folded it would be that of the album. */
  private static final Pattern TRACK_ID = Pattern.compile("(?i)\\s*spotify - id\\s*");

  private KnownExports() {}

  /**
   * Which layout a header is of.
   *
   * @param header folded names
   * @return null = none that is known by name
   */
  public static @Nullable Layout of(Set<String> header) {
    for (Layout layout : ALL) {
      if (layout.marks(header)) {
        return layout;
      }
    }
    return isLastFmStats(header) ? SCROBBLES : null;
  }

  /** lastfmstats.com puts the user's name into the header: {@code Date#somebody}. */
  private static boolean isLastFmStats(Set<String> header) {
    return header.containsAll(Set.of("artist", "album", "track"))
        && header.stream().anyMatch(name -> name.startsWith("date#"));
  }

  /** Whether a column says that a file is a list of tracks. */
  public static boolean isOfTracks(String column) {
    return TRACK_COLUMNS.contains(column);
  }

  /** Likewise, in a header without an album: a title may be that of an album. */
  public static boolean isOfTracksForSure(String column) {
    return isOfTracks(column) && !column.equals("title") && !column.equals("name");
  }

  /**
   * Whether a column holds ids of tracks though its folded name is that of an album's id.
   *
   * @param column as it stands in the header, not folded
   */
  public static boolean isOfTrackIds(String column) {
    return TRACK_ID.matcher(column).matches();
  }

  /** Whether a row is an episode of a podcast, by the URI in its column {@code trackuri}. */
  public static boolean isEpisode(@Nullable String uri) {
    return uri != null && uri.strip().startsWith("spotify:episode:");
  }
}
