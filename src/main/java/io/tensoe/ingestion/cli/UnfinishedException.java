package io.tensoe.ingestion.cli;

/** Nothing is wrong with the command, but a service did not let it finish: exit 3, run it again. */
final class UnfinishedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfinishedException(String message, Throwable cause) {
    super(message, cause);
  }
}
