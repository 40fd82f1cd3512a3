package io.tensoe.ingestion.sandbox.albums;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text files that travel inside the jar. */
final class Resource {
  private Resource() {}

  static List<String> lines(String path) {
    try (InputStream file = Resource.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("the build lacks " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(path, unreadable);
    }
  }
}
