package io.tensoe.ingestion.sources;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source gave no usable answer. The message says what was asked and what came back, without
 * secrets.
 */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What to do about it. */
  public enum Kind {
    /** 5xx, time-out, reset: worth another try. */
    UNAVAILABLE,
    /** A truncated, foreign or new body: worth another try, then our bug. */
    UNREADABLE,
    /** Too fast: pause everybody for {@link SourceException#retryAfter()}, then try again. */
    THROTTLED,
    /** Quota used up: the source is closed for {@link SourceException#retryAfter()}. */
    QUOTA,
    /** The token has expired: renew it and ask again; thrown on at once, closes nothing. */
    EXPIRED,
    /** Credentials, key or subscription refused: the source is closed, a person must act. */
    CREDENTIALS,
    /** A bot challenge: the source is closed for this run, never circumvented. */
    CHALLENGED,
    /** Must not be asked: robots.txt forbids it. */
    FORBIDDEN,
    /** This one question was refused, e.g. a malformed id; no other question is affected. */
    REFUSED,
    /**
     * The source is closed or out of budget until {@link SourceException#retryAfter()}: nothing was
     * asked.
     */
    CLOSED
  }

  private final Kind kind;
  private final @Nullable Duration retryAfter;

  private transient @Nullable Instant until;

  public SourceException(Kind kind, String message) {
    this(kind, message, null, null);
  }

  public SourceException(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, null, cause);
  }

  /**
   * @param retryAfter how long to leave the source alone; null = it did not say
   */
  public SourceException(
      Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /**
   * The source is closed or out of budget, or nothing may be sent at all: nothing was asked.
   *
   * @param until when it opens again; null = not by itself
   */
  public static SourceException closed(String message, @Nullable Instant until) {
    SourceException closed = new SourceException(Kind.CLOSED, message);
    closed.until = until;
    return closed;
  }

  /** What was asked and what came back, without secrets. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  public Kind kind() {
    return kind;
  }

  /** How long to leave the source alone; null = it did not say. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** When a closed source opens again; null = not by itself, and for every other kind. */
  public @Nullable Instant until() {
    return until;
  }
}
