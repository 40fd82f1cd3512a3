package io.tensoe.ingestion.database.connection;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.tracks.ExportedSnapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised on a connection that was given back: plain values, never its objects. */
class SteadyDataSourceIT {
  @TempDir static Path folder;
  private static Database database;

  @BeforeAll
  static void open() {
    database = Database.open(DatabaseSettings.resolve(null, null, null, Map.of(), folder, false));
    database.migrate();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static Connection steady() {
    return new SteadyDataSource(database.dataSource(), batch -> {}).getConnection();
  }

  @Test
  void plainValuesOfTheDatabaseAreTold() throws Exception {
    DatabaseMetaData metadata = steady().getMetaData();
    assertThat(metadata.getURL().startsWith(database.jdbcUrl()), is(true));
    assertThat(metadata.getDatabaseProductName(), is("PostgreSQL"));
    assertThat(steady().getSchema(), is("public"));
  }

  @Test
  void whatWouldGoOnUsingTheConnectionIsRefused() {
    Connection steady = steady();
    assertThrows(SQLFeatureNotSupportedException.class, steady::createStatement);
    assertThrows(
        SQLFeatureNotSupportedException.class,
        () -> steady.createArrayOf("text", new String[] {"a"}));
    assertThrows(SQLFeatureNotSupportedException.class, () -> steady.prepareCall("SELECT 1"));
    assertThrows(
        SQLFeatureNotSupportedException.class,
        () -> steady.getMetaData().getTables(null, null, "tracks", null));
  }

  @Test
  void aMomentThatIsOverReadsNothingOnAConnectionOfOthers() {
    ExportedSnapshot exported = ExportedSnapshot.open(database.dataSource());
    exported.close();
    exported.close();
    assertThrows(
        ExportedSnapshot.SnapshotLostException.class,
        () -> exported.read(connection -> connection.getSchema()));
  }
}
