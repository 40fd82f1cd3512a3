package io.tensoe.ingestion.database.connection;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections for JdbcIO that outlive a database restart. JdbcIO keeps one connection for the life
 * of a worker and never opens another; here a connection is only a promise, and every batch is
 * handed to whoever writes it on a pooled one, in transactions of its own. Only what JdbcIO's
 * writer uses is supported: a statement with one parameter, the batch.
 */
public final class SteadyDataSource implements DataSource {
  private final DataSource pool;
  private final Writing writing;

  /**
   * @param writing takes every batch
   */
  public SteadyDataSource(DataSource pool, Writing writing) {
    this.pool = pool;
    this.writing = writing;
  }

  @Override
  public Connection getConnection() {
    return (Connection)
        Proxy.newProxyInstance(
            SteadyDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "prepareStatement" -> statement();
                  case "commit", "rollback", "setAutoCommit", "close" -> null;
                  case "isClosed", "getAutoCommit" -> false;
                  case "isValid" -> true;
                  case "toString" -> "steady connection";
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  case "getMetaData" -> metadata();
                  default -> onPool(false, method, arguments);
                });
  }

  /**
   * Asks a pooled connection, or its metadata, for a plain value. What would use the connection
   * later (a statement, an array, a result) is refused, because by then the pool may have given it
   * to another thread.
   */
  private @Nullable Object onPool(
      boolean isOfMetadata, Method method, Object @Nullable [] arguments) throws Throwable {
    Class<?> type = method.getReturnType();
    if (!type.isPrimitive() && type != String.class) {
      throw new SQLFeatureNotSupportedException(method.getName());
    }
    try (Connection connection = pool.getConnection()) {
      return method.invoke(isOfMetadata ? connection.getMetaData() : connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private Object metadata() {
    return Proxy.newProxyInstance(
        SteadyDataSource.class.getClassLoader(),
        new Class<?>[] {DatabaseMetaData.class},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "toString" -> "steady metadata";
              case "hashCode" -> System.identityHashCode(proxy);
              case "equals" -> proxy == arguments[0];
              default -> onPool(true, method, arguments);
            });
  }

  private PreparedStatement statement() {
    List<Object> batches = new ArrayList<>();
    return (PreparedStatement)
        Proxy.newProxyInstance(
            SteadyDataSource.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  // The only parameter there is: a whole batch.
                  case "setObject" -> {
                    batches.add(arguments[1]);
                    yield null;
                  }
                  case "executeBatch" -> write(batches);
                  case "addBatch", "clearParameters", "close", "clearBatch" -> null;
                  case "isClosed" -> false;
                  case "toString" -> "steady statement";
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> throw new SQLFeatureNotSupportedException(method.getName());
                });
  }

  private int[] write(List<Object> batches) throws SQLException {
    try {
      for (Object batch : batches) {
        writing.write(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while writing", e);
    }
    int[] counts = new int[batches.size()];
    batches.clear();
    return counts;
  }

  /** What is done with a batch, in transactions of its own. */
  @FunctionalInterface
  public interface Writing {
    /**
     * Writes it, waiting for a database that is away.
     *
     * @param batch the parameter of JdbcIO's statement
     */
    void write(Object batch) throws InterruptedException;
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
