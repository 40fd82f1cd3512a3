package io.tensoe.ingestion.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Connections for JdbcIO that outlive a database restart. JdbcIO keeps one connection for the life
 * of a worker and never opens another; here a connection is only a promise, and every batch runs on
 * a pooled one of its own, in its own transaction, tried again while the database is away ({@link
 * Persistent}). Only what JdbcIO's writer uses is supported: statements with text parameters,
 * batches, commit.
 */
public final class SteadyDataSource implements DataSource {
  private final DataSource pool;

  public SteadyDataSource(DataSource pool) {
    this.pool = pool;
  }

  @Override
  public Connection getConnection() {
    return (Connection)
        Proxy.newProxyInstance(
            SteadyDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "prepareStatement" -> statement(String.valueOf(arguments[0]));
                  case "commit", "rollback", "setAutoCommit", "close" -> null;
                  case "isClosed", "getAutoCommit" -> false;
                  case "isValid" -> true;
                  case "toString" -> "steady connection";
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> onPool(method, arguments);
                });
  }

  private Object onPool(java.lang.reflect.Method method, Object[] arguments) throws Throwable {
    try (Connection connection = pool.getConnection()) {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private PreparedStatement statement(String sql) {
    Batch batch = new Batch(sql);
    return (PreparedStatement)
        Proxy.newProxyInstance(
            SteadyDataSource.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "setString" -> batch.set((int) arguments[0], (String) arguments[1]);
                  case "clearParameters" -> batch.clear();
                  case "addBatch" -> batch.add();
                  case "executeBatch" -> batch.execute(pool);
                  case "close", "clearBatch" -> null;
                  case "isClosed" -> false;
                  case "toString" -> "steady statement";
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> throw new SQLFeatureNotSupportedException(method.getName());
                });
  }

  /** Parameter rows of one statement until they are executed. */
  private static final class Batch {
    private final String sql;
    private final List<String[]> rows = new ArrayList<>();
    private String[] next = new String[0];

    Batch(String sql) {
      this.sql = sql;
    }

    Void set(int index, String value) {
      if (index > next.length) {
        next = java.util.Arrays.copyOf(next, index);
      }
      next[index - 1] = value;
      return null;
    }

    Void clear() {
      next = new String[0];
      return null;
    }

    Void add() {
      rows.add(next.clone());
      return null;
    }

    int[] execute(DataSource pool) throws SQLException {
      try {
        Persistent.run(pool, this::executeOn);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLException("interrupted while writing", e);
      }
      int[] counts = new int[rows.size()];
      rows.clear();
      return counts;
    }

    private Boolean executeOn(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (String[] row : rows) {
          for (int i = 0; i < row.length; i++) {
            statement.setString(i + 1, row[i]);
          }
          statement.execute();
        }
        connection.commit();
        return true;
      } catch (SQLException e) {
        Transactions.rollBack(connection, e);
        throw e;
      } finally {
        Transactions.end(connection);
      }
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the pool knows its user");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return pool.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("not a wrapper of " + type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
