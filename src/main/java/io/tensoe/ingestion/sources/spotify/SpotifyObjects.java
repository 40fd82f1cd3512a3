package io.tensoe.ingestion.sources.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Spotify's album and track objects, simplified or full: what is not there becomes null. */
final class SpotifyObjects {
  private static final String SOURCE = "spotify";

  /** Pages for people; the form in which {@code external_urls.spotify} gives them. */
  private static final String SITE = "https://open.spotify.com/";

  private SpotifyObjects() {}

  /** An album without its tracks; null = no album, for want of an id or a name. */
  static @Nullable SourceAlbum album(JsonNode json) {
    String id = Fields.text(json, "id");
    String title = Fields.text(json, "name");
    if (id == null || title == null) {
      return null;
    }
    Optional<SpotifyDate> released =
        SpotifyDate.of(
            Fields.text(json, "release_date"), Fields.text(json, "release_date_precision"));
    Integer total = Fields.number(json, "total_tracks", 1, Integer.MAX_VALUE);
    return new SourceAlbum(
        SOURCE,
        id,
        url(json, "album/", id),
        title,
        artists(json),
        Fields.text(json, "album_type"),
        released.map(SpotifyDate::date).orElse(null),
        released.map(SpotifyDate::precision).orElse(null),
        // Answers of before 2020 say it only in the embedded page.
        total != null ? total : Fields.number(json.path("tracks"), "total", 1, Integer.MAX_VALUE),
        Fields.text(json.path("external_ids"), "upc"),
        Fields.text(json, "label"),
        popularity(json),
        // The key exists, but was empty on every album recorded since 2024: Spotify has no say.
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        List.of());
  }

  /** The tracks of a page, in its order. */
  static List<SourceTrack> tracks(JsonNode page) {
    return Fields.objects(page, "items").stream()
        .map(SpotifyObjects::track)
        .filter(Objects::nonNull)
        .toList();
  }

  /** Null for what has no id, e.g. a local file: it is in no catalogue and nothing can link it. */
  private static @Nullable SourceTrack track(JsonNode json) {
    String id = Fields.text(json, "id");
    String title = Fields.text(json, "name");
    if (id == null || title == null) {
      return null;
    }
    return new SourceTrack(
        id,
        title,
        artists(json),
        Fields.number(json, "disc_number", 1, Integer.MAX_VALUE),
        Fields.number(json, "track_number", 1, Integer.MAX_VALUE),
        Fields.number(json, "duration_ms", 1, Integer.MAX_VALUE),
        Fields.flag(json, "explicit"),
        popularity(json),
        isrc(json),
        url(json, "track/", id),
        null,
        null,
        null,
        null);
  }

  private static List<String> artists(JsonNode json) {
    return Fields.objects(json, "artists").stream()
        .map(artist -> Fields.text(artist, "name"))
        .filter(Objects::nonNull)
        .toList();
  }

  private static String url(JsonNode json, String kind, String id) {
    String url = Fields.text(json.path("external_urls"), "spotify");
    return url == null ? SITE + kind + id : url;
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
