package io.tensoe.ingestion.sandbox.lastfm;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tensoe.ingestion.sandbox.albums.Catalogue;
import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Song;
import io.tensoe.ingestion.sandbox.site.JsonBytes;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Last.fm's answers: JSON converted from XML by a machine, with the forms that are still met. Which
 * form an answer takes is decided by what it is about, so the same question gets the same bytes.
 */
final class LastfmJson {
  private static final int QUIRK_IN = 16;

  private LastfmJson() {}

  /** A tag's name and address, inside an object that is already open. */
  static void writeTag(JsonGenerator json, String name) throws IOException {
    json.writeStringField("name", name);
    json.writeStringField("url", "https://www.last.fm/tag/" + encoded(name));
  }

  static byte[] track(Catalogue.Heard heard) {
    Song song = heard.song();
    Release release = heard.release();
    List<TagCloud.Tagged> tags = TagCloud.of(release, song);
    return JsonBytes.object(
        json -> {
          json.writeObjectFieldStart("track");
          json.writeStringField("name", song.title());
          json.writeStringField("url", page(song.artists().get(0)) + "/_/" + encoded(song.title()));
          json.writeStringField("duration", tags.isEmpty() ? "0" : String.valueOf(song.millis()));
          writeStreamable(json);
          writeListeners(json, release);
          json.writeObjectFieldStart("artist");
          writeArtist(json, song.artists().get(0));
          json.writeEndObject();
          json.writeObjectFieldStart("album");
          json.writeStringField("artist", release.artist());
          json.writeStringField("title", release.plainTitle());
          json.writeStringField(
              "url", page(release.artist()) + "/" + encoded(release.plainTitle()));
          writeImages(json);
          json.writeEndObject();
          json.writeObjectFieldStart("toptags");
          writeNames(json, tags);
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  static byte[] album(Release release) {
    List<TagCloud.Tagged> tags = TagCloud.ofAlbum(release);
    return JsonBytes.object(
        json -> {
          json.writeObjectFieldStart("album");
          json.writeStringField("artist", release.artist());
          json.writeStringField("mbid", "");
          if (tags.isEmpty()) {
            json.writeStringField("tags", "");
          } else {
            json.writeObjectFieldStart("tags");
            writeNames(json, tags);
            json.writeEndObject();
          }
          json.writeStringField("name", release.plainTitle());
          json.writeNumberField("userplaycount", 0);
          writeImages(json);
          writeTracks(json, release);
          writeListeners(json, release);
          json.writeStringField(
              "url", page(release.artist()) + "/" + encoded(release.plainTitle()));
          json.writeEndObject();
        });
  }

  private static void writeTracks(JsonGenerator json, Release release) throws IOException {
    int quirk = Dice.below(QUIRK_IN, release.ref().number(), 6);
    if (quirk == 0) { // some albums have no tracks on Last.fm
      return;
    }
    json.writeObjectFieldStart("tracks");
    json.writeFieldName("track");
    boolean single = release.songs().size() == 1;
    if (!single) {
      json.writeStartArray();
    }
    int rank = 0;
    for (Song song : release.songs()) {
      rank++;
      json.writeStartObject();
      writeStreamable(json);
      if (rank % 14 == 7) {
        json.writeNullField("duration");
      } else if (quirk == 1) {
        json.writeStringField("duration", String.valueOf(song.millis() / 1000));
      } else {
        json.writeNumberField("duration", song.millis() / 1000);
      }
      json.writeStringField("url", page(song.artists().get(0)) + "/_/" + encoded(song.title()));
      json.writeStringField("name", song.title());
      json.writeObjectFieldStart("@attr");
      json.writeNumberField("rank", rank);
      json.writeEndObject();
      json.writeObjectFieldStart("artist");
      writeArtist(json, song.artists().get(0));
      json.writeEndObject();
      json.writeEndObject();
    }
    if (!single) {
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  static byte[] artist(String name, List<TagCloud.Tagged> tags) {
    return JsonBytes.object(
        json -> {
          json.writeObjectFieldStart("artist");
          writeArtist(json, name);
          writeImages(json);
          json.writeStringField("streamable", "0");
          json.writeObjectFieldStart("stats");
          json.writeStringField(
              "listeners", String.valueOf(Dice.below(4_000_000, name.hashCode())));
          json.writeStringField(
              "playcount", String.valueOf(Dice.below(90_000_000, name.hashCode())));
          json.writeEndObject();
          json.writeObjectFieldStart("tags");
          writeNames(json, tags);
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  static byte[] error(int code, String message) {
    return JsonBytes.object(
        json -> {
          json.writeStringField("message", message);
          json.writeNumberField("error", code);
          if (code == 6) {
            json.writeArrayFieldStart("links");
            json.writeEndArray();
          }
        });
  }

  /** getInfo gives five names without counts. */
  private static void writeNames(JsonGenerator json, List<TagCloud.Tagged> tags)
      throws IOException {
    json.writeArrayFieldStart("tag");
    for (TagCloud.Tagged tag : tags.subList(0, Math.min(5, tags.size()))) {
      json.writeStartObject();
      writeTag(json, tag.name());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeArtist(JsonGenerator json, String name) throws IOException {
    json.writeStringField("name", name);
    json.writeStringField("mbid", "");
    json.writeStringField("url", page(name));
  }

  private static void writeStreamable(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("streamable");
    json.writeStringField("#text", "0");
    json.writeStringField("fulltrack", "0");
    json.writeEndObject();
  }

  private static void writeListeners(JsonGenerator json, Release release) throws IOException {
    int listeners = 2 + Dice.below(1_500_000, release.ref().number());
    json.writeStringField("listeners", String.valueOf(listeners));
    json.writeStringField("playcount", String.valueOf(listeners * 11L));
  }

  private static void writeImages(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("image");
    for (String size : List.of("small", "medium", "large", "extralarge")) {
      json.writeStartObject();
      json.writeStringField("#text", "");
      json.writeStringField("size", size);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String page(String artist) {
    return "https://www.last.fm/music/" + encoded(artist);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("%26", "&");
  }
}
