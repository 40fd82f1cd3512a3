package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Small pages in the shape of the real ones; names and numbers are made up. */
final class Fixtures {
  private Fixtures() {}

  static String page(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream("/aoty/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reply ok(String name) {
    return new Reply(200, Map.of(), page(name));
  }

  static Reply reply(int status, String body) {
    return new Reply(status, Map.of(), body);
  }
}
