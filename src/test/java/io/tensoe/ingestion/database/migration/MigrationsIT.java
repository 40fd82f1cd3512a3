package io.tensoe.ingestion.database.migration;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.tensoe.ingestion.database.embedded.LocalDatabase;
import io.tensoe.ingestion.tracks.WriteFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** From any earlier schema to this one, on a real server; each test in schemas of its own. */
class MigrationsIT {
  private static final Map<String, String> PLACEHOLDERS = WriteFunction.placeholders();
  private static final String FUNCTIONS =
      "SELECT proname, pg_get_functiondef(oid) FROM pg_proc"
          + " WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'tensoe%'"
          + " ORDER BY oid::regprocedure::text";
  private static final String COLUMNS =
      "SELECT table_name, column_name, data_type FROM information_schema.columns"
          + " WHERE table_schema = current_schema() ORDER BY 1, 2";

  @TempDir static Path home;
  private static LocalDatabase server;

  @BeforeAll
  static void start() {
    server = LocalDatabase.open(home.resolve("server"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyEarlierSchemaBecomesWhatANewOneIs() throws Exception {
    DataSource fresh = schema("fresh");
    Migrations.apply(fresh, PLACEHOLDERS);
    for (int version = 1; version <= Migrations.NEWEST; version++) {
      DataSource old = schema("of_version_" + version);
      ofAProgramThatKnew(version, old);
      Migrations.apply(old, PLACEHOLDERS);
      assertThat("from " + version, ask(old, FUNCTIONS), is(ask(fresh, FUNCTIONS)));
      assertThat("from " + version, ask(old, COLUMNS), is(ask(fresh, COLUMNS)));
    }
  }

  @Test
  void functionsAreMadeAgainWhenTheirTextChangesAndOnlyThen() throws Exception {
    DataSource database = schema("changing");
    Migrations.apply(database, PLACEHOLDERS);
    List<String> history = ask(database, "SELECT script FROM flyway_schema_history");
    Migrations.apply(database, PLACEHOLDERS);
    assertThat(ask(database, "SELECT script FROM flyway_schema_history"), is(history));

    Map<String, String> changed = new HashMap<>(PLACEHOLDERS);
    changed.merge("parameters", ", p_new_column text[]", String::concat);
    Migrations.apply(database, changed);
    List<String> again = new ArrayList<>(history);
    again.add("R__tracks.sql");
    assertThat(ask(database, "SELECT script FROM flyway_schema_history"), is(again));
    assertThat(
        "the one with other parameters is gone",
        ask(
            database,
            "SELECT count(*) FROM pg_proc WHERE proname = 'tensoe_write'"
                + " AND pronamespace = current_schema()::regnamespace"),
        is(List.of("1")));
  }

  @Test
  void ourChecksumsAreThoseOfFlyway() throws Exception {
    Functions functions = new Functions(PLACEHOLDERS);
    Map<String, Integer> flyways =
        Arrays.stream(Migrations.flyway(schema("checksums"), functions).info().all())
            .filter(MigrationInfo::isRepeatable)
            .collect(Collectors.toMap(MigrationInfo::getScript, MigrationInfo::getChecksum));
    assertThat(List.copyOf(Functions.SCRIPTS), containsInAnyOrder(flyways.keySet().toArray()));
    flyways.forEach(
        (script, checksum) ->
            assertThat(script, functions.checksum(Scripts.text(script)), is(checksum)));
    assertThat(new Functions(Map.of()).wanted(), is(not(functions.wanted())));
  }

  @Test
  void everyFunctionStandsInOneScript() throws Exception {
    DataSource database = schema("functions");
    Migrations.apply(database, PLACEHOLDERS);
    List<String> made = new ArrayList<>();
    for (String script : Functions.SCRIPTS) {
      Scripts.text(script)
          .lines()
          .filter(line -> line.matches("CREATE (OR REPLACE )?FUNCTION .*"))
          .forEach(line -> made.add(line.replaceAll(".*FUNCTION (\\w+).*", "$1")));
    }
    // Indexes are made of these two; they cannot change without them.
    made.addAll(List.of("tensoe_lower", "tensoe_lines"));
    assertThat(
        ask(database, FUNCTIONS).stream().map(line -> line.replaceAll("(?s)\\|.*", "")).toList(),
        containsInAnyOrder(made.toArray()));
  }

  /** As a program left it that had these versions and no functions of their own. */
  private static void ofAProgramThatKnew(int version, DataSource database) throws IOException {
    Path folder = Files.createDirectory(home.resolve("until-" + version));
    Path all = Path.of(MigrationsIT.class.getResource("/db/migration").getPath());
    try (Stream<Path> scripts = Files.list(all)) {
      for (Path script : scripts.toList()) {
        String name = script.getFileName() + "";
        if (name.startsWith("V")
            && Integer.parseInt(name.substring(1, name.indexOf("__"))) <= version) {
          Files.copy(script, folder.resolve(name));
        }
      }
    }
    Flyway.configure()
        .dataSource(database)
        .locations("filesystem:" + folder)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  private static DataSource schema(String name) throws Exception {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(server.jdbcUrl());
    database.setUser(server.user());
    database.setPassword(Files.readString(server.passwordFile()));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + name);
    }
    database.setCurrentSchema(name);
    return database;
  }

  /** Rows, their columns separated by bars; the name of the schema is left out. */
  private static List<String> ask(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          values.add(row.getString(i));
        }
        rows.add(String.join("|", values).replace(connection.getSchema() + ".", ""));
      }
      return rows;
    }
  }
}
