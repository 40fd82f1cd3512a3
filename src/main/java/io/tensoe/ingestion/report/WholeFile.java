package io.tensoe.ingestion.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file that is there whole or not at all. */
final class WholeFile {
  private WholeFile() {}

  /** Writes it beside its place, in UTF-8, and moves it there; missing folders are made. */
  static void write(Path file, String text) throws IOException {
    Path place = file.toAbsolutePath();
    @Nullable Path folder = place.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path draft =
        place.resolveSibling(
            String.format(Locale.ROOT, "%s.%d.part", place.getFileName(), System.nanoTime()));
    try {
      Files.writeString(draft, text);
      Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
