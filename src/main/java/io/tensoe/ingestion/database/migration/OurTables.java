package io.tensoe.ingestion.database.migration;

import io.tensoe.ingestion.database.connection.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What our role may do with the tables of this program. A table that is not there is no hindrance.
 */
final class OurTables {
  /** What a run changes; whoever made them may. */
  private static final List<String> NAMES =
      List.of(
          "tracks",
          "albums",
          "runs",
          "run_albums",
          "run_tracks",
          "run_sources",
          "dead_letters",
          "source_state",
          "calls",
          "answers");

  private OurTables() {}

  /**
   * Those that the role may not change.
   *
   * @return names, separated by commas; empty = none
   */
  static String closed(Connection connection) throws SQLException {
    String sql =
        """
        SELECT coalesce(string_agg(t, ', ' ORDER BY n), '') FROM unnest(?) WITH ORDINALITY AS u(t, n)
          WHERE to_regclass(t) IS NOT NULL AND NOT (has_table_privilege(t, 'SELECT')
            AND has_table_privilege(t, 'INSERT') AND has_table_privilege(t, 'UPDATE')
            AND has_table_privilege(t, 'DELETE'))
        """;
    return text(connection, sql);
  }

  /**
   * Our tables that the role may not even read.
   *
   * @return names, separated by commas; empty = none
   */
  static String unreadable(Connection connection) throws SQLException {
    String sql =
        """
        SELECT coalesce(string_agg(t, ', ' ORDER BY n), '') FROM unnest(?) WITH ORDINALITY AS u(t, n)
          WHERE to_regclass(t) IS NOT NULL AND NOT has_table_privilege(t, 'SELECT')
        """;
    return text(connection, sql);
  }

  private static String text(Connection connection, String sql) throws SQLException {
    return Query.of(sql, NAMES).one(connection, row -> row.getString(1));
  }
}
