package io.tensoe.ingestion.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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
  private static final String FEATURED =
      "(cardinality(artists) > 1 AND EXISTS (SELECT FROM unnest(artists) AS a WHERE %s))";
  private static final Condition IS_ARTIST =
      new Condition(
          "(lower(artist) = lower(?) OR " + FEATURED.formatted("lower(a) = lower(?)") + ")");
  private static final Condition HAS_ARTIST =
      new Condition("(artist ILIKE ? OR " + FEATURED.formatted("a ILIKE ?") + ")");
  private static final Condition IS_ALBUM = new Condition("lower(album) = lower(?)");
  private static final Condition HAS_ALBUM = new Condition("album ILIKE ?");

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
                "SELECT %s FROM tracks WHERE %s ORDER BY tracks.id LIMIT ? OFFSET ?"
                    .formatted(columns, selection.condition()))) {
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

  /** How many tracks there are. */
  public long count() {
    try (Connection connection = source.getConnection();
        PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM tracks");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("database: " + e.getMessage(), e);
    }
  }

  private static void stream(Connection connection, TrackFilter filter, Sink sink)
      throws SQLException, IOException {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    addName(connection, filter.artist(), IS_ARTIST, HAS_ARTIST, conditions, values);
    addName(connection, filter.album(), IS_ALBUM, HAS_ALBUM, conditions, values);
    boolean isNamed = !conditions.isEmpty();
    addWords(connection, "genres", filter.genres(), conditions, values);
    addWords(connection, "moods", filter.moods(), conditions, values);
    if (filter.minScore() != null) {
      conditions.add("aoty_score >= ?::real");
      values.add(filter.minScore());
    }
    values.add(filter.limit());
    values.add(filter.offset());
    try (PreparedStatement query = connection.prepareStatement(sql(conditions, isNamed))) {
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

  private static String sql(List<String> conditions, boolean isNamed) {
    // The planner cannot guess how rare a name is and would walk the whole index in order,
    // hoping for matches; an expression that is not indexed makes it look for them first.
    String artist = isNamed ? "lower(artist) || ''" : "lower(artist)";
    return "SELECT "
        + TrackColumn.ALL.stream().map(TrackColumn::name).collect(Collectors.joining(", "))
        + " FROM tracks"
        + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
        + " ORDER BY "
        + artist
        + ", lower(album), disc_number, track_number, id LIMIT ? OFFSET ?";
  }

  private static void addName(
      Connection connection,
      @Nullable String name,
      Condition whole,
      Condition part,
      List<String> conditions,
      List<Object> values)
      throws SQLException {
    if (name == null) {
      return;
    }
    boolean isWhole = exists(connection, whole, name);
    Condition chosen = isWhole ? whole : part;
    conditions.add(chosen.sql());
    for (int i = 0; i < chosen.parameters(); i++) {
      values.add(isWhole ? name : "%" + name.replaceAll("([\\\\%_])", "\\\\$1") + "%");
    }
  }

  private static boolean exists(Connection connection, Condition whole, String name)
      throws SQLException {
    if (whole.equals(IS_ARTIST) && found(connection, "lower(artist) = lower(?)", 1, name)) {
      return true; // by the index; who is only featured takes a look at every row
    }
    return found(connection, whole.sql(), whole.parameters(), name);
  }

  private static boolean found(Connection connection, String condition, int parameters, String name)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM tracks WHERE " + condition + " LIMIT 1")) {
      for (int i = 1; i <= parameters; i++) {
        query.setString(i, name);
      }
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
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

  /** A condition on one name, which is bound wherever it has a question mark. */
  private record Condition(String sql) {
    int parameters() {
      return (int) sql.chars().filter(c -> c == '?').count();
    }
  }
}
