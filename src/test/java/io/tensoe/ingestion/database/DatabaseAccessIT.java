package io.tensoe.ingestion.database;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.DatabaseSettings;
import io.tensoe.ingestion.database.embedded.LocalDatabase;
import io.tensoe.ingestion.runs.StatsQuery;
import io.tensoe.ingestion.tracks.TrackQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases and roles that are not set up for us: the cause is named at once, nothing changes. */
class DatabaseAccessIT {
  private static final String SECRET = "s3cret-of-the-guest";

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

  /** A database of its own for every test, and a role that is nothing but a guest. */
  @BeforeEach
  void create() throws Exception {
    admin("postgres", "CREATE DATABASE music TEMPLATE template0 ENCODING 'UTF8'");
    admin("postgres", "CREATE ROLE guest LOGIN PASSWORD '" + SECRET + "'");
  }

  @AfterEach
  void drop() throws Exception {
    admin("postgres", "DROP DATABASE IF EXISTS music WITH (FORCE)");
    admin("postgres", "DROP ROLE guest");
  }

  private static String url(String name) {
    return server.jdbcUrl().replaceFirst("/postgres$", "/" + name);
  }

  private static void admin(String name, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(name), "postgres", password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("music"), "postgres", password);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Database open(String user) {
    return open("music", user);
  }

  private static Database open(String name, String user) {
    String secret = user.equals("guest") ? SECRET : password;
    return Database.open(
        DatabaseSettings.resolve(
            url(name), user, null, Map.of("TENSOE_JDBC_PASSWORD", secret), home, false));
  }

  private static void migrate(String user) {
    try (Database database = open(user)) {
      database.migrate();
      database.requireWritable();
    }
  }

  private static String refusal(String user) {
    long start = System.nanoTime();
    String said = assertThrows(DatabaseException.class, () -> migrate(user)).getMessage();
    assertThat(said, Duration.ofNanos(System.nanoTime() - start), lessThan(Duration.ofSeconds(8)));
    assertThat(said, allOf(not(containsString(SECRET)), not(containsString(password.strip()))));
    return said;
  }

  /** What a message offers to copy. */
  private static String statement(String message, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(message);
    assertThat(message, found.find());
    return found.group();
  }

  private static String columns() throws SQLException {
    return ask(
        "SELECT string_agg(attname || atttypid::text, ' ' ORDER BY attnum) FROM pg_attribute"
            + " WHERE attrelid = 'tracks'::regclass");
  }

  private static int tables() throws SQLException {
    return Integer.parseInt(
        ask("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQL_ASCII", "LATIN1", "WIN1252", "EUC_JP"})
  void aDatabaseThatCannotHoldEveryNameIsRefused(String encoding) throws Exception {
    admin("postgres", "DROP DATABASE music");
    admin(
        "postgres",
        "CREATE DATABASE music TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' ENCODING '"
            + encoding
            + "'");
    assertThat(
        refusal("postgres"),
        allOf(
            containsString("database music at 127.0.0.1:"),
            containsString(encoding),
            containsString("createdb --encoding=UTF8 --template=template0 music_utf8")));
  }

  @Test
  void aDatabaseThatDoesNotExistIsNamedWithHowToCreateIt() {
    String said =
        assertThrows(DatabaseException.class, () -> open("no_such", "postgres").close())
            .getMessage();
    assertThat(said, containsString("createdb --encoding=UTF8 --template=template0 no_such"));
  }

  @Test
  void aRoleThatMayNotCreateTablesGetsTheStatementThatLetsIt() throws Exception {
    String said = refusal("guest");
    assertThat(said, containsString("Role guest may not create tables in schema public"));
    admin("music", statement(said, "GRANT CREATE[^;]*;"));
    migrate("guest");
  }

  @Test
  void aRoleWithoutAnySchemaGetsTheStatementToo() throws Exception {
    admin("music", "REVOKE ALL ON SCHEMA public FROM PUBLIC");
    String said = refusal("guest");
    admin("music", statement(said, "GRANT USAGE, CREATE[^;]*;"));
    migrate("guest");
  }

  @Test
  void aRoleThatMayNotConnectGetsTheStatementToo() throws Exception {
    admin("music", "REVOKE CONNECT ON DATABASE music FROM PUBLIC");
    admin("music", "GRANT CREATE ON SCHEMA public TO guest");
    admin("postgres", statement(refusal("guest"), "GRANT CONNECT[^;]*;"));
    migrate("guest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER ROLE guest SET default_transaction_read_only = on",
        "ALTER DATABASE music SET default_transaction_read_only = on",
        "ALTER ROLE guest IN DATABASE music SET default_transaction_read_only = on"
      })
  void aReadOnlyRoleIsToldWhereThatIsSet(String setting) throws Exception {
    admin("music", "GRANT CREATE ON SCHEMA public TO guest");
    admin("postgres", setting);
    String said = refusal("guest");
    assertThat(said, containsString("default_transaction_read_only"));
    try (Connection connection =
            DriverManager.getConnection(
                url("music") + "?options=-cdefault_transaction_read_only%3Doff",
                "postgres",
                password);
        Statement statement = connection.createStatement()) {
      statement.execute(statement(said, "ALTER [^;]*;"));
    }
    migrate("guest");
  }

  @Test
  void aRoleThatMayOnlyReadReadsAMigratedSchema() throws Exception {
    migrate("postgres");
    String said;
    try (Database database = open("guest")) {
      said = assertThrows(DatabaseException.class, database::migrate).getMessage();
    }
    admin("music", statement(said, "GRANT USAGE[^;]*;"));
    admin("music", statement(said, "GRANT SELECT[^;]*;"));
    admin("postgres", "ALTER ROLE guest SET default_transaction_read_only = on");
    try (Database database = open("guest")) {
      database.migrate();
      assertThat(new TrackQuery(database.dataSource()).isEmpty(), is(true));
      assertThat(new StatsQuery(database.dataSource()).read().tracks(), is(0L));
      assertThat(
          assertThrows(DatabaseException.class, database::requireWritable).getMessage(),
          containsString("takes no changes"));
    }
    admin("postgres", "ALTER ROLE guest RESET default_transaction_read_only");
    admin("music", statement(refusal("guest"), "GRANT SELECT, INSERT[^;]*;"));
    migrate("guest");
  }

  @Test
  void aRoleThatDoesNotOwnTheTablesIsToldSo() throws Exception {
    admin("music", "CREATE TABLE tracks (id text PRIMARY KEY, title text, artist text)");
    admin("music", "GRANT CREATE ON SCHEMA public TO guest");
    assertThat(
        refusal("guest"),
        allOf(containsString("owner"), containsString("guest"), not(containsString("Flyway"))));
    assertThat(tables(), is(2));
  }

  @Test
  void tooFewConnectionsAreNamedAtOnce() throws Exception {
    migrate("postgres");
    admin("music", "GRANT ALL ON ALL TABLES IN SCHEMA public TO guest");
    admin("postgres", "ALTER ROLE guest CONNECTION LIMIT 1");
    String said = refusal("guest");
    assertThat(said, containsString("the limit of role guest is 1"));
    admin("postgres", statement(said, "ALTER ROLE[^;]*;"));
    admin("postgres", "ALTER DATABASE music CONNECTION LIMIT 1");
    said = refusal("guest");
    assertThat(said, containsString("the limit of the database is 1"));
    admin("postgres", "ALTER DATABASE music CONNECTION LIMIT 0");
    assertThat(refusal("guest"), containsString("takes no more connections"));
    admin("postgres", statement(said, "ALTER DATABASE[^;]*;"));
    migrate("guest");
  }

  @Test
  void aTracksTableOfOnesOwnIsDescribedColumnByColumnAndCanBeHandedOver() throws Exception {
    admin(
        "music",
        "CREATE TABLE tracks (id serial, title varchar(80) NOT NULL, artist text, genres text,"
            + " duration_ms bigint, release_date text, rating int NOT NULL);"
            + "INSERT INTO tracks VALUES (7, 'Airbag', 'Radiohead', 'rock,pop', 284000,"
            + " '1997-05-21', 5)");
    String before = columns();
    String said = refusal("postgres");
    assertThat(
        said,
        allOf(
            containsString("id is integer, needs text"),
            containsString("title is character varying(80), needs text"),
            containsString("genres is text, needs text[]"),
            containsString("duration_ms is bigint, needs integer"),
            containsString("release_date is text, needs date"),
            containsString("rating must not be null"),
            containsString("no primary key"),
            containsString("currentSchema")));
    assertThat(columns(), is(before));
    admin("music", statement(said, "ALTER TABLE[^;]*;"));
    migrate("postgres");
    assertThat(ask("SELECT id || genres[2] || release_date FROM tracks"), is("7pop1997-05-21"));
  }

  @Test
  void aTracksTableThatCountsItsIdsItselfCanBeHandedOver() throws Exception {
    admin(
        "music",
        "CREATE TABLE tracks (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text,"
            + " artist text); INSERT INTO tracks (title, artist) VALUES ('Airbag', 'Radiohead')");
    admin("music", statement(refusal("postgres"), "ALTER TABLE.*;(?= or keep it)"));
    migrate("postgres");
    assertThat(ask("SELECT id || title FROM tracks"), is("1Airbag"));
  }

  @Test
  void missingColumnsOfSuchATableAreNamedToo() throws Exception {
    admin("music", "CREATE TABLE tracks (name text, artist text)");
    String said = refusal("postgres");
    assertThat(
        said,
        allOf(
            containsString("id is missing, needs text"),
            containsString("title is missing, needs text")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE VIEW tracks AS SELECT '1'::text AS id",
        "CREATE MATERIALIZED VIEW tracks AS SELECT '1'::text AS id",
        "CREATE SEQUENCE tracks"
      })
  void whatIsNoTableCannotBeOurs(String sql) throws Exception {
    admin("music", sql);
    assertThat(
        refusal("postgres"),
        allOf(containsString("tracks in schema public"), containsString("is a ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"albums", "runs", "answers", "calls", "dead_letters", "source_state"})
  void tablesOfOtherNamesOfOursAreNamedAndAnotherSchemaHelps(String name) throws Exception {
    admin("music", "CREATE TABLE " + name + " (mine int)");
    String said = refusal("postgres");
    assertThat(said, containsString("already has " + name + " (a table)"));
    assertThat(tables(), is(1));
    admin("music", statement(said, "CREATE SCHEMA[^;]*;"));
    try (Database database = open("music?currentSchema=tensoe", "postgres")) {
      database.migrate();
      database.requireWritable();
    }
    assertThat(ask("SELECT count(*) FROM tensoe.tracks"), is("0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version text,"
            + " script text, success boolean);"
            + " INSERT INTO flyway_schema_history VALUES (1, '1', 'V1__shop.sql', true)",
        "CREATE TABLE flyway_schema_history (what text)"
      })
  void aHistoryOfAnotherProgramIsNotOurs(String sql) throws Exception {
    admin("music", sql);
    assertThat(refusal("postgres"), containsString("belongs to another program"));
  }
}
