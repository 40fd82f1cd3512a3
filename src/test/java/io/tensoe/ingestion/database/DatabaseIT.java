package io.tensoe.ingestion.database;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.DatabaseSettings;
import io.tensoe.ingestion.database.connection.WorkerDataSource;
import io.tensoe.ingestion.database.embedded.LocalDatabase;
import io.tensoe.ingestion.database.embedded.PgBouncer;
import io.tensoe.ingestion.database.migration.Migrations;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from options to a migrated database, on real servers. */
class DatabaseIT {
  @TempDir static Path home;
  private static LocalDatabase server;
  private static String password;

  @BeforeAll
  static void startServer() throws Exception {
    server = LocalDatabase.open(home.resolve("server"));
    password = Files.readString(server.passwordFile());
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void emptySchema() throws Exception {
    try (Database database = Database.open(settings(server.jdbcUrl(), password))) {
      run(database.dataSource(), "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }
  }

  @Test
  void theEmbeddedDatabaseIsStartedMigratedAndStopped() throws Exception {
    Path data = home.resolve("embedded");
    DatabaseSettings settings = DatabaseSettings.resolve(null, null, null, Map.of(), data, false);
    try (Database database = Database.open(settings)) {
      database.migrate();
      run(database.dataSource(), "INSERT INTO tracks (id, title, artist) VALUES ('1', 't', 'a')");
    }
    try (Database database = Database.open(settings)) {
      database.migrate();
      assertThat(ask(database.dataSource(), "SELECT count(*) FROM tracks"), is("1"));
      assertThat(ask(database.dataSource(), "SHOW application_name"), is("tensoe"));
    }
    assertThat(Files.exists(data.resolve("postgres/data/postmaster.pid")), is(false));
  }

  @Test
  void aTableMadeByHandBeforeIsKept() throws Exception {
    try (Database database = Database.open(settings(server.jdbcUrl(), password))) {
      run(
          database.dataSource(),
          "CREATE TABLE tracks (id text PRIMARY KEY, title text NOT NULL, artist text NOT NULL);"
              + "CREATE TABLE somebody_elses (x int);"
              + "INSERT INTO tracks VALUES ('1', 't', 'a')");
      database.migrate();
      assertThat(ask(database.dataSource(), "SELECT count(*) FROM tracks"), is("1"));
      assertThat(appliedVersions(database), hasItem(Migrations.NEWEST + ""));
    }
  }

  @Test
  void twoProgramsMigrateAtOnce() throws Exception {
    migrateTogether(server.jdbcUrl());
  }

  @Test
  void aFailedMigrationLeavesNothingBehind() throws Exception {
    try (Database database = Database.open(settings(server.jdbcUrl(), password))) {
      run(
          database.dataSource(),
          """
          CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands()
                       WHERE object_identity = 'public.tracks') THEN
              RAISE 'no tracks here';
            END IF;
          END $$;
          CREATE EVENT TRIGGER refuse ON ddl_command_end EXECUTE FUNCTION refuse();
          """);
      assertThrows(DatabaseException.class, database::migrate);
      assertThat(
          ask(
              database.dataSource(),
              "SELECT coalesce(to_regclass('flyway_schema_history')::text, 'no')"),
          is("no"));
      run(database.dataSource(), "DROP EVENT TRIGGER refuse");
      database.migrate();
      assertThat(appliedVersions(database), hasItem(Migrations.NEWEST + ""));
    }
  }

  @Test
  void aSchemaOfANewerProgramIsRefused() throws Exception {
    try (Database database = Database.open(settings(server.jdbcUrl(), password))) {
      database.migrate();
      run(
          database.dataSource(),
          "UPDATE flyway_schema_history SET version = '99' WHERE version = '1'");
      DatabaseException refused = assertThrows(DatabaseException.class, database::migrate);
      assertThat(refused.getMessage(), allOf(containsString("99"), containsString("newer")));
    }
  }

  @Test
  void theNewestVersionIsTheNewestFile() {
    File[] files = new File(resource("/db/migration")).listFiles();
    int newest =
        Arrays.stream(files)
            .map(File::getName)
            .filter(name -> name.startsWith("V"))
            .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
            .max()
            .orElseThrow();
    assertThat(newest, is(Migrations.NEWEST));
  }

  @Test
  void aWrongPasswordIsRefusedAtOnceAndNotRepeated() {
    long start = System.nanoTime();
    DatabaseException refused =
        assertThrows(
            DatabaseException.class,
            () -> Database.open(settings(server.jdbcUrl(), "s3cret")).close());
    assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(Duration.ofSeconds(5)));
    assertThat(
        refused.getMessage(),
        allOf(
            containsString("127.0.0.1:"),
            containsString("--jdbcUser"),
            not(containsString("s3cret"))));
  }

  @Test
  void aMissingPasswordSaysWhereToPutIt() {
    DatabaseSettings settings =
        DatabaseSettings.resolve(server.jdbcUrl(), server.user(), null, Map.of(), home, false);
    DatabaseException refused =
        assertThrows(DatabaseException.class, () -> Database.open(settings).close());
    assertThat(
        refused.getMessage(),
        allOf(containsString("without a password"), containsString("TENSOE_JDBC_PASSWORD")));
  }

  @Test
  void aServerThatAcceptsAndKeepsSilentIsGivenUp() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "jdbc:postgresql://127.0.0.1:" + mute.getLocalPort() + "/db";
      long start = System.nanoTime();
      DatabaseException lost =
          assertThrows(
              DatabaseException.class, () -> Database.open(settings(url, "s3cret")).close());
      assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(Duration.ofSeconds(16)));
      assertThat(
          lost.getMessage(),
          allOf(
              containsString("127.0.0.1:" + mute.getLocalPort()),
              containsString("--jdbcUrl"),
              not(containsString("s3cret"))));
    }
  }

  @Test
  void aHostThatDoesNotExistIsNamed() {
    DatabaseException lost =
        assertThrows(
            DatabaseException.class,
            () -> Database.open(settings("postgres://no-such-host.invalid/db", "x")).close());
    assertThat(
        lost.getMessage(),
        allOf(containsString("no-such-host.invalid:5432"), containsString("no such host")));
  }

  @Test
  void allStepsOfAWorkerShareOnePoolAndTheRecipeHoldsNoPassword() throws Exception {
    try (Database database = Database.open(settings(server.jdbcUrl(), password))) {
      WorkerDataSource sent = database.workers();
      WorkerDataSource received = SerializableUtils.clone(sent);
      assertThat(received.apply(null), is(sameInstance(sent.apply(null))));
      assertThat(ask(received.apply(null), "SELECT 1"), is("1"));
      String bytes =
          new String(SerializableUtils.serializeToByteArray(sent), StandardCharsets.ISO_8859_1);
      assertThat(bytes, not(containsString(password)));
      assertThat(sent.toString(), not(containsString(password)));
    }
  }

  @Test
  void aPoolerThatGivesEveryTransactionAnotherSessionWorks() throws Exception {
    assumeTrue(PgBouncer.isInstalled(), "pgbouncer is not installed");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path folder = Files.createDirectory(home.resolve("pgbouncer"));
    int port = Integer.parseInt(server.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
    try (PgBouncer bouncer = PgBouncer.before(port, server.user(), password, folder)) {
      for (int round = 0; round < 5; round++) {
        emptySchema();
        migrateTogether(bouncer.jdbcUrl());
      }
      try (Database database = Database.open(settings(bouncer.jdbcUrl(), password))) {
        for (int i = 0; i < 9; i++) {
          assertThat(
              "sessions of others stay as they were",
              ask(database.dataSource(), "SHOW search_path"),
              is("\"$user\", public"));
        }
        insertFromManySessions(database.dataSource());
        assertThat(ask(database.dataSource(), "SELECT count(*) FROM tracks"), is("200"));
      }
    }
  }

  /** Often enough that a statement prepared by name would meet a session without it. */
  private static void insertFromManySessions(DataSource pool) throws Exception {
    List<Callable<Void>> jobs = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String id = "t" + i;
      jobs.add(
          () -> {
            try (Connection connection = pool.getConnection();
                PreparedStatement insert =
                    connection.prepareStatement(
                        "INSERT INTO tracks (id, title, artist) VALUES (?, 't', 'a')")) {
              insert.setString(1, id);
              insert.executeUpdate();
            }
            return null;
          });
    }
    together(jobs, 8);
  }

  private static void migrateTogether(String url) throws Exception {
    List<Callable<Void>> jobs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      jobs.add(
          () -> {
            try (Database database = Database.open(settings(url, password))) {
              database.migrate();
              assertThat(appliedVersions(database), hasItem(Migrations.NEWEST + ""));
              assertThat(
                  ask(database.dataSource(), "SELECT to_regclass('tracks')"), notNullValue());
            }
            return null;
          });
    }
    together(jobs, 3);
  }

  private static void together(List<Callable<Void>> jobs, int threads) throws Exception {
    ExecutorService crew = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Void> job : crew.invokeAll(jobs)) {
        job.get();
      }
    } finally {
      crew.shutdownNow();
    }
  }

  private static DatabaseSettings settings(String url, String password) {
    return DatabaseSettings.resolve(
        url, "postgres", null, Map.of("TENSOE_JDBC_PASSWORD", password), home, false);
  }

  private static List<String> appliedVersions(Database database) throws SQLException {
    List<String> versions = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT version FROM flyway_schema_history")) {
      while (rows.next()) {
        versions.add(rows.getString(1));
      }
    }
    return versions;
  }

  private static String resource(String path) {
    return DatabaseIT.class.getResource(path).getPath();
  }

  private static void run(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
