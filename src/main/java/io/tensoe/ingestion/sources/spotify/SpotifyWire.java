package io.tensoe.ingestion.sources.spotify;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceJson;
import io.tensoe.ingestion.sources.TextLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Spotify's bodies mean: a string in, records out. Every method throws {@code UNREADABLE} for
 * what is not JSON or not of the expected shape; the message never quotes the body, which may hold
 * a token.
 */
final class SpotifyWire {
  /** Life of a token that does not say: "expires_in" 3600 in the client credentials tutorial. */
  private static final Duration USUAL_LIFE = Duration.ofHours(1);

  private SpotifyWire() {}

  /**
   * A full album.
   *
   * @param album with the tracks that were embedded
   * @param extended whether the client is in extended quota mode: only then does an album carry
   *     {@code popularity}
   *     (https://developer.spotify.com/documentation/web-api/references/changes/february-2026)
   * @param nextOffset where the next page of tracks begins; null = all are here
   */
  record AlbumAnswer(SourceAlbum album, boolean extended, @Nullable Integer nextOffset) {
    /** Whether it is withdrawn: Spotify still answers, with neither a name nor a track. */
    @JsonIgnore
    boolean isWithdrawn() {
      return album.title().isBlank() || (album.tracks().isEmpty() && nextOffset == null);
    }
  }

  /**
   * One page of an album's tracks.
   *
   * @param nextOffset where the next page begins; null = this is the last
   */
  record TracksAnswer(List<SourceTrack> tracks, @Nullable Integer nextOffset) {}

  /**
   * One page of a search.
   *
   * @param albums without track lists, best first
   * @param more whether another page may bring more
   */
  record SearchAnswer(List<SourceAlbum> albums, boolean more) {
    static final SearchAnswer NONE = new SearchAnswer(List.of(), false);
  }

  /**
   * What only the full track object says.
   *
   * @param byId details by track id, delivered or asked for; ids that Spotify does not know are
   *     left out
   */
  record DetailsAnswer(Map<String, Details> byId) {}

  /**
   * @param popularity 0 to 100; null = not said
   * @param isrc 12 characters, upper case, without hyphens; null = not said
   */
  record Details(@Nullable Integer popularity, @Nullable String isrc) {}

  /** A full album, as {@code GET /albums/{id}} gives it. */
  static AlbumAnswer albumIn(String body) throws SourceException {
    JsonNode json = parsed(body);
    SourceAlbum album = SpotifyObjects.album(json);
    if (album == null) {
      throw unreadable("no album: name is missing, or an id of Spotify's");
    }
    JsonNode page = json.path("tracks");
    if (album.title().isEmpty()) {
      return new AlbumAnswer(album, json.has("popularity"), null);
    }
    Integer next = nextOffset(page, 0, Fields.number(json, "total_tracks", 1, Integer.MAX_VALUE));
    return new AlbumAnswer(
        album.withTracks(SpotifyObjects.tracks(page)), json.has("popularity"), next);
  }

  /**
   * A page of tracks, as {@code GET /albums/{id}/tracks} gives it.
   *
   * @param offset the offset that was asked for
   */
  static TracksAnswer tracksIn(String body, int offset) throws SourceException {
    JsonNode page = parsed(body);
    if (page.has("items") && page.path("items").isNull()) {
      return new TracksAnswer(List.of(), null);
    }
    if (!page.path("items").isArray()) {
      throw unreadable("no page of tracks: items is missing");
    }
    return new TracksAnswer(SpotifyObjects.tracks(page), nextOffset(page, offset, null));
  }

  /**
   * The albums of {@code GET /search?type=album}; entries without id, name or tracks are left out,
   * and those whose name is longer than any.
   */
  static SearchAnswer searchIn(String body) throws SourceException {
    JsonNode page = parsed(body).path("albums");
    if (!page.path("items").isArray()) {
      throw unreadable("no search result: albums.items is missing");
    }
    List<JsonNode> hits = Fields.objects(page, "items");
    if (!hits.isEmpty() && hits.stream().allMatch(SpotifyWire::hasForeignId)) {
      throw unreadable("no search result: the ids of all hits are none of Spotify's");
    }
    List<SourceAlbum> albums =
        hits.stream()
            .filter(hit -> hit.path("total_tracks").asInt(1) != 0)
            .map(SpotifyObjects::album)
            .filter(Objects::nonNull)
            .filter(album -> !album.title().isEmpty() && album.title().length() <= TextLimits.NAME)
            .toList();
    boolean more = !page.has("next") || page.path("next").isTextual();
    return new SearchAnswer(albums, more && !page.path("items").isEmpty());
  }

  private static boolean hasForeignId(JsonNode hit) {
    String id = Fields.text(hit, "id");
    return id != null && !SpotifyIds.isId(id);
  }

  /** The full tracks of {@code GET /tracks?ids=}; unknown ids are null entries there. */
  static DetailsAnswer detailsIn(String body) throws SourceException {
    JsonNode json = parsed(body);
    if (!json.path("tracks").isArray()) {
      throw unreadable("no batch of tracks: tracks is missing");
    }
    Map<String, Details> byId = new TreeMap<>();
    for (JsonNode track : Fields.objects(json, "tracks")) {
      Details details = new Details(SpotifyObjects.popularity(track), SpotifyObjects.isrc(track));
      // A relinked track comes with another id than the one that was asked for.
      String asked = Fields.text(track.path("linked_from"), "id");
      String delivered = Fields.text(track, "id");
      if (asked != null) {
        byId.putIfAbsent(asked, details);
      }
      if (delivered != null) {
        byId.put(delivered, details);
      }
    }
    return new DetailsAnswer(byId);
  }

  /**
   * A token.
   *
   * @param arrived when it came; its life is counted from then
   */
  static SpotifyToken tokenIn(String body, Instant arrived) throws SourceException {
    JsonNode json = parsed(body);
    String value = Fields.text(json, "access_token");
    if (value == null || value.isBlank()) {
      throw unreadable("no token: access_token is missing");
    }
    Integer seconds = Fields.number(json, "expires_in", 0, Integer.MAX_VALUE);
    return SpotifyToken.livingFor(
        value, seconds == null ? USUAL_LIFE : Duration.ofSeconds(seconds), arrived);
  }

  /**
   * Trusts {@code next} over {@code total}; only where {@code next} is not sent does the total say
   * whether something is missing.
   */
  private static @Nullable Integer nextOffset(JsonNode page, int offset, @Nullable Integer total)
      throws SourceException {
    int here = page.path("items").size();
    Integer all = Fields.number(page, "total", 0, Integer.MAX_VALUE);
    int wanted = all != null ? all : total != null ? total : 0;
    boolean more = page.has("next") ? page.path("next").isTextual() : offset + here < wanted;
    if (more && here == 0 && page.path("items").isArray()) {
      throw unreadable("an empty page of tracks promises more");
    }
    return more ? Integer.valueOf(offset + here) : null;
  }

  private static JsonNode parsed(String body) throws SourceException {
    JsonNode json;
    try {
      json = SourceJson.MAPPER.readTree(body);
    } catch (JsonProcessingException broken) {
      // Not kept as the cause: its message quotes the body.
      throw unreadable("not JSON, or cut off, at " + place(broken));
    }
    if (!json.isObject()) {
      throw unreadable("no JSON object");
    }
    return json;
  }

  private static String place(JsonProcessingException broken) {
    return broken.getLocation() == null
        ? "an unknown place"
        : "character " + broken.getLocation().getCharOffset();
  }

  private static SourceException unreadable(String what) {
    return new SourceException(SourceException.Kind.UNREADABLE, what);
  }
}
