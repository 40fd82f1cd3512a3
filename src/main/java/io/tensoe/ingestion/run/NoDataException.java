package io.tensoe.ingestion.run;

/** What was to be read or gone on with is not there; the message says where it was looked for. */
public final class NoDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoDataException(String message) {
    super(message);
  }
}
