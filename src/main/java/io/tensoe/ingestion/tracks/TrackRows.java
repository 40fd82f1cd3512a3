package io.tensoe.ingestion.tracks;

import io.tensoe.ingestion.database.connection.CopyRow;
import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Query;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of a run as they are in the database now, in ranges of ids that several readers can
 * share. Safe for use by several threads.
 */
public final class TrackRows {
  private static final String STARTS =
      "SELECT track_id FROM (SELECT track_id, row_number() OVER (ORDER BY track_id) - 1 AS n"
          + " FROM run_tracks WHERE run_id = ?) AS numbered WHERE n % ? = 0 ORDER BY track_id";

  private static final String ROWS =
      "SELECT %s FROM run_tracks r JOIN tracks ON id = r.track_id"
          + " WHERE r.run_id = '%s' AND r.track_id >= '%s'%s ORDER BY r.track_id";

  private final DataSource source;

  public TrackRows(DataSource source) {
    this.source = source;
  }

  /**
   * Cuts the tracks of a run into ranges that follow each other without a gap.
   *
   * @param rows most tracks in a range
   * @return empty if the run has no tracks
   */
  public List<Range> ranges(String runId, int rows) throws InterruptedException {
    List<String> starts = Persistent.run(source, connection -> starts(connection, runId, rows));
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      ranges.add(new Range(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : null));
    }
    return ranges;
  }

  private static List<String> starts(Connection connection, String runId, int rows)
      throws SQLException {
    return Query.of(STARTS, runId, rows).list(connection, row -> row.getString(1));
  }

  /**
   * Reads the tracks of a range in the order of their ids. A track that was deleted since the run
   * is left out.
   *
   * @param columns of {@code tracks}; the row has them in this order
   * @param reader makes a value of the row; asked again if the database went away in between
   */
  public <T> List<T> read(
      String runId, Range range, List<TrackColumn> columns, Function<CopyRow, T> reader)
      throws InterruptedException {
    String sql =
        String.format(
            Locale.ROOT,
            ROWS,
            TrackCopy.expressions(columns, TrackSelection.ALL),
            quoted(runId),
            quoted(range.start()),
            range.end() == null ? "" : " AND r.track_id < '" + quoted(range.end()) + "'");
    return Persistent.run(
        source,
        connection -> {
          List<T> values = new ArrayList<>();
          TrackCopy.each(connection, columns.size(), sql, row -> values.add(reader.apply(row)));
          return values;
        });
  }

  /** COPY takes no parameters. */
  private static String quoted(String text) {
    return text.replace("'", "''");
  }

  /**
   * Track ids next to each other in the order of the database.
   *
   * @param start first id
   * @param end first id that is no longer in the range; null = up to the last
   */
  public record Range(String start, @Nullable String end) implements Serializable {}
}
