package io.tensoe.ingestion.tracks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Reads tracks, in the order of artist, album, disc, number and id, without regard to case.
 *
 * <p>Names of artists and albums mean the whole name, without regard to case; only if no track has
 * it, the names that contain it: {@code Air} is not {@code Fairport Convention}, {@code beatles} is
 * {@code The Beatles}. An artist is found wherever it is credited.
 *
 * <p>Rows are streamed: any number takes the same memory. Safe for use by several threads.
 */
public final class TrackQuery {
  private static final int FETCH = 1_000;
  private final DataSource source;

  public TrackQuery(DataSource source) {
    this.source = source;
  }

  /** Takes rows as they come. */
  @FunctionalInterface
  public interface Sink {
    /**
     * @return whether more are wanted
     */
    boolean take(TrackRow row) throws IOException;
  }

  /**
   * Reads the tracks that match.
   *
   * @throws IOException from the sink
   * @throws IllegalStateException if the database cannot answer
   */
  public void each(TrackFilter filter, Sink sink) throws IOException {
    try (Connection connection = source.getConnection()) {
      // The driver fetches in portions only within a transaction.
      connection.setAutoCommit(false);
      try {
        stream(connection, filter, sink);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("database: " + e.getMessage(), e);
    }
  }

  /** All tracks that match, at once. */
  public List<TrackRow> list(TrackFilter filter) {
    List<TrackRow> rows = new ArrayList<>();
    try {
      each(filter, rows::add);
    } catch (IOException e) {
      throw new IllegalStateException("a list takes every row", e);
    }
    return rows;
  }

  /** Whether there is no track at all. */
  public boolean isEmpty() {
    return number("SELECT count(*) FROM (SELECT FROM tracks LIMIT 1) AS few") == 0;
  }

  /**
   * A page of tracks in the order of their ids, which stays the same while no track is added.
   *
   * @param limit most tracks, from 0
   * @param offset how many are left out first, from 0
   * @throws IllegalStateException if the database cannot answer
   */
  public List<TrackRow> page(TrackSelection selection, int limit, long offset) {
    String columns =
        TrackColumn.ALL.stream()
            .map(column -> selection.expression(column.name()) + " AS " + column.name())
            .collect(Collectors.joining(", "));
    try (Connection connection = source.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                String.format(
                    Locale.ROOT,
                    "SELECT %s FROM tracks WHERE %s ORDER BY tracks.id LIMIT ? OFFSET ?",
                    columns,
                    selection.condition()))) {
      query.setInt(1, limit);
      query.setLong(2, offset);
      List<TrackRow> rows = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(TrackRow.of(row));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("database: " + e.getMessage(), e);
    }
  }

  /** How many tracks there are; takes a look at every row. */
  public long count() {
    return number("SELECT count(*) FROM tracks");
  }

  private long number(String sql) {
    try (Connection connection = source.getConnection();
        PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("database: " + e.getMessage(), e);
    }
  }

  private static void stream(Connection connection, TrackFilter filter, Sink sink)
      throws SQLException, IOException {
    NameSearch names = new NameSearch(connection);
    names.artist(filter.artist());
    names.album(filter.album());
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>(names.values());
    addWords(connection, "genres", filter.genres(), conditions, values);
    addWords(connection, "moods", filter.moods(), conditions, values);
    if (filter.minScore() != null) {
      conditions.add("aoty_score >= ?::real");
      values.add(filter.minScore());
    }
    values.add(filter.limit());
    values.add(filter.offset());
    try (PreparedStatement query = connection.prepareStatement(sql(names, conditions))) {
      query.setFetchSize(FETCH);
      bind(query, values);
      try (ResultSet row = query.executeQuery()) {
        boolean isMoreWanted = true;
        while (isMoreWanted && row.next()) {
          isMoreWanted = sink.take(TrackRow.of(row));
        }
      }
    }
  }

  private static String sql(NameSearch names, List<String> conditions) {
    String columns =
        TrackColumn.ALL.stream().map(TrackColumn::name).collect(Collectors.joining(", "));
    // Otherwise the planner would walk the index in order, hoping to meet one of the few.
    String named =
        names.areFew()
            ? "WITH named AS MATERIALIZED (SELECT * FROM tracks%s) SELECT %s FROM named%s"
            : "SELECT %2$s FROM tracks%4$s";
    return String.format(
            Locale.ROOT,
            named,
            where(names.conditions()),
            columns,
            where(conditions),
            where(Stream.concat(names.conditions().stream(), conditions.stream()).toList()))
        + " ORDER BY lower(artist), lower(album), disc_number, track_number, id LIMIT ? OFFSET ?";
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  private static void addWords(
      Connection connection,
      String column,
      Set<String> words,
      List<String> conditions,
      List<Object> values)
      throws SQLException {
    if (!words.isEmpty()) {
      conditions.add(column + " && ?");
      values.add(connection.createArrayOf("text", words.toArray()));
    }
  }

  private static void bind(PreparedStatement query, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      query.setObject(i + 1, values.get(i));
    }
  }
}
