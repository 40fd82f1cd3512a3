package io.tensoe.ingestion.snapshot.rows;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A kind of file in a snapshot. */
public enum Format {
  PARQUET,
  CSV;

  /** As in options and file names. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Several, separated by commas.
   *
   * @throws IllegalArgumentException naming the one that does not exist
   */
  public static Set<Format> of(String text) {
    Set<Format> formats = EnumSet.noneOf(Format.class);
    for (String each : text.split(",", -1)) {
      try {
        formats.add(valueOf(each.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "--format=" + text + " is not parquet, csv, or both (parquet,csv)", e);
      }
    }
    return formats;
  }
}
