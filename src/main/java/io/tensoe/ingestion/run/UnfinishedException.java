package io.tensoe.ingestion.run;

/** Nothing is wrong with the command, but a service did not let it finish: exit 3, run it again. */
public final class UnfinishedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnfinishedException(String message, Throwable cause) {
    super(message, cause);
  }
}
