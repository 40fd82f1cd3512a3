package io.tensoe.ingestion.api;

/**
 * What was asked for cannot be done as things are: an option, the credentials, the input or the
 * database is not usable. The message says what to do and holds no secret.
 */
public final class TensoeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TensoeException(String message, Throwable cause) {
    super(message, cause);
  }
}
