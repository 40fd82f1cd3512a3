package io.tensoe.ingestion.runner;

/** A runner or a cluster cannot be used as asked; the message says what to do. */
public final class RunnerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunnerException(String message) {
    super(message);
  }
}
