package io.tensoe.ingestion.run;

/** A run cannot be made of these settings as things are; the message says what to do. */
public final class RunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunException(String message) {
    super(message);
  }
}
