package io.tensoe.ingestion.sources;

/** A worker lacks a credential that its source cannot do without; the message says which. */
public final class CredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what to set, and where; never its value
   */
  public CredentialsException(String message) {
    super(message);
  }
}
