package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Outcome.Status;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The five outcomes by name, each with just what it needs. */
final class Outcomes {
  private Outcomes() {}

  static Outcome found(String source, Seed seed, SourceAlbum album, double confidence) {
    return new Outcome(source, seed, Status.FOUND, album, null, null, null, confidence);
  }

  /**
   * @param cause null = the source has none
   */
  static Outcome absent(String source, Seed seed, String reason, @Nullable Cause cause) {
    return new Outcome(source, seed, Status.ABSENT, null, null, reason, null, null, cause);
  }

  /** An override wants no match of this source, so it is not asked. */
  static Outcome unwanted(String source, Seed seed) {
    return absent(source, seed, "no match wanted (override)", null);
  }

  static Outcome failed(String source, Seed seed, FailureKind kind, String reason) {
    return new Outcome(source, seed, Status.FAILED, null, kind, reason, null, null);
  }

  static Outcome deferred(
      String source, Seed seed, Cause cause, String reason, @Nullable Instant until) {
    return new Outcome(source, seed, Status.DEFERRED, null, null, reason, until, null, cause);
  }

  /** No catalogue source has the album, so there will be no row that this source could fill. */
  static Outcome withoutTracks(String source, Seed seed) {
    return skipped(source, seed, Cause.NO_TRACKS, "not asked: no track list to ask about");
  }

  /** Of a source that is asked about tracks, where the catalogue gave none. */
  static Outcome withoutTracks(String source, Outcome catalogue) {
    return switch (catalogue.status()) {
      case FOUND, ABSENT, SKIPPED -> withoutTracks(source, catalogue.seed());
      case FAILED, DEFERRED ->
          deferred(
              source,
              catalogue.seed(),
              Cause.AWAITS_TRACKS,
              "not asked: waits for the track list of " + catalogue.source(),
              catalogue.until());
    };
  }

  static Outcome skipped(String source, Seed seed, Cause cause, String reason) {
    return new Outcome(source, seed, Status.SKIPPED, null, null, reason, null, null, cause);
  }
}
