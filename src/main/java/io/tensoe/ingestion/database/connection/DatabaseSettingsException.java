package io.tensoe.ingestion.database.connection;

/** The database options or variables are wrong or contradict each other: exit code 2. */
public final class DatabaseSettingsException extends DatabaseException {
  private static final long serialVersionUID = 1L;

  public DatabaseSettingsException(String message) {
    super(message);
  }
}
