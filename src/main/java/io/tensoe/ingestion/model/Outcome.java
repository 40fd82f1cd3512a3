package io.tensoe.ingestion.model;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one album at one source. Every source in play gives exactly one per album and run.
 *
 * @param source name of the source
 * @param seed the album
 * @param status what happened
 * @param album what the source said; non-null exactly when {@code status} is {@link Status#FOUND}
 * @param failure what to do about it; non-null exactly when {@code status} is {@link Status#FAILED}
 * @param reason one sentence for people, free of secrets; null only when found
 * @param until deferred: not before this time; null = as soon as asked again
 * @param confidence 0 to 1: how sure the match is; null when nothing was found
 * @param cause why, for programs: always given when skipped or deferred; when absent, {@link
 *     Cause#AMBIGUOUS} or null = the source has none; null otherwise
 */
public record Outcome(
    String source,
    Seed seed,
    Status status,
    @Nullable SourceAlbum album,
    @Nullable FailureKind failure,
    @Nullable String reason,
    @Nullable Instant until,
    @Nullable Double confidence,
    @Nullable Cause cause)
    implements Serializable {

  /** An outcome without a cause. */
  public Outcome(
      String source,
      Seed seed,
      Status status,
      @Nullable SourceAlbum album,
      @Nullable FailureKind failure,
      @Nullable String reason,
      @Nullable Instant until,
      @Nullable Double confidence) {
    this(source, seed, status, album, failure, reason, until, confidence, null);
  }

  /** The five ends of a look-up. */
  public enum Status {
    /** The source has it. */
    FOUND,
    /** The source answered that it has none. */
    ABSENT,
    /** Tries used up, or refused. */
    FAILED,
    /** Not asked: budget used up or source closed for a time. */
    DEFERRED,
    /** Cannot be asked: no credentials, robots, challenge, nothing to ask about. */
    SKIPPED
  }
}
