package io.tensoe.ingestion.sandbox.lastfm;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.site.JsonBytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Last.fm's getTopTags in the forms that are still met. Which form an answer takes is decided by
 * what it is about, so the same question gets the same bytes. Pure.
 */
final class LastfmTags {
  private static final int QUIRK_IN = 16;

  private LastfmTags() {}

  /**
   * The body of any getTopTags.
   *
   * @param about fields of "@attr", in order
   */
  static byte[] topTags(List<TagCloud.Tagged> tags, Map<String, String> about) {
    int quirk = Dice.below(QUIRK_IN, about.hashCode());
    return JsonBytes.object(
        json -> {
          json.writeObjectFieldStart("toptags");
          if (tags.isEmpty() && quirk == 0) { // the old form for a track without tags
            json.writeStringField("#text", "\n");
            writeAll(json, about);
          } else {
            json.writeFieldName("tag");
            writeTags(json, quirk == 1 && !tags.isEmpty() ? tags.subList(0, 1) : tags, quirk);
            json.writeObjectFieldStart("@attr");
            writeAll(json, about);
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }

  private static void writeTags(JsonGenerator json, List<TagCloud.Tagged> tags, int quirk)
      throws IOException {
    boolean countAsText = quirk == 1 || quirk == 2;
    boolean bareObject = quirk == 1 && tags.size() == 1; // old converters drop the array
    if (!bareObject) {
      json.writeStartArray();
    }
    for (TagCloud.Tagged tag : tags) {
      json.writeStartObject();
      if (countAsText) {
        json.writeStringField("count", String.valueOf(tag.count()));
      } else {
        json.writeNumberField("count", tag.count());
      }
      LastfmJson.writeTag(json, tag.name());
      json.writeEndObject();
    }
    if (!bareObject) {
      json.writeEndArray();
    }
  }

  private static void writeAll(JsonGenerator json, Map<String, String> fields) throws IOException {
    for (Map.Entry<String, String> field : fields.entrySet()) {
      json.writeStringField(field.getKey(), field.getValue());
    }
  }
}
