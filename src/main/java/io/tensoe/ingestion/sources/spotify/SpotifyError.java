package io.tensoe.ingestion.sources.spotify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tensoe.ingestion.http.Call;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a refusal says. Three JSON shapes are known (Web API, its 2014 ancestor, OAuth)
 * and plain text.
 *
 * @param message the service's sentence on one line; empty = it said nothing
 * @param reason a word for programs, e.g. {@code QUOTA_EXCEEDED}; null = not sent
 */
record SpotifyError(String message, @Nullable String reason) {
  /** Longest quotation in a message of ours, in characters: enough for every known sentence. */
  private static final int LONGEST = 120;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads any body; never fails. */
  static SpotifyError in(String body) {
    JsonNode json = json(body);
    JsonNode error = json.path("error");
    String message =
        first(
            Fields.text(error, "message"),
            Fields.text(error, "description"),
            joined(error.textValue(), Fields.text(json, "error_description")),
            json.isMissingNode() ? body : null);
    return new SpotifyError(
        message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip(), Fields.text(error, "reason"));
  }

  boolean startsWith(String words) {
    return message.regionMatches(true, 0, words, 0, words.length());
  }

  /**
   * The message for a sentence of ours: a blank, then at most 120 characters in brackets, without
   * the secrets of the call, should the service echo them.
   */
  String shortened(Call call) {
    String text = message;
    for (String header : call.secretHeaders().values()) {
      String secret = header.substring(header.lastIndexOf(' ') + 1);
      text = without(text, secret);
      if (header.startsWith("Basic ")) {
        String pair = new String(Base64.getDecoder().decode(secret), StandardCharsets.UTF_8);
        text = without(text, pair.substring(pair.indexOf(':') + 1));
      }
    }
    if (text.length() > LONGEST) {
      int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
      text = text.substring(0, end) + "…";
    }
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  private static String without(String text, String secret) {
    return secret.isEmpty() ? text : text.replace(secret, "***");
  }

  private static JsonNode json(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json.isObject() ? json : MissingNode.getInstance();
    } catch (JsonProcessingException plainText) {
      return MissingNode.getInstance();
    }
  }

  private static @Nullable String joined(@Nullable String word, @Nullable String sentence) {
    return word == null || sentence == null ? word : word + ": " + sentence;
  }

  private static String first(@Nullable String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null) {
        return candidate;
      }
    }
    return "";
  }
}
