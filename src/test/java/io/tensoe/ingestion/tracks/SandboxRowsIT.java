package io.tensoe.ingestion.tracks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.database.TestDatabase;
import io.tensoe.ingestion.database.connection.DatabaseSettingsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SandboxRowsIT {
  @RegisterExtension static final TestDatabase server = new TestDatabase();

  @Test
  void imitatedAndRealRowsAreNeverInOneDatabase() throws Exception {
    Database database = server.database();
    assertDoesNotThrow(() -> check(database, true));
    assertDoesNotThrow(() -> check(database, false));

    insert(database, "'{\"title\": \"spotify\"}'");
    assertDoesNotThrow(() -> check(database, false));
    assertThat(
        assertThrows(DatabaseSettingsException.class, () -> check(database, true)).getMessage(),
        allOf(containsString("here"), containsString("real tracks")));

    insert(database, "NULL");
    assertThrows(
        DatabaseSettingsException.class,
        () -> check(database, true),
        "rows that were there before us are real");

    insert(database, "'{\"title\": \"spotify\", \"sandbox\": \"true\"}'");
    assertDoesNotThrow(() -> check(database, true));
    assertThat(
        assertThrows(DatabaseSettingsException.class, () -> check(database, false)).getMessage(),
        containsString("tracks of the sandbox"));
  }

  private static void check(Database database, boolean isSandbox) throws InterruptedException {
    SandboxRows.check(database.dataSource(), isSandbox, "here");
  }

  /** The only row from now on. */
  private static void insert(Database database, String provenance) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE tracks CASCADE");
      statement.execute(
          "INSERT INTO tracks (id, title, artist, provenance) VALUES ('1', 'a', 'b', "
              + provenance
              + ")");
    }
  }
}
