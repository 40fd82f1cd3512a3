package io.tensoe.ingestion.sandbox.spotify;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Song;
import io.tensoe.ingestion.sandbox.site.Ask;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Spotify's objects in both access modes. Immutable. */
final class SpotifyJson {
  private static final List<String> MARKETS = List.of("AU", "BR", "DE", "FR", "GB", "JP", "US");
  private static final List<Integer> IMAGE_SIZES = List.of(640, 300, 64);

  /** Songs whose own popularity differs from their album's, by at most this. */
  private static final int POPULARITY_SPREAD = 12;

  private final String api;
  private final boolean extended;

  /**
   * @param api base address without a slash at the end, for the links inside the answers
   */
  SpotifyJson(String api, boolean extended) {
    this.api = api;
    this.extended = extended;
  }

  /** A page that ends where {@code limit} says; {@code next} is null on the last. */
  record Page(List<Song> songs, int offset, int limit) {
    List<Song> items() {
      int from = Math.min(offset, songs.size());
      return songs.subList(from, Math.min(from + limit, songs.size()));
    }
  }

  void writeAlbum(JsonGenerator json, Release release, Page page) throws IOException {
    json.writeStartObject();
    writeSimpleAlbumFields(json, release);
    json.writeObjectFieldStart("tracks");
    writePage(json, release, page);
    json.writeEndObject();
    json.writeArrayFieldStart("copyrights");
    json.writeStartObject();
    json.writeStringField(
        "text", String.format(Locale.ROOT, "℗ %d %s", release.year(), release.label()));
    json.writeStringField("type", "P");
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("external_ids");
    if (!release.has("no-upc")) {
      json.writeStringField("upc", release.upc());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("genres"); // empty on every full album recorded since 2024
    json.writeEndArray();
    if (extended) {
      json.writeStringField("label", release.label());
      json.writeNumberField("popularity", release.popularity());
    }
    json.writeEndObject();
  }

  void writeSimpleAlbum(JsonGenerator json, Release release) throws IOException {
    json.writeStartObject();
    writeSimpleAlbumFields(json, release);
    json.writeEndObject();
  }

  private void writeSimpleAlbumFields(JsonGenerator json, Release release) throws IOException {
    String id = SpotifyId.album(release.ref());
    json.writeStringField("album_type", release.kind());
    json.writeNumberField("total_tracks", release.songs().size());
    writeMarkets(json);
    writeLinks(json, "album", id);
    json.writeArrayFieldStart("images");
    for (int size : IMAGE_SIZES) {
      json.writeStartObject();
      json.writeNumberField("height", size);
      json.writeStringField("url", "https://i.scdn.co/image/" + size + id);
      json.writeNumberField("width", size);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("name", release.title());
    json.writeStringField("release_date", release.date());
    json.writeStringField("release_date_precision", release.precision());
    writeArtists(json, release.artists());
  }

  /** The fields of a page of an album's tracks, inside an object that is already open. */
  void writePage(JsonGenerator json, Release release, Page page) throws IOException {
    String tracks = api + "/albums/" + SpotifyId.album(release.ref()) + "/tracks";
    int end = page.offset() + page.items().size();
    json.writeStringField("href", pageAddress(tracks, page.offset(), page.limit()));
    json.writeNumberField("limit", page.limit());
    if (end < release.songs().size()) {
      json.writeStringField("next", pageAddress(tracks, end, page.limit()));
    } else {
      json.writeNullField("next");
    }
    json.writeNumberField("offset", page.offset());
    if (page.offset() > 0) {
      json.writeStringField(
          "previous", pageAddress(tracks, Math.max(0, page.offset() - page.limit()), page.limit()));
    } else {
      json.writeNullField("previous");
    }
    json.writeNumberField("total", release.songs().size());
    json.writeArrayFieldStart("items");
    for (Song song : page.items()) {
      json.writeStartObject();
      writeSongFields(json, release, song);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Spotify adds the locale on its own: the link must not be compared letter by letter. */
  private static String pageAddress(String tracks, int offset, int limit) {
    return tracks + "?offset=" + offset + "&limit=" + limit + "&locale=*";
  }

  /** The same search at another offset. */
  String searchAddress(Ask ask, int offset, int limit) {
    return String.format(
        Locale.ROOT,
        "%s/search?q=%s&type=%s&offset=%d&limit=%d",
        api,
        URLEncoder.encode(ask.value("q"), StandardCharsets.UTF_8),
        ask.value("type"),
        offset,
        limit);
  }

  /** The full object of GET /tracks/{id}. */
  void writeTrack(JsonGenerator json, Release release, Song song) throws IOException {
    json.writeStartObject();
    json.writeFieldName("album");
    writeSimpleAlbum(json, release);
    writeSongFields(json, release, song);
    json.writeObjectFieldStart("external_ids");
    json.writeStringField("isrc", song.isrc());
    json.writeEndObject();
    if (extended) {
      int down = Dice.below(POPULARITY_SPREAD, song.title().hashCode());
      json.writeNumberField("popularity", Math.max(0, release.popularity() - down));
    }
    json.writeEndObject();
  }

  private void writeSongFields(JsonGenerator json, Release release, Song song) throws IOException {
    int position = release.songs().indexOf(song);
    List<String> credited = new ArrayList<>(song.artists());
    credited.addAll(song.featured());
    writeArtists(json, credited);
    writeMarkets(json);
    if (release.has("floats")) { // integers were seen as 204053.0
      json.writeNumberField("disc_number", (double) song.disc());
      json.writeNumberField("duration_ms", (double) song.millis());
    } else {
      json.writeNumberField("disc_number", song.disc());
      json.writeNumberField("duration_ms", song.millis());
    }
    json.writeBooleanField("explicit", song.explicit());
    writeLinks(json, "track", SpotifyId.song(release.ref(), position));
    json.writeBooleanField("is_local", false);
    if (extended && release.has("relinked") && position == 0) {
      json.writeObjectFieldStart("linked_from");
      writeLinks(json, "track", SpotifyId.relinkedSong(release.ref(), position));
      json.writeEndObject();
    }
    json.writeStringField("name", song.catalogueTitle());
    json.writeNullField("preview_url");
    json.writeNumberField("track_number", song.number());
  }

  private void writeArtists(JsonGenerator json, List<String> names) throws IOException {
    json.writeArrayFieldStart("artists");
    for (String name : names) {
      json.writeStartObject();
      writeLinks(json, "artist", SpotifyId.artist(name));
      json.writeStringField("name", name);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeLinks(JsonGenerator json, String type, String id) throws IOException {
    json.writeObjectFieldStart("external_urls");
    json.writeStringField("spotify", "https://open.spotify.com/" + type + "/" + id);
    json.writeEndObject();
    json.writeStringField("href", api + "/" + type + "s/" + id);
    json.writeStringField("id", id);
    json.writeStringField("type", type);
    json.writeStringField("uri", "spotify:" + type + ":" + id);
  }

  private void writeMarkets(JsonGenerator json) throws IOException {
    if (extended) {
      json.writeArrayFieldStart("available_markets");
      for (String market : MARKETS) {
        json.writeString(market);
      }
      json.writeEndArray();
    }
  }
}
