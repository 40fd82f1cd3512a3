package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.http.Call;
import java.time.Duration;
import java.time.Instant;

/** A bearer token that never shows itself: it has no accessor, and no {@code toString} tells it. */
final class SpotifyToken {
  /** Renewed this long before its end, so that no call is under way when it ends. */
  static final Duration MARGIN = Duration.ofSeconds(60);

  private final String value;
  private final Instant usableUntil;

  private SpotifyToken(String value, Instant usableUntil) {
    this.value = value;
    this.usableUntil = usableUntil;
  }

  /** A token with its margin taken off; of a life under two minutes half is margin. */
  static SpotifyToken livingFor(String value, Duration life, Instant arrived) {
    Duration half = life.dividedBy(2);
    return new SpotifyToken(
        value, arrived.plus(life).minus(half.compareTo(MARGIN) < 0 ? half : MARGIN));
  }

  boolean isUsableAt(Instant time) {
    return time.isBefore(usableUntil);
  }

  /** The call with this token as a secret header. */
  Call on(Call call) {
    return call.withSecretHeader("Authorization", "Bearer " + value);
  }

  @Override
  public String toString() {
    return "token usable until " + usableUntil;
  }
}
