package io.tensoe.ingestion.database;

import io.tensoe.ingestion.MemoryTempDir;
import io.tensoe.ingestion.database.connection.DatabaseSettings;
import io.tensoe.ingestion.database.connection.PasswordSource;
import io.tensoe.ingestion.database.connection.WorkerDataSource;
import io.tensoe.ingestion.database.embedded.LocalDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A new database with the present schema for the tests of one class, on a real server that all
 * classes of this JVM share:
 *
 * <pre>{@code
 * @RegisterExtension static final TestDatabase database = new TestDatabase();
 * }</pre>
 *
 * <p>The server starts for the first who needs it and stops with the JVM. Tests of the server
 * itself, or of what a command does with its data folder, start their own.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
  /** Migrated once; a copy takes a fraction of the time. Nobody is connected to it. */
  private static final String TEMPLATE = "schema_of_tests";

  private static final int CONNECTIONS = 20;

  private static @Nullable LocalDatabase server;
  private static int databases;

  private @Nullable Database database;

  /** A new database; closed by the caller. */
  public static synchronized Database fresh() {
    LocalDatabase running = running();
    String name = "test_" + ++databases;
    execute(running, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    return Database.open(settings(running, name), CONNECTIONS);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    database = fresh();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    database().close();
  }

  /** The database itself; open while tests of the class run. */
  public Database database() {
    if (database == null) {
      throw new IllegalStateException("the field of this extension is not static");
    }
    return database;
  }

  /** Connections to it. */
  public DataSource dataSource() {
    return database().dataSource();
  }

  /** What a pipeline carries to its workers. */
  public WorkerDataSource workers() {
    return database().workers();
  }

  private static LocalDatabase running() {
    if (server == null) {
      try {
        Path folder = MemoryTempDir.create();
        LocalDatabase started = LocalDatabase.open(folder.resolve("postgres"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, folder)));
        execute(started, "CREATE DATABASE " + TEMPLATE);
        try (Database template = Database.open(settings(started, TEMPLATE))) {
          template.migrate();
        }
        server = started;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server;
  }

  private static DatabaseSettings settings(LocalDatabase server, String name) {
    return new DatabaseSettings(
        url(server, name),
        server.user(),
        new PasswordSource(PasswordSource.Kind.FILE, server.passwordFile() + ""),
        null);
  }

  private static String url(LocalDatabase server, String name) {
    return server.jdbcUrl().replaceFirst("[^/]*$", name);
  }

  private static void execute(LocalDatabase server, String sql) {
    try (Connection connection =
            DriverManager.getConnection(
                server.jdbcUrl(), server.user(), Files.readString(server.passwordFile()).strip());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(LocalDatabase server, Path folder) {
    server.close();
    MemoryTempDir.delete(folder);
  }
}
