package io.tensoe.ingestion.options.arguments;

/** Wrong usage or configuration: exit 2, the message says what to do. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
