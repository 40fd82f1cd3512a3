package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.TextLimits;
import io.tensoe.ingestion.sources.spotify.SpotifyStatus.Asked;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.AlbumAnswer;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.TracksAnswer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Albums by their id, with all their tracks. */
final class SpotifyAlbums {
  /** https://developer.spotify.com/documentation/web-api/reference/get-an-albums-tracks */
  private static final int PAGE = 50;

  /**
   * Most further pages of tracks, of a budget of about 1,000 calls a day: 2,050 tracks. The longest
   * albums known, audio books among them, have a few hundred. Ends a service that sends one track a
   * page, and a list that never ends.
   */
  static final int MOST_PAGES = 40;

  private final SpotifyApi api;
  private final TrackDetails details;

  SpotifyAlbums(SpotifyApi api) {
    this.api = api;
    this.details = new TrackDetails(api);
  }

  /**
   * The album with its first tracks: one request.
   *
   * @return empty = there is no such album
   */
  Optional<AlbumAnswer> first(String id) throws SourceException, InterruptedException {
    return api.ask(Asked.ALBUM, path(id), Map.of(), AlbumAnswer.class, SpotifyWire::albumIn);
  }

  /**
   * The album with all its tracks, in extended quota mode with their popularity and ISRC.
   *
   * @return empty = it has none, for it was withdrawn
   */
  Optional<SourceAlbum> whole(AlbumAnswer first) throws SourceException, InterruptedException {
    if (first.isWithdrawn()) {
      return Optional.empty();
    }
    SourceAlbum album = first.album();
    List<SourceTrack> tracks = allTracks(first);
    if (tracks.isEmpty()) {
      return Optional.empty();
    }
    SourceAlbum whole = TextLimits.checked(album.withTracks(tracks), "GET " + path(id(album)));
    return Optional.of(
        first.extended() ? whole.withTracks(details.addedTo(whole.tracks())) : whole);
  }

  private List<SourceTrack> allTracks(AlbumAnswer first)
      throws SourceException, InterruptedException {
    List<SourceTrack> tracks = new ArrayList<>(first.album().tracks());
    Set<SourceTrack> seen = new HashSet<>(tracks);
    String path = path(id(first.album())) + "/tracks";
    Integer offset = first.nextOffset();
    int pages = 0;
    while (offset != null) {
      TracksAnswer page = page(path, offset);
      boolean isNew = seen.addAll(page.tracks());
      pages++;
      if (page.nextOffset() != null && (!isNew || pages >= MOST_PAGES)) {
        throw new SourceException(
            SourceException.Kind.UNREADABLE,
            String.format(
                Locale.ROOT,
                "GET %s: the pages up to offset %d lead nowhere; %s",
                path,
                offset,
                isNew
                    ? "an album is read in at most " + MOST_PAGES + " further pages"
                    : "the last one brought nothing new"));
      }
      tracks.addAll(page.tracks());
      offset = page.nextOffset();
    }
    return List.copyOf(tracks);
  }

  /** The address is rebuilt: the one in the answer may name another host, limit or locale. */
  private TracksAnswer page(String path, int offset) throws SourceException, InterruptedException {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("limit", String.valueOf(PAGE));
    query.put("offset", String.valueOf(offset));
    return api.ask(
            Asked.TRACKS,
            path,
            query,
            TracksAnswer.class,
            body -> SpotifyWire.tracksIn(body, offset))
        .orElseThrow();
  }

  private static String id(SourceAlbum album) {
    return String.valueOf(album.id());
  }

  private static String path(String id) {
    return "/albums/" + SpotifyApi.segment(id);
  }
}
