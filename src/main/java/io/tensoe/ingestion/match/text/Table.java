package io.tensoe.ingestion.match.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A table that ships with the code: tab-separated, {@code #} starts a comment line. */
public final class Table {
  private Table() {}

  /** The rows of {@code /match/name}; a missing table is a broken build. */
  public static List<List<String>> rows(String name) {
    try (InputStream in = Table.class.getResourceAsStream("/match/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no table /match/" + name);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .map(line -> List.of(line.split("\t")))
          .collect(Collectors.toUnmodifiableList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
