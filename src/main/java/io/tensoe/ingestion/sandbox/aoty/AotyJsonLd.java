package io.tensoe.ingestion.sandbox.aoty;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tensoe.ingestion.sandbox.albums.Release;
import java.io.IOException;
import java.util.List;

/** The MusicAlbum block in the head of AOTY's pages since 2026. Pure. */
final class AotyJsonLd {
  private static final String SITE = "https://www.albumoftheyear.org";

  private AotyJsonLd() {}

  static void write(JsonGenerator json, Release release) throws IOException {
    PageFacts facts = PageFacts.of(release);
    String address = SITE + AotyId.path(release);
    json.writeStringField("@context", "https://schema.org");
    json.writeStringField("@type", "MusicAlbum");
    json.writeStringField("@id", address);
    json.writeStringField("url", address);
    json.writeStringField("name", release.plainTitle());
    json.writeObjectFieldStart("byArtist");
    json.writeStringField("@type", "MusicGroup");
    json.writeStringField("name", release.artist());
    json.writeEndObject();
    if (release.precision().equals("day")) {
      json.writeStringField("datePublished", release.date());
    }
    writeGenres(json, facts.primary());
    if (!facts.critic().isEmpty()) {
      json.writeObjectFieldStart("aggregateRating");
      json.writeStringField("@type", "AggregateRating");
      json.writeStringField("name", "Critic Score");
      json.writeStringField("ratingValue", PageFacts.rounded(facts.critic()));
      json.writeNumberField("ratingCount", facts.critics());
      json.writeEndObject();
    }
  }

  /** One genre is a string, several are an array. */
  private static void writeGenres(JsonGenerator json, List<String> genres) throws IOException {
    if (genres.size() == 1) {
      json.writeStringField("genre", genres.get(0));
    } else if (!genres.isEmpty()) {
      json.writeArrayFieldStart("genre");
      for (String genre : genres) {
        json.writeString(genre);
      }
      json.writeEndArray();
    }
  }
}
