package io.tensoe.ingestion.snapshot.parts;

import io.tensoe.ingestion.snapshot.rows.Format;
import io.tensoe.ingestion.snapshot.split.Split;
import java.util.List;
import java.util.Map;

/**
 * What a worker wrote of one part of the table, for the driver.
 *
 * @param part number of the part, from 0
 * @param files without folders; empty = it had no rows
 * @param hashes name of the file with the hashes of its rows
 * @param values how many rows have a value, by column
 * @param splits what is said of each split that has rows
 * @param origins how many rows have this {@code provenance}; the key is JSON, empty = none
 */
public record PartReport(
    int part,
    List<Written> files,
    String hashes,
    Map<String, Long> values,
    Map<Split, SplitTally.Counts> splits,
    Map<String, Long> origins) {

  /**
   * A file.
   *
   * @param bytes size
   * @param sha256 in hexadecimal digits; empty = it is only a piece of a file
   */
  public record Written(
      String name, Format format, Split split, long rows, long bytes, String sha256) {}

  /** Name of a part's report. */
  public static String name(int part) {
    return "part-" + part + ".json";
  }
}
