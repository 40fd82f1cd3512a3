package io.tensoe.ingestion.database.connection;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.database.TestDatabase;
import io.tensoe.ingestion.tracks.ExportedSnapshot;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLFeatureNotSupportedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is promised on a connection that was given back: plain values, never its objects. */
class SteadyDataSourceIT {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static Connection steady() {
    return new SteadyDataSource(database.dataSource(), batch -> {}).getConnection();
  }

  @Test
  void plainValuesOfTheDatabaseAreTold() throws Exception {
    DatabaseMetaData metadata = steady().getMetaData();
    assertThat(metadata.getURL().startsWith(database.database().jdbcUrl()), is(true));
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
