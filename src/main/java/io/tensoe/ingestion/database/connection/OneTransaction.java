package io.tensoe.ingestion.database.connection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that always gives the same connection and leaves its transaction to the owner:
 * closing, committing and rolling back do nothing. A transaction pooler keeps one session for it,
 * and everything done through it happens whole or not at all. Not thread-safe.
 */
public final class OneTransaction implements InvocationHandler {
  private final Connection connection;
  private boolean autoCommit = true;

  private OneTransaction(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param connection in a transaction; the owner ends it, and undoes it after any exception
   */
  public static DataSource on(Connection connection) {
    Object pinned = proxy(Connection.class, new OneTransaction(connection));
    InvocationHandler source =
        (self, method, arguments) -> {
          if (method.getName().equals("getConnection")) {
            return pinned;
          }
          throw new UnsupportedOperationException(method.getName());
        };
    return (DataSource) proxy(DataSource.class, source);
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "close", "commit", "rollback" -> null;
      case "getAutoCommit" -> autoCommit;
      case "setAutoCommit" -> {
        autoCommit = arguments != null && Boolean.TRUE.equals(arguments[0]);
        yield null;
      }
      default -> passOn(method, arguments);
    };
  }

  private @Nullable Object passOn(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(
        OneTransaction.class.getClassLoader(), new Class<?>[] {type}, handler);
  }
}
