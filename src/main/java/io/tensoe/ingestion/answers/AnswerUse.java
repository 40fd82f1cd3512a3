package io.tensoe.ingestion.answers;

import io.tensoe.ingestion.database.connection.Query;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What is stored of a source's answers.
 *
 * @param answers how many
 * @param bytes how much they take
 */
public record AnswerUse(long answers, long bytes) {
  /** Nothing was ever answered. */
  public static final AnswerUse NONE = new AnswerUse(0, 0);

  /**
   * Asks the database.
   *
   * @param identity name and base address of the source
   * @throws IllegalStateException if the database does not answer
   */
  public static AnswerUse of(DataSource database, String identity) {
    try (Connection connection = database.getConnection()) {
      return Query.of(
              "SELECT count(*), coalesce(sum("
                  + AnswerTable.SIZE
                  + "), 0)::bigint FROM answers WHERE source_id = ?",
              identity)
          .one(connection, row -> new AnswerUse(row.getLong(1), row.getLong(2)));
    } catch (SQLException e) {
      throw new IllegalStateException("database: " + e.getMessage(), e);
    }
  }
}
