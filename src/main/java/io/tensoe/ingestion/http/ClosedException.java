package io.tensoe.ingestion.http;

import java.time.Instant;

/**
 * The source is closed or out of budget: nothing was sent, and nothing will be before {@link
 * #until()}.
 */
public final class ClosedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Instant until;

  /**
   * @param reason one sentence for people, free of secrets
   */
  public ClosedException(String reason, Instant until) {
    super(reason);
    this.until = until;
  }

  /** Why, for people. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** When asking makes sense again. */
  public Instant until() {
    return until;
  }
}
