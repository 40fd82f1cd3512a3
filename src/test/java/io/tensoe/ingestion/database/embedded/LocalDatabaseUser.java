package io.tensoe.ingestion.database.embedded;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A command as another process: opens a database, says its address, closes it when told to. */
final class LocalDatabaseUser {
  private LocalDatabaseUser() {}

  public static void main(String[] args) throws Exception {
    try (LocalDatabase database = LocalDatabase.open(Path.of(args[0]))) {
      System.out.write((database.jdbcUrl() + "\n").getBytes(StandardCharsets.UTF_8));
      System.out.flush();
      int told = System.in.read();
      if (told < 0) {
        System.err.println("closing, the caller is gone");
      }
    }
  }
}
