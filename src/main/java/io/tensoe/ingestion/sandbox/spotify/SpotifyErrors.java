package io.tensoe.ingestion.sandbox.spotify;

import io.tensoe.ingestion.sandbox.site.Answer;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import java.util.Locale;

/** The forms in which Spotify refuses: JSON of two shapes, plain text, pages and nothing. Pure. */
final class SpotifyErrors {
  private static final String NO_PREMIUM =
      "Active premium subscription required for the owner of the app. "
          + "Every request of this app is refused until the owner subscribes again.";
  private static final String PAGE =
      "<!DOCTYPE html><html><head><title>Error</title></head><body>upstream error</body></html>";

  private SpotifyErrors() {}

  static Answer error(int status, String message) {
    return Answer.refusal(status, Answer.JSON, body(status, message));
  }

  static String body(int status, String message) {
    return String.format(
        Locale.ROOT, "{\"error\":{\"status\":%d,\"message\":\"%s\"}}", status, message);
  }

  static Answer refusal(FaultKind kind, long dice, long retryAfterSeconds) {
    String retryAfter = String.valueOf(retryAfterSeconds);
    return switch (kind.key()) {
      case "throttle" -> error(429, "API rate limit exceeded").with("Retry-After", retryAfter);
      case "long429" ->
          Answer.refusal(429, Answer.PLAIN, "Too many requests").with("Retry-After", retryAfter);
      case "quota" ->
          Answer.refusal(
                  429,
                  Answer.JSON,
                  "{\"error\":{\"status\":429,\"message\":\"Too many requests\","
                      + "\"reason\":\"QUOTA_EXCEEDED\"}}")
              .with("Retry-After", retryAfter);
      case "premium" -> Answer.refusal(403, Answer.PLAIN, NO_PREMIUM);
      case "credentials" -> error(401, "Invalid access token");
      case "html" -> Answer.refusal(dice % 2 == 0 ? 200 : 502, Answer.HTML, PAGE);
      default ->
          switch ((int) (dice % 4)) {
            case 0 -> error(500, "Server error.");
            case 1 -> error(502, "Bad gateway.");
            case 2 -> Answer.refusal(503, Answer.PLAIN, "upstream connect error");
            default -> Answer.refusal(504, Answer.PLAIN, "");
          };
    };
  }
}
