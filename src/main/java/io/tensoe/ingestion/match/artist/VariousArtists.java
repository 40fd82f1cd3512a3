package io.tensoe.ingestion.match.artist;

import io.tensoe.ingestion.match.text.Table;
import io.tensoe.ingestion.match.text.TextKey;
import java.util.Set;
import java.util.stream.Collectors;

/** What lists and services write where an album is by many artists, in many languages. */
public final class VariousArtists {
  private static final Set<String> NAMES =
      Table.rows("various-artists.tsv").stream()
          .flatMap(row -> row.stream())
          .map(VariousArtists::key)
          .collect(Collectors.toUnmodifiableSet());

  private VariousArtists() {}

  /** Whether a name stands for many artists; true for a blank one. */
  public static boolean areNamed(String name) {
    return name.isBlank() || NAMES.contains(key(name));
  }

  /** V/A, V.A. and VA are one. */
  private static String key(String name) {
    return TextKey.fold(name).replace(" ", "");
  }
}
