package io.tensoe.ingestion.database.connection;

import java.sql.SQLException;

/** Words of the server inside our own. */
public final class Sentences {
  private Sentences() {}

  /**
   * What the server or the driver said, as one sentence with its end. A pool says only that it had
   * to wait; the reason is below it.
   */
  public static String of(SQLException failure) {
    SQLException said = failure;
    while (said.getCause() instanceof SQLException deeper) {
      said = deeper;
    }
    String text = String.valueOf(said.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    return text.matches("(?s).*[.!?。]") ? text : text + ".";
  }
}
