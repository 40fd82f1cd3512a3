package io.tensoe.ingestion.database.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The migrations, as they lie beside the program. */
final class Scripts {
  private Scripts() {}

  /** Text of the script of that name; empty = there is none. */
  static String text(String script) {
    try (InputStream file =
        Scripts.class.getClassLoader().getResourceAsStream("db/migration/" + script)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
