package io.tensoe.ingestion.tracks;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What must be known of a selection before its rows are read; all on one connection. */
public final class TrackFacts {
  private static final int FETCH = 10_000;

  private final Connection connection;

  public TrackFacts(Connection connection) {
    this.connection = connection;
  }

  /** Pages of the table; 0 if it is none of its own (a view, a partitioned table). */
  public long pages() throws SQLException {
    return number("SELECT pg_relation_size('tracks') / current_setting('block_size')::bigint");
  }

  /** Tracks of the selection. */
  public long count(TrackSelection selection) throws SQLException {
    return number("SELECT count(*) FROM tracks WHERE " + selection.condition());
  }

  /**
   * Narrows a selection to some of its tracks, in the order of their ids.
   *
   * @param offset how many are left out first
   * @param limit most tracks; null = all others
   * @return null = no track is left
   */
  public @Nullable TrackSelection slice(TrackSelection all, long offset, @Nullable Long limit)
      throws SQLException {
    @Nullable String first = offset == 0 ? null : idAt(all, offset);
    if ((offset > 0 && first == null) || (limit != null && limit == 0)) {
      return null;
    }
    return all.between(first, limit == null ? null : idAt(all, Math.addExact(offset, limit)));
  }

  private @Nullable String idAt(TrackSelection selection, long index) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                String.format(
                    Locale.ROOT,
                    "SELECT id FROM tracks WHERE %s ORDER BY id OFFSET %d LIMIT 1",
                    selection.condition(),
                    index))) {
      return row.next() ? row.getString(1) : null;
    }
  }

  /** How many tracks each list of credited artists has. */
  public Map<List<String>, Long> credits(TrackSelection selection) throws SQLException {
    Map<List<String>, Long> credits = new LinkedHashMap<>();
    TrackCopy.each(
        connection,
        3,
        String.format(
            Locale.ROOT,
            "SELECT artist::text, artists::text[], count(*) FROM tracks WHERE %s GROUP BY 1, 2",
            selection.condition()),
        row -> {
          List<String> names = new ArrayList<>(List.of(utf8(row.text(0))));
          if (!row.isNull(1)) {
            for (byte @Nullable [] name : row.texts(1)) {
              if (name != null) {
                names.add(utf8(name));
              }
            }
          }
          credits.merge(names, row.bigInteger(2), Long::sum);
        });
    return credits;
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** How many tracks each date of release has; those without one are left out. */
  public SortedMap<LocalDate, Long> dates(TrackSelection selection) throws SQLException {
    SortedMap<LocalDate, Long> dates = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet row =
          statement.executeQuery(
              String.format(
                  Locale.ROOT,
                  "SELECT d, count(*) FROM (SELECT (%s)::date AS d FROM tracks WHERE %s) AS dated"
                      + " WHERE d IS NOT NULL GROUP BY 1",
                  selection.expression("release_date"),
                  selection.condition()))) {
        while (row.next()) {
          dates.put(row.getObject(1, LocalDate.class), row.getLong(2));
        }
      }
    }
    return dates;
  }

  /**
   * What a selection leaves out; its bounds of ids are not looked at.
   *
   * @return tracks in the table
   */
  public Loss loss(TrackSelection selection) throws SQLException {
    List<String> counts = new ArrayList<>(List.of("count(*)"));
    counts.add(
        String.format(Locale.ROOT, "count(*) FILTER (WHERE NOT (%s))", selection.isIdentified()));
    List<String> masked = TrackSelection.SOURCED.stream().filter(selection::isMasked).toList();
    for (String column : masked) {
      counts.add(
          String.format(
              Locale.ROOT,
              "count(*) FILTER (WHERE %s AND %s IS NOT NULL AND NOT %s)",
              selection.isIdentified(),
              column,
              selection.isKept(column)));
    }
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT " + String.join(", ", counts) + " FROM tracks")) {
      row.next();
      Map<String, Long> values = new LinkedHashMap<>();
      for (int i = 0; i < masked.size(); i++) {
        values.put(masked.get(i), row.getLong(i + 3));
      }
      return new Loss(row.getLong(1), row.getLong(2), values);
    }
  }

  /**
   * What is left out for its sources.
   *
   * @param tracks in the table
   * @param dropped of these, tracks that lose title or artist and so are left out whole
   * @param values values left out of the other tracks, by column
   */
  public record Loss(long tracks, long dropped, Map<String, Long> values) {}

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
