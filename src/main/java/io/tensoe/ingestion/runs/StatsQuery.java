package io.tensoe.ingestion.runs;

import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.model.AlbumStatus;
import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.tracks.SandboxRows;
import io.tensoe.ingestion.tracks.TrackColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Counts what the database holds, all at one moment. Coverage takes one scan of {@code tracks}.
 *
 * <p>Dead letters are those that still mean something: for every album that is not final the newest
 * letter of each source that has not answered since, and the bad rows of all inputs, each once.
 *
 * <p>Safe for use by several threads.
 */
public final class StatsQuery {
  private static final String LETTERS =
      """
      SELECT source, kind, count(*) FROM (
        SELECT * FROM (
          SELECT DISTINCT ON (d.album_key, d.source) d.source, d.kind
            FROM dead_letters d JOIN albums a USING (album_key)
            WHERE a.status NOT IN ('complete', 'absent')
              AND coalesce(a.outcomes -> d.source ->> 'outcome', '') NOT IN ('found', 'absent')
            ORDER BY d.album_key, d.source, d.run_id DESC) AS of_albums
        UNION ALL
        SELECT source, kind FROM (
          SELECT DISTINCT file, line, seed, source, kind FROM dead_letters
            WHERE album_key IS NULL) AS of_rows) AS letters
      GROUP BY 1, 2 ORDER BY 1, 2
      """;

  private final DataSource source;

  public StatsQuery(DataSource source) {
    this.source = source;
  }

  /**
   * Counts.
   *
   * @throws IllegalStateException if the database cannot answer
   */
  public Stats read() {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return read(connection);
      } finally {
        connection.rollback();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("database: " + e.getMessage(), e);
    }
  }

  private static Stats read(Connection connection) throws SQLException {
    Map<String, Stats.Coverage> fields = new LinkedHashMap<>();
    long tracks = coverage(connection, fields);
    return new Stats(
        tracks,
        SandboxRows.found(connection).orElse(false),
        number(connection, "SELECT count(*) FROM (SELECT DISTINCT artist FROM tracks) AS artists"),
        albums(connection),
        fields,
        sources(
            connection,
            "SELECT o.key, coalesce(o.value ->> 'outcome', 'unknown'), count(*)"
                + " FROM albums, jsonb_each(outcomes) AS o GROUP BY 1, 2 ORDER BY 1, 2"),
        deadLetters(connection),
        LastRun.read(connection));
  }

  /** Fills in the coverage of every column; gives the number of rows. */
  private static long coverage(Connection connection, Map<String, Stats.Coverage> fields)
      throws SQLException {
    List<String> counts = new ArrayList<>(List.of("count(*)"));
    for (TrackColumn column : TrackColumn.ALL) {
      counts.add(String.format(Locale.ROOT, "count(%s)", column.name()));
      boolean isList = column.kind() == TrackColumn.Kind.TEXTS;
      counts.add(
          isList
              ? String.format(Locale.ROOT, "count(*) FILTER (WHERE %s = '{}')", column.name())
              : "0");
    }
    try (PreparedStatement query =
            connection.prepareStatement("SELECT " + String.join(", ", counts) + " FROM tracks");
        ResultSet row = query.executeQuery()) {
      row.next();
      long rows = row.getLong(1);
      int index = 2;
      for (TrackColumn column : TrackColumn.ALL) {
        long known = row.getLong(index++);
        long empty = row.getLong(index++);
        boolean isList = column.kind() == TrackColumn.Kind.TEXTS;
        fields.put(
            column.name(), new Stats.Coverage(known, percent(known, rows), isList ? empty : null));
      }
      return rows;
    }
  }

  /** Rounded down: 100 is said only when nothing is missing. */
  static double percent(long part, long whole) {
    return whole == 0 ? 0 : Math.floor(part * 10_000.0 / whole) / 100;
  }

  private static Map<String, Long> albums(Connection connection) throws SQLException {
    Map<String, Long> albums = new LinkedHashMap<>(Map.of("total", 0L));
    albums.putAll(zeros(AlbumStatus.values()));
    Query.of("SELECT status, count(*) FROM albums GROUP BY 1")
        .each(
            connection,
            row -> {
              albums.merge(row.getString(1), row.getLong(2), Long::sum);
              albums.merge("total", row.getLong(2), Long::sum);
            });
    return albums;
  }

  private static Stats.DeadLetters deadLetters(Connection connection) throws SQLException {
    Map<String, Map<String, Long>> sources = grouped(connection, LETTERS);
    Map<String, Long> kinds = zeros(FailureKind.values());
    sources.values().forEach(each -> each.forEach((kind, n) -> kinds.merge(kind, n, Long::sum)));
    return new Stats.DeadLetters(
        kinds.values().stream().mapToLong(Long::longValue).sum(),
        kinds,
        sources,
        number(
            connection,
            "SELECT count(*) FROM dead_letters WHERE run_id = (SELECT max(run_id) FROM runs)"));
  }

  private static Map<String, Map<String, Long>> sources(Connection connection, String sql)
      throws SQLException {
    Map<String, Map<String, Long>> sources = new LinkedHashMap<>();
    grouped(connection, sql)
        .forEach(
            (name, counts) -> {
              Map<String, Long> outcomes = zeros(Outcome.Status.values());
              outcomes.putAll(counts);
              sources.put(name, outcomes);
            });
    return sources;
  }

  private static Map<String, Long> zeros(Enum<?>[] names) {
    Map<String, Long> zeros = new LinkedHashMap<>();
    for (Enum<?> name : names) {
      zeros.put(name.name().toLowerCase(Locale.ROOT), 0L);
    }
    return zeros;
  }

  private static Map<String, Map<String, Long>> grouped(Connection connection, String sql)
      throws SQLException {
    Map<String, Map<String, Long>> groups = new LinkedHashMap<>();
    Query.of(sql)
        .each(
            connection,
            row ->
                groups
                    .computeIfAbsent(row.getString(1), name -> new LinkedHashMap<>())
                    .put(row.getString(2), row.getLong(3)));
    return groups;
  }

  private static long number(Connection connection, String sql) throws SQLException {
    return Query.of(sql).one(connection, row -> row.getLong(1));
  }
}
