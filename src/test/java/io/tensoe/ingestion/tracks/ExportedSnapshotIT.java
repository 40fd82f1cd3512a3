package io.tensoe.ingestion.tracks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tensoe.ingestion.database.TestDatabase;
import io.tensoe.ingestion.database.connection.PasswordSource;
import io.tensoe.ingestion.database.connection.Pools;
import io.tensoe.ingestion.database.connection.WorkerDataSource;
import io.tensoe.ingestion.database.embedded.PgBouncer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One moment, read by several connections. */
class ExportedSnapshotIT {
  @TempDir static Path home;
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void everyConnectionSeesTheMomentAndNothingLater() throws Exception {
    DataSource source = database.dataSource();
    long before = tracks(source.getConnection(), true);
    try (ExportedSnapshot exported = ExportedSnapshot.open(source)) {
      assertThat(exported.shared().isImportable(), is(true));
      insert(source, "a" + before);
      assertThat(exported.shared().read(source, each -> tracks(each, false)), is(before));
      assertThat(exported.read(each -> tracks(each, false)), is(before));
      assertThat(tracks(source.getConnection(), true), is(before + 1));
    }
  }

  @Test
  void whereItCannotBeSharedReadersOfThisProcessTakeTurns() throws Exception {
    DataSource source = database.dataSource();
    long before = tracks(source.getConnection(), true);
    try (ExportedSnapshot exported = ExportedSnapshot.open(source)) {
      ExportedSnapshot.Shared alone = new ExportedSnapshot.Shared(exported.shared().id(), false);
      insert(source, "b" + before);
      assertThat(alone.read(source, each -> tracks(each, false)), is(before));
      exported.close();
      assertThat(
          assertThrows(
                  ExportedSnapshot.SnapshotLostException.class,
                  () -> alone.read(source, each -> tracks(each, false)))
              .getMessage(),
          containsString("--runner=DirectRunner"));
    }
  }

  @Test
  void aMomentThatNobodyHoldsIsLost() {
    DataSource source = database.dataSource();
    ExportedSnapshot.Shared gone;
    try (ExportedSnapshot exported = ExportedSnapshot.open(source)) {
      gone = exported.shared();
    }
    assertThat(
        assertThrows(
                ExportedSnapshot.SnapshotLostException.class,
                () -> gone.read(source, each -> tracks(each, false)))
            .getMessage(),
        containsString("run the command again"));
  }

  @Test
  void itCanBeSharedBehindATransactionPoolerUnlessThatHasOneConnection() throws Exception {
    assumeTrue(PgBouncer.isInstalled(), "pgbouncer is not installed");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    URI address = URI.create(database.database().jdbcUrl().replaceFirst("jdbc:", ""));
    int port = address.getPort();
    String password = database.workers().password().read();
    String user = database.workers().user();
    for (int connections : new int[] {1, 3}) {
      Path folder = Files.createDirectory(home.resolve("pgbouncer" + connections));
      try (PgBouncer bouncer = PgBouncer.openBefore(port, user, password, folder, connections)) {
        DataSource source =
            Pools.source(
                new WorkerDataSource(
                    bouncer.jdbcUrl().replaceFirst("/[^/]*$", address.getPath()),
                    user,
                    PasswordSource.NONE),
                null);
        try (ExportedSnapshot exported = ExportedSnapshot.open(source)) {
          assertThat(exported.shared().isImportable(), is(connections > 1));
          long tracks = tracks(database.dataSource().getConnection(), true);
          assertThat(exported.shared().read(source, each -> tracks(each, false)), is(tracks));
        }
      }
    }
  }

  private static long tracks(Connection connection, boolean isOurs) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM tracks")) {
      row.next();
      return row.getLong(1);
    } finally {
      if (isOurs) {
        connection.close();
      }
    }
  }

  private static void insert(DataSource source, String id) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          String.format(
              Locale.ROOT, "INSERT INTO tracks (id, title, artist) VALUES ('%s', 't', 'a')", id));
    }
  }
}
