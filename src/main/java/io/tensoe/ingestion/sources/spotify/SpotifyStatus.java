package io.tensoe.ingestion.sources.spotify;

import static io.tensoe.ingestion.sources.SourceException.Kind.CREDENTIALS;
import static io.tensoe.ingestion.sources.SourceException.Kind.EXPIRED;
import static io.tensoe.ingestion.sources.SourceException.Kind.QUOTA;
import static io.tensoe.ingestion.sources.SourceException.Kind.REFUSED;
import static io.tensoe.ingestion.sources.SourceException.Kind.THROTTLED;
import static io.tensoe.ingestion.sources.SourceException.Kind.UNAVAILABLE;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.http.RetryAfter;
import io.tensoe.ingestion.sources.SourceException;
import java.time.Instant;

/**
 * The one place where Spotify's statuses get their meaning. Kinds come from the status and from
 * single fields of the body, never from a body as a whole: some are empty, some plain text, and
 * gateways differ in how they indent.
 */
final class SpotifyStatus {
  /**
   * Seen live 2026 at https://github.com/zmb3/spotify/issues/301, as plain text: since then the
   * owner of a development app must hold a Premium subscription.
   */
  private static final String PREMIUM = "Active premium subscription required";

  private static final String GET_PREMIUM =
      "; the account that owns the app needs Spotify Premium, after a change allow a few hours";
  private static final String CHECK_APP =
      "; check the app on https://developer.spotify.com/dashboard";
  private static final String CHECK_CREDENTIALS =
      "; check SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET";

  private SpotifyStatus() {}

  /** What is asked; it decides what 401, 403 and 404 mean. */
  enum Asked {
    TOKEN,
    ALBUM,
    SEARCH,
    TRACKS,
    /** Closed in development mode. */
    BATCH
  }

  /**
   * Whether there is an answer to read.
   *
   * @return false = the service answered that it has no such album
   * @throws SourceException for every status that is no answer
   */
  static boolean hasAnswer(Asked asked, Call call, Reply reply, Instant now)
      throws SourceException {
    if (reply.status() == 200 && !reply.text().isBlank()) {
      return true;
    }
    if (reply.status() == 404 && asked == Asked.ALBUM) {
      return false;
    }
    SpotifyError error = SpotifyError.in(reply.text());
    String said = call + ": " + reply.status() + error.shortened(call);
    throw new SourceException(
        kind(asked, reply, error, now),
        said + advice(asked, reply, error),
        RetryAfter.of(reply, now).orElse(null),
        null);
  }

  private static SourceException.Kind kind(
      Asked asked, Reply reply, SpotifyError error, Instant now) {
    int status = reply.status();
    if (status == 429) {
      return "QUOTA_EXCEEDED".equals(error.reason()) ? QUOTA : THROTTLED;
    }
    if (status == 503 && RetryAfter.of(reply, now).isPresent()) {
      return THROTTLED;
    }
    if (status >= 500 || status == 408) {
      return UNAVAILABLE;
    }
    if (status < 400) {
      return UNAVAILABLE; // a redirect or an empty success: a gateway on a bad day
    }
    if (asked == Asked.TOKEN) {
      return CREDENTIALS; // 400 invalid_client; nothing else can be wrong with this question
    }
    return switch (status) {
      case 401 -> EXPIRED;
      // Search and albums are open to every client in either mode, so 403 speaks of the client as
      // a whole: asking on for the next album would only spend requests.
      case 403 -> asked == Asked.BATCH && !error.startsWith(PREMIUM) ? REFUSED : CREDENTIALS;
      // 404 on a search is how too long queries and wrong base addresses were answered
      // (https://github.com/spotipy-dev/spotipy/issues/845): nothing was said about the album.
      default -> REFUSED;
    };
  }

  private static String advice(Asked asked, Reply reply, SpotifyError error) {
    int status = reply.status();
    if (asked == Asked.TOKEN) {
      return status == 400 || status == 401 || status == 403 ? CHECK_CREDENTIALS : "";
    }
    if (status != 403) {
      return "";
    }
    return error.startsWith(PREMIUM) ? GET_PREMIUM : asked == Asked.BATCH ? "" : CHECK_APP;
  }

  /** What the wire understood; of a failure the message tells what was asked. */
  static <A> A named(Call call, Understanding<A> understanding) throws SourceException {
    try {
      return understanding.get();
    } catch (SourceException failure) {
      throw new SourceException(
          failure.kind(), call + ": 200, " + failure.getMessage(), failure.retryAfter(), failure);
    }
  }

  /** Reads a body. */
  @FunctionalInterface
  interface Understanding<A> {
    A get() throws SourceException;
  }
}
