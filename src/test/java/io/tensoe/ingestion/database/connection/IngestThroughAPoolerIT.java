package io.tensoe.ingestion.database.connection;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tensoe.ingestion.api.Config;
import io.tensoe.ingestion.api.Tensoe;
import io.tensoe.ingestion.database.embedded.LocalDatabase;
import io.tensoe.ingestion.database.embedded.PgBouncer;
import io.tensoe.ingestion.report.Summary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run where every transaction meets another session, as behind Supabase's port 6543. */
class IngestThroughAPoolerIT {
  @TempDir Path home;

  @Test
  void aRunBehindATransactionPoolerIsARunLikeAnyOther() throws Exception {
    assumeTrue(PgBouncer.isInstalled(), "pgbouncer is not installed");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path folder = Files.createDirectory(home.resolve("pgbouncer"));
    try (LocalDatabase server = LocalDatabase.open(home.resolve("server"))) {
      int port = Integer.parseInt(server.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
      String password = Files.readString(server.passwordFile());
      try (PgBouncer bouncer = PgBouncer.openBefore(port, server.user(), password, folder);
          Tensoe tensoe =
              Tensoe.open(
                  Config.builder()
                      .dataDir(home.resolve("data"))
                      .sandbox()
                      .jdbcUrl(bouncer.jdbcUrl())
                      .option("jdbcUser", server.user())
                      .build())) {
        Path list = Path.of("inputs/albums.csv");
        Summary first = tensoe.ingestCsv(list);
        assertThat(first.isFinal(), is(true));
        assertThat(first.tracks().inserted(), is(tensoe.trackCount()));
        Summary second = tensoe.ingestCsv(list);
        assertThat(second.tracks().unchanged(), is(first.tracks().written()));
      }
    }
  }
}
