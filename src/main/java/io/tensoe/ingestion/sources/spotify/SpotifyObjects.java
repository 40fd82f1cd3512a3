package io.tensoe.ingestion.sources.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.sources.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Spotify's album and track objects, simplified or full: what is not there becomes null. */
final class SpotifyObjects {
  private static final String SOURCE = "spotify";

  private SpotifyObjects() {}

  /**
   * An album without its tracks; a name that is null or blank becomes empty, as that of an album
   * that was withdrawn.
   *
   * @return null = no album, for want of an id of Spotify's shape or of any word about a name
   */
  static @Nullable SourceAlbum album(JsonNode json) {
    String id = Fields.text(json, "id");
    if (id == null || !SpotifyIds.isId(id) || !json.has("name")) {
      return null;
    }
    String name = Fields.text(json, "name");
    String title = name == null || name.isBlank() ? "" : name;
    Optional<SpotifyDate> released =
        SpotifyDate.of(
            Fields.text(json, "release_date"), Fields.text(json, "release_date_precision"));
    Integer total = Fields.number(json, "total_tracks", 1, Integer.MAX_VALUE);
    // The key "genres" exists, but was empty on every album recorded since 2024: Spotify has no
    // say.
    return SourceAlbum.of(SOURCE, title, artists(json))
        .id(id)
        .url(url(json, "album", id))
        .type(Fields.text(json, "album_type"))
        .released(
            released.map(SpotifyDate::date).orElse(null),
            released.map(SpotifyDate::precision).orElse(null))
        // Answers of before 2020 say it only in the embedded page.
        .totalTracks(
            total != null
                ? total
                : Fields.number(json.path("tracks"), "total", 1, Integer.MAX_VALUE))
        .upc(Fields.text(json.path("external_ids"), "upc"))
        .label(Fields.text(json, "label"))
        .popularity(popularity(json))
        .build();
  }

  /**
   * The tracks of a page, in its order; what has no id, e.g. a local file, is left out: it is in no
   * catalogue and nothing can link it.
   *
   * @return empty = no track, or none with a name: the album was withdrawn
   * @throws SourceException UNREADABLE if an id is none of Spotify's, or only some have a name
   */
  static List<SourceTrack> tracks(JsonNode page) throws SourceException {
    List<SourceTrack> tracks = new ArrayList<>();
    int position = 0;
    int nameless = 0;
    for (JsonNode json : page.path("items")) {
      position++;
      String id = Fields.text(json, "id");
      if (id == null) {
        continue;
      }
      if (!SpotifyIds.isId(id)) {
        throw unreadable(
            "entry " + position + " of the tracks has an id that is none of Spotify's");
      }
      String title = Fields.text(json, "name");
      if (title == null || title.isBlank()) {
        nameless = nameless == 0 ? position : nameless;
      } else {
        tracks.add(track(json, id, title));
      }
    }
    if (nameless > 0 && !tracks.isEmpty()) {
      throw unreadable("entry " + nameless + " of the tracks has no name");
    }
    return List.copyOf(tracks);
  }

  private static SourceException unreadable(String what) {
    return new SourceException(SourceException.Kind.UNREADABLE, what);
  }

  private static SourceTrack track(JsonNode json, String id, String title) {
    return SourceTrack.of(title)
        .id(id)
        .artists(artists(json))
        .disc(Fields.number(json, "disc_number", 1, Integer.MAX_VALUE))
        .number(Fields.number(json, "track_number", 1, Integer.MAX_VALUE))
        .durationMs(Fields.number(json, "duration_ms", 1, Integer.MAX_VALUE))
        .explicit(Fields.flag(json, "explicit"))
        .popularity(popularity(json))
        .isrc(isrc(json))
        .url(url(json, "track", id))
        .build();
  }

  private static List<String> artists(JsonNode json) {
    return Fields.objects(json, "artists").stream()
        .map(artist -> Fields.text(artist, "name"))
        .filter(name -> name != null && !name.isBlank())
        .toList();
  }

  private static String url(JsonNode json, String kind, String id) {
    return SpotifyIds.page(kind, id, Fields.text(json.path("external_urls"), "spotify"));
  }

  /** 0 to 100; null = not said. */
  static @Nullable Integer popularity(JsonNode json) {
    return Fields.number(json, "popularity", 0, 100);
  }

  /** Labels deliver some with hyphens ("GB-SMU-45-66095") or in lower case. */
  static @Nullable String isrc(JsonNode json) {
    String isrc = Fields.text(json.path("external_ids"), "isrc");
    String bare = isrc == null ? "" : isrc.replace("-", "").strip().toUpperCase(Locale.ROOT);
    return bare.isEmpty() ? null : bare;
  }
}
