package io.tensoe.ingestion.database.connection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A statement with the values of its parameters:
 *
 * <pre>{@code
 * Query.of("SELECT seed FROM run_albums WHERE run_id = ? AND position < ?", runId, 100)
 *     .list(connection, row -> Json.read(row.getString(1), Seed.class));
 * }</pre>
 *
 * <p>A value is a text, a number, a truth value, bytes, a time ({@link Instant}), several texts (a
 * collection, for a parameter of type {@code text[]}), an {@link Elements} or null.
 */
public final class Query {
  private final String sql;
  private final @Nullable Object[] values;

  private Query(String sql, @Nullable Object[] values) {
    this.sql = sql;
    this.values = values;
  }

  /** A statement with a value for each {@code ?}, in order. */
  public static Query of(String sql, @Nullable Object... values) {
    return new Query(sql, values.clone());
  }

  /** Values of all rows, in their order. */
  public <T> List<T> list(Connection connection, Reader<T> reader) throws SQLException {
    List<T> list = new ArrayList<>();
    each(connection, row -> list.add(reader.read(row)));
    return list;
  }

  /** Value of the first row. Null = there is no row, or it says null. */
  public <T> @Nullable T first(Connection connection, NullableReader<T> reader)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? reader.read(row) : null;
    }
  }

  /** Time in the first column of the first row. Null = there is no row, or it says null. */
  public @Nullable Instant firstTime(Connection connection) throws SQLException {
    try (PreparedStatement statement = prepared(connection);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? time(row, 1) : null;
    }
  }

  /** Value of the only row, of a query that always has one. */
  public <T> T one(Connection connection, Reader<T> reader) throws SQLException {
    try (PreparedStatement statement = prepared(connection);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("no row: " + sql);
      }
      return reader.read(row);
    }
  }

  /** Gives the rows one by one. */
  public void each(Connection connection, Sink sink) throws SQLException {
    try (PreparedStatement statement = prepared(connection);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        sink.take(row);
      }
    }
  }

  /** Changes rows, and says how many. */
  public int update(Connection connection) throws SQLException {
    try (PreparedStatement statement = prepared(connection)) {
      return statement.executeUpdate();
    }
  }

  /**
   * One statement for many rows, sent together.
   *
   * @param values what the parameters are for a row
   */
  public static <T> void each(
      Connection connection, String sql, Collection<T> rows, Function<T, @Nullable Object[]> values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (T row : rows) {
        set(statement, values.apply(row));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private PreparedStatement prepared(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      set(statement, values);
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static void set(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, sent(statement.getConnection(), values[i]));
    }
  }

  private static @Nullable Object sent(Connection connection, @Nullable Object value)
      throws SQLException {
    if (value instanceof Instant time) {
      return time.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof Collection<?> texts) {
      return connection.createArrayOf("text", texts.toArray());
    }
    if (value instanceof Elements elements) {
      return connection.createArrayOf(elements.type(), elements.values());
    }
    return value;
  }

  /** A time in the current row. Null = none. */
  public static @Nullable Instant time(ResultSet row, int column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /**
   * An array of another type than text.
   *
   * @param type of an element, as PostgreSQL names it
   * @param values its elements; null = unknown
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Elements(String type, @Nullable Object[] values) {}

  /** Makes a value of the current row. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Makes a value of the current row. Null = the row says nothing. */
  @FunctionalInterface
  public interface NullableReader<T> {
    @Nullable T read(ResultSet row) throws SQLException;
  }

  /** Takes the current row. */
  @FunctionalInterface
  public interface Sink {
    void take(ResultSet row) throws SQLException;
  }
}
