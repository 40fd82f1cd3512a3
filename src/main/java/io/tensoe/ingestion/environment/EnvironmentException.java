package io.tensoe.ingestion.environment;

import java.io.IOException;

/** A variable names a file that cannot be read; the message says which, never what is in it. */
public final class EnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EnvironmentException(String message, IOException cause) {
    super(message, cause);
  }
}
