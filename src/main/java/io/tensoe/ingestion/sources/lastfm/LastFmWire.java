package io.tensoe.ingestion.sources.lastfm;

import static io.tensoe.ingestion.sources.SourceException.Kind.CREDENTIALS;
import static io.tensoe.ingestion.sources.SourceException.Kind.REFUSED;
import static io.tensoe.ingestion.sources.SourceException.Kind.THROTTLED;
import static io.tensoe.ingestion.sources.SourceException.Kind.UNAVAILABLE;
import static io.tensoe.ingestion.sources.SourceException.Kind.UNREADABLE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.http.RetryAfter;
import io.tensoe.ingestion.model.Tag;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceJson;
import io.tensoe.ingestion.sources.TextLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Last.fm sends: JSON converted from XML by a machine, whose lists of one may be objects and
 * whose empty elements may be strings, with errors under any HTTP status.
 *
 * <p>Error numbers: https://www.last.fm/api/errorcodes. No message of the service is repeated in a
 * failure, because it could echo the key.
 */
final class LastFmWire {
  /**
   * Error 6 means both "no such thing" and "wrong parameters"; only its text tells. Seen: "Track
   * not found", "Album not found", "The artist you supplied could not be found".
   */
  private static final Pattern NOT_FOUND =
      Pattern.compile("\\bnot (?:be )?found\\b", Pattern.CASE_INSENSITIVE);

  private static final int STRONGEST = 100;

  private LastFmWire() {}

  /**
   * Understands a reply to one of the {@code getTopTags} methods.
   *
   * @param asked the request for people, free of secrets
   * @param now the time against which a {@code Retry-After} date is measured
   * @return empty = Last.fm does not know the track, album or artist
   */
  static Optional<TopTags> topTagsIn(Reply reply, String asked, Instant now)
      throws SourceException {
    JsonNode body = objectIn(reply.text());
    if (body != null && body.has("error")) {
      if (isMiss(body)) {
        return Optional.empty();
      }
      throw failure(body.path("error").asInt(), reply, asked, now);
    }
    if (reply.status() != 200 || reply.text().isBlank()) {
      throw failure(reply, asked, now);
    }
    if (body == null) {
      throw new SourceException(UNREADABLE, asked + ": not JSON, " + reply);
    }
    JsonNode list = body.path("toptags");
    if (!list.isObject() && !list.isTextual()) {
      throw new SourceException(UNREADABLE, asked + ": no toptags, " + reply);
    }
    return Optional.of(new TopTags(name(list, "artist"), title(list), tagsIn(list.path("tag"))));
  }

  /** Null unless the whole text is one JSON object. */
  private static @Nullable JsonNode objectIn(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return null;
    }
    try {
      return SourceJson.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return null; // Truncated; the caller names the request.
    }
  }

  private static boolean isMiss(JsonNode body) {
    return body.path("error").asInt() == 6
        && NOT_FOUND.matcher(body.path("message").asText()).find();
  }

  private static SourceException failure(int error, Reply reply, String asked, Instant now) {
    String said = asked + ": error " + error;
    return switch (error) {
      case 10 -> new SourceException(CREDENTIALS, said + ", the API key is not valid");
      case 26 -> new SourceException(CREDENTIALS, said + ", the API key is suspended");
      case 29 -> throttled(said + ", too many requests", reply, now);
      case 8, 11, 16 ->
          mayThrottle(reply)
              ? throttled(said + ", " + reply, reply, now)
              : new SourceException(UNAVAILABLE, said + ", the service is down for the moment");
      case 6 -> new SourceException(REFUSED, said + ", it does not accept a parameter of ours");
      // Service, method, authentication, format, resource, session, signature, login. The same
      // request would get the same answer again, hence REFUSED and not UNREADABLE.
      case 2, 3, 4, 5, 7, 9, 13, 17 ->
          new SourceException(REFUSED, said + ", the request itself is wrong: a bug of ours");
      default -> new SourceException(UNREADABLE, said + ", unknown to us, " + reply);
    };
  }

  /** A status other than 200 without an error number in its body. */
  private static SourceException failure(Reply reply, String asked, Instant now) {
    String said = asked + ": " + reply;
    if (mayThrottle(reply)) {
      return throttled(said, reply, now);
    }
    // Below 400: a redirect, an empty success, "not modified": no answer to this question.
    if (reply.status() >= 500 || reply.status() == 408 || reply.status() < 400) {
      return new SourceException(UNAVAILABLE, said);
    }
    if (reply.status() == 401 || reply.status() == 403) {
      return new SourceException(CREDENTIALS, said + ", access refused");
    }
    return new SourceException(UNREADABLE, said);
  }

  private static boolean mayThrottle(Reply reply) {
    return reply.status() == 429 || reply.status() == 503;
  }

  private static SourceException throttled(String said, Reply reply, Instant now) {
    return new SourceException(THROTTLED, said, RetryAfter.of(reply, now).orElse(null), null);
  }

  private static @Nullable String title(JsonNode list) {
    String track = name(list, "track");
    return track != null ? track : name(list, "album");
  }

  /** Names stand in {@code @attr}; in answers of about 2011 beside the tags. */
  private static @Nullable String name(JsonNode list, String what) {
    JsonNode attribute = list.path("@attr").path(what);
    JsonNode name = attribute.isTextual() ? attribute : list.path(what);
    String text = name.isTextual() ? TextLimits.clean(name.asText()) : "";
    // One that is too long is not what was asked, and needs no more than its beginning to say so.
    return text.isBlank() ? null : text.substring(0, Math.min(text.length(), TextLimits.NAME));
  }

  private static List<Tag> tagsIn(JsonNode tags) {
    List<JsonNode> entries = new ArrayList<>();
    if (tags.isArray()) {
      tags.forEach(entries::add);
    } else if (tags.isObject()) {
      entries.add(tags);
    }
    boolean weighted = entries.stream().anyMatch(entry -> count(entry) != null);
    List<Tag> named = new ArrayList<>();
    for (JsonNode entry : entries) {
      JsonNode name = entry.path("name");
      if (name.isValueNode() && !name.isNull() && !name.asText().isBlank()) {
        named.add(new Tag(name.asText(), weight(entry, weighted)));
      }
    }
    named.sort(Comparator.comparingInt(Tag::weight).reversed());
    return Objects.requireNonNull(TextLimits.tags(named));
  }

  /** A tag without a count in a list with counts has weight 0; in a list without any, 100. */
  private static int weight(JsonNode entry, boolean weighted) {
    Integer count = count(entry);
    if (count == null) {
      return weighted ? 0 : STRONGEST;
    }
    return Math.max(0, Math.min(STRONGEST, count));
  }

  private static @Nullable Integer count(JsonNode entry) {
    String count = entry.path("count").asText("").strip().toLowerCase(Locale.ROOT);
    return count.matches("-?\\d{1,9}(?:\\.\\d+)?") ? (int) Double.parseDouble(count) : null;
  }
}
