package io.tensoe.ingestion.runs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.database.TestDatabase;
import io.tensoe.ingestion.model.Seed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A commit arrives, and the connection breaks before it says so: the work is done again. */
class LostAcknowledgementIT {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void rejectedRowsAreWrittenOnce() throws Exception {
    RunStore.Run run = new RunStore.Run("r1", "ingest", "DirectRunner", Instant.now(), 0);
    List<RunStore.Rejected> rows =
        List.of(
            new RunStore.Rejected("list.csv", 3, ",Radiohead", "no album"),
            new RunStore.Rejected("list.csv", 4, ",Radiohead", "no album"),
            new RunStore.Rejected("list.csv", 5, "x".repeat(100_000), "no album"));
    AtomicInteger lost = new AtomicInteger(1);
    List<Seed> none = List.of();
    new RunStore(forgetful(database.dataSource(), lost)).register(run, none, none, rows);
    assertThat("the first acknowledgement was lost", lost.get() < 1, is(true));
    assertThat(ask("SELECT count(*) FROM dead_letters"), is("3"));
    assertThat(ask("SELECT rejected FROM runs"), is("3"));
  }

  /** Commits, then throws as if the connection had broken. */
  private static DataSource forgetful(DataSource source, AtomicInteger times) {
    return (DataSource)
        Proxy.newProxyInstance(
            LostAcknowledgementIT.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                method.getName().equals("getConnection")
                    ? forgetful(source.getConnection(), times)
                    : method.getName().equals("hashCode")
                        ? System.identityHashCode(proxy)
                        : method.getName().equals("equals") ? proxy == arguments[0] : null);
  }

  private static Connection forgetful(Connection connection, AtomicInteger times) {
    return (Connection)
        Proxy.newProxyInstance(
            LostAcknowledgementIT.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(connection, arguments);
                if (method.getName().equals("commit") && times.getAndDecrement() > 0) {
                  throw new SQLException("the connection broke", "08006");
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  private static String ask(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
