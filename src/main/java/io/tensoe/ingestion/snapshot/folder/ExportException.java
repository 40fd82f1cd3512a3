package io.tensoe.ingestion.snapshot.folder;

import org.jspecify.annotations.Nullable;

/**
 * Files cannot be written where the user wants them. The message is meant for the person at the
 * terminal: what failed, where, and what to do.
 */
public class ExportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ExportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
