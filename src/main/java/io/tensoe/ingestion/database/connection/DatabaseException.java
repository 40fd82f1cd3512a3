package io.tensoe.ingestion.database.connection;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used. The message is meant for the person at the terminal: what failed,
 * where, and what to do; it never holds a password.
 */
public class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseException(String message) {
    super(message);
  }

  public DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
