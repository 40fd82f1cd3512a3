package io.tensoe.ingestion.store;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
      "SELECT t.id, t.title, t.artist, t.album, t.release_date, t.duration_ms, t.popularity,"
          + " t.genres, t.moods, t.aoty_score, t.spotify_url, t.explicit, t.track_number,"
          + " t.album_total_tracks, t.disc_number, t.isrc, t.artists, t.release_date_precision,"
          + " t.aoty_user_score, t.aoty_track_score, t.album_key, t.match_confidence,"
          + " t.provenance, t.created_at, t.updated_at"
          + " FROM run_tracks r JOIN tracks t ON t.id = r.track_id"
          + " WHERE r.run_id = ? AND r.track_id >= ?";

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
    try (PreparedStatement query = connection.prepareStatement(STARTS)) {
      query.setString(1, runId);
      query.setInt(2, rows);
      List<String> starts = new ArrayList<>();
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          starts.add(found.getString(1));
        }
      }
      return starts;
    }
  }

  /**
   * Reads the tracks of a range in the order of their ids. A track that was deleted since the run
   * is left out.
   *
   * @param reader makes a value of the row the cursor stands on; asked again if the database went
   *     away in between
   */
  public <T> List<T> read(String runId, Range range, RowReader<T> reader)
      throws InterruptedException {
    String sql = ROWS + (range.end() == null ? "" : " AND r.track_id < ?") + " ORDER BY r.track_id";
    return Persistent.run(
        source,
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, runId);
            query.setString(2, range.start());
            if (range.end() != null) {
              query.setString(3, range.end());
            }
            List<T> values = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                values.add(reader.read(row));
              }
            }
            return values;
          }
        });
  }

  /** Makes a value of one row; columns are named as in the table {@code tracks}. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Track ids next to each other in the order of the database.
   *
   * @param start first id
   * @param end first id that is no longer in the range; null = up to the last
   */
  public record Range(String start, @Nullable String end) implements Serializable {}
}
