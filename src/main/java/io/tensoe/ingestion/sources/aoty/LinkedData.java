package io.tensoe.ingestion.sources.aoty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tensoe.ingestion.sources.SourceJson;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The machine-readable part of an album page (JSON-LD, https://schema.org/MusicAlbum), for what the
 * visible page does not give. Its rating is the critics', rounded; its genres are the primary ones.
 *
 * @param album missing node = the page has none
 */
record LinkedData(JsonNode album) {
  private static final String SCRIPT = "script[type=application/ld+json]";

  static LinkedData in(Element page) {
    for (Element script : page.select(SCRIPT)) {
      try {
        for (JsonNode node : flat(SourceJson.MAPPER.readTree(script.data()))) {
          if (node.path("@type").asText().equals("MusicAlbum")) {
            return new LinkedData(node);
          }
        }
      } catch (JsonProcessingException e) {
        // Only a fallback: what cannot be read is as if it were not there.
      }
    }
    return new LinkedData(MissingNode.getInstance());
  }

  /** Empty = not said. */
  String title() {
    return text(album.path("name"));
  }

  /** Empty = not said. */
  List<String> artists() {
    List<String> names = new ArrayList<>();
    for (JsonNode artist : flat(album.path("byArtist"))) {
      String name = text(artist.isObject() ? artist.path("name") : artist);
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  /** Empty = not said. */
  String url() {
    String url = text(album.path("url"));
    return url.isEmpty() ? text(album.path("@id")) : url;
  }

  /** Empty = not said. */
  String date() {
    return text(album.path("datePublished"));
  }

  /** Primary genres; empty = not said. */
  List<String> genres() {
    return flat(album.path("genre")).stream()
        .map(LinkedData::text)
        .filter(genre -> !genre.isEmpty())
        .toList();
  }

  /** Rating of the critics as {@code 70}; empty = not said. */
  String criticScore() {
    return text(album.path("aggregateRating").path("ratingValue"));
  }

  /** Empty = not said. */
  String criticCount() {
    return text(album.path("aggregateRating").path("ratingCount"));
  }

  private static List<JsonNode> flat(JsonNode node) {
    List<JsonNode> nodes = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(nodes::add);
    } else if (node.path("@graph").isArray()) {
      node.path("@graph").forEach(nodes::add);
    } else if (!node.isMissingNode() && !node.isNull()) {
      nodes.add(node);
    }
    return nodes;
  }

  /** Some pages escape names as in HTML, which JSON does not undo. */
  private static String text(JsonNode node) {
    return node.isValueNode() && !node.isNull()
        ? Parser.unescapeEntities(node.asText(), false).strip()
        : "";
  }
}
