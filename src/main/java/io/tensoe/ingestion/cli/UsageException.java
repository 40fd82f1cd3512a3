package io.tensoe.ingestion.cli;

/** Wrong usage or configuration: exit 2, the message says what to do. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
