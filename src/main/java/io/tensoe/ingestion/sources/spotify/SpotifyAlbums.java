package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.spotify.SpotifyStatus.Asked;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.AlbumAnswer;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.TracksAnswer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Albums by their id, with all their tracks. */
final class SpotifyAlbums {
  /** https://developer.spotify.com/documentation/web-api/reference/get-an-albums-tracks */
  private static final int PAGE = 50;

  /** Ends a list of tracks that never ends; the longest albums known have a few hundred. */
  private static final int MOST_TRACKS = 5_000;

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

  /** The album with all its tracks, in extended quota mode with their popularity and ISRC. */
  SourceAlbum whole(AlbumAnswer first) throws SourceException, InterruptedException {
    SourceAlbum album = first.album();
    List<SourceTrack> tracks = allTracks(first);
    return album.withTracks(first.extended() ? details.addedTo(tracks) : tracks);
  }

  private List<SourceTrack> allTracks(AlbumAnswer first)
      throws SourceException, InterruptedException {
    List<SourceTrack> tracks = new ArrayList<>(first.album().tracks());
    Set<SourceTrack> seen = new HashSet<>(tracks);
    String path = path(String.valueOf(first.album().id())) + "/tracks";
    Integer offset = first.nextOffset();
    while (offset != null) {
      TracksAnswer page = page(path, offset);
      boolean isNew = seen.addAll(page.tracks());
      if (page.nextOffset() != null && (!isNew || tracks.size() > MOST_TRACKS)) {
        throw new SourceException(
            SourceException.Kind.UNREADABLE,
            "GET " + path + ": the pages up to offset " + offset + " lead nowhere");
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

  private static String path(String id) {
    return "/albums/" + SpotifyApi.segment(id);
  }
}
