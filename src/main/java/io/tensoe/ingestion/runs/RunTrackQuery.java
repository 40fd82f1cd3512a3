package io.tensoe.ingestion.runs;

import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.tracks.AlbumUpsert;
import io.tensoe.ingestion.tracks.TrackColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts the tracks of one run. Each part takes one scan of the tracks that the run wrote. */
final class RunTrackQuery {
  private static final String ROWS =
      " FROM run_tracks r JOIN tracks t ON t.id = r.track_id WHERE r.run_id = ?";

  /** Many rows have the same provenance, and it is long: it is taken apart once for all of them. */
  private static final String GIVEN_BY =
      "SELECT p.key, p.value, sum(n) FROM (SELECT t.provenance AS said, count(*) AS n"
          + ROWS
          + " GROUP BY 1) AS rows, jsonb_each_text(said) AS p GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2";

  private static final List<String> SCALES = List.of("aoty_score", "aoty_user_score", "popularity");

  private static final String WORDS =
      "SELECT word, sum(n), count(*) OVER () FROM (SELECT t.%1$s AS words, count(*) AS n"
          + ROWS
          + " GROUP BY 1) AS rows, unnest(words) AS word GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %2$d";

  private static final int MOST_WORDS = 24;

  private RunTrackQuery() {}

  static RunTracks read(Connection connection, String runId) throws SQLException {
    Map<String, Long> changes = new LinkedHashMap<>();
    each(
        connection,
        "SELECT change, count(*) FROM run_tracks WHERE run_id = ? GROUP BY 1",
        runId,
        row -> changes.put(row.getString(1), row.getLong(2)));
    Map<String, Long> known = new LinkedHashMap<>();
    Map<String, Long> none = new LinkedHashMap<>();
    Map<String, long[]> scores = new LinkedHashMap<>();
    long[] rows = coverage(connection, runId, known, none, scores);
    Map<String, Map<String, Long>> givenBy = new LinkedHashMap<>();
    each(
        connection,
        GIVEN_BY,
        runId,
        row ->
            givenBy
                .computeIfAbsent(row.getString(1), column -> new LinkedHashMap<>())
                .put(row.getString(2), row.getLong(3)));
    givenBy.remove(AlbumUpsert.ANSWERED);
    return new RunTracks(
        changes,
        rows[0],
        rows[1],
        known,
        none,
        givenBy,
        scores,
        words(connection, "genres", runId),
        words(connection, "moods", runId));
  }

  /**
   * Fills in what is known and the bands of the scores, for the price of one scan: rows are counted
   * by their bands, and those groups are added up here.
   *
   * @return the number of rows, and of those that a later run changed
   */
  private static long[] coverage(
      Connection connection,
      String runId,
      Map<String, Long> known,
      Map<String, Long> none,
      Map<String, long[]> scores)
      throws SQLException {
    SCALES.forEach(scale -> scores.put(scale, new long[RunTracks.BANDS]));
    long[] rows = new long[2];
    each(
        connection,
        coverageSql(),
        runId,
        row -> {
          int index = 1;
          long count = row.getLong(index++);
          rows[0] += count;
          rows[1] += row.getLong(index++);
          for (long[] bands : scores.values()) {
            int band = row.getInt(index++);
            if (!row.wasNull()) {
              bands[band] += count;
            }
          }
          for (TrackColumn column : TrackColumn.ALL) {
            known.merge(column.name(), row.getLong(index++), Long::sum);
            if (isList(column)) {
              none.merge(column.name(), row.getLong(index++), Long::sum);
            }
          }
        });
    return rows;
  }

  private static String coverageSql() {
    List<String> counts =
        new ArrayList<>(List.of("count(*)", "count(*) FILTER (WHERE t.run_id > r.run_id)"));
    for (String scale : SCALES) {
      counts.add(
          String.format(
              Locale.ROOT,
              "CASE WHEN t.%1$s BETWEEN 0 AND 100 THEN least(floor(t.%1$s / %2$d), %3$d)::integer"
                  + " END",
              scale,
              100 / RunTracks.BANDS,
              RunTracks.BANDS - 1));
    }
    for (TrackColumn column : TrackColumn.ALL) {
      counts.add(String.format(Locale.ROOT, "count(t.%s)", column.name()));
      if (isList(column)) {
        counts.add(
            String.format(Locale.ROOT, "count(*) FILTER (WHERE t.%s = '{}')", column.name()));
      }
    }
    return "SELECT " + String.join(", ", counts) + ROWS + " GROUP BY 3, 4, 5";
  }

  private static boolean isList(TrackColumn column) {
    return column.kind() == TrackColumn.Kind.TEXTS;
  }

  private static RunTracks.Words words(Connection connection, String column, String runId)
      throws SQLException {
    long[] distinct = {0};
    List<RunTracks.Count> most = new ArrayList<>();
    each(
        connection,
        String.format(Locale.ROOT, WORDS, column, MOST_WORDS),
        runId,
        row -> {
          most.add(new RunTracks.Count(row.getString(1), row.getLong(2)));
          distinct[0] = row.getLong(3);
        });
    return new RunTracks.Words(distinct[0], most);
  }

  private static void each(Connection connection, String sql, String runId, Query.Sink sink)
      throws SQLException {
    Query.of(sql, runId).each(connection, sink);
  }
}
