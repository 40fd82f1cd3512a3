package io.tensoe.ingestion.snapshot.parts;

import io.tensoe.ingestion.database.connection.CopyRow;
import io.tensoe.ingestion.snapshot.rows.Format;
import io.tensoe.ingestion.snapshot.rows.HashedChannel;
import io.tensoe.ingestion.snapshot.rows.ParquetFile;
import io.tensoe.ingestion.snapshot.rows.PeopleCsv;
import io.tensoe.ingestion.snapshot.rows.TrackRecord;
import io.tensoe.ingestion.snapshot.split.Split;
import io.tensoe.ingestion.snapshot.split.SplitRule;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one part of the table, each to the file of its split. A split without rows
 * gets no file. Not thread-safe.
 */
final class PartWriter implements Closeable {
  private final Path folder;
  private final String attempt;
  private final SplitRule rule;
  private final Set<Format> formats;
  private final TrackRecord tracks = new TrackRecord();
  private final PartTally tally = new PartTally();
  private final Map<Split, SplitFiles> files = new EnumMap<>(Split.class);

  /**
   * @param attempt what names of files begin with; no other attempt has the same
   */
  PartWriter(Path folder, String attempt, SplitRule rule, Set<Format> formats) {
    this.folder = folder;
    this.attempt = attempt;
    this.rule = rule;
    this.formats = formats;
  }

  void write(CopyRow row) throws IOException {
    GenericRecord track = tracks.of(row);
    Split split = rule.of(row);
    @Nullable SplitFiles place = files.get(split);
    if (place == null) {
      place = new SplitFiles(split);
      files.put(split, place);
    }
    place.write(track);
    place.tally.add(row, track);
    tally.add(track);
  }

  /** Ends the files. */
  PartReport finish(int part) throws IOException {
    List<PartReport.Written> written = new ArrayList<>();
    for (SplitFiles each : files.values()) {
      each.finish(written);
    }
    String hashes = attempt + ".hashes";
    tally.hashes().write(folder.resolve(hashes));
    Map<Split, SplitTally.Counts> splits = new EnumMap<>(Split.class);
    files.forEach((split, place) -> splits.put(split, place.tally.counts()));
    return new PartReport(part, written, hashes, tally.values(), splits, tally.origins());
  }

  @Override
  public void close() throws IOException {
    for (SplitFiles each : files.values()) {
      each.close();
    }
  }

  private String name(Split split, Format format) {
    return attempt + "-" + split.label() + "." + format.label();
  }

  /** The files of one split. */
  private final class SplitFiles implements Closeable {
    private final Split split;
    private final SplitTally tally = new SplitTally();
    private final @Nullable ParquetFile parquet;
    private final @Nullable PeopleCsv csv;
    private long rows;

    SplitFiles(Split split) throws IOException {
      this.split = split;
      this.parquet =
          formats.contains(Format.PARQUET)
              ? ParquetFile.create(folder.resolve(name(split, Format.PARQUET)))
              : null;
      this.csv =
          formats.contains(Format.CSV)
              ? new PeopleCsv(
                  new BufferedWriter(
                      Files.newBufferedWriter(folder.resolve(name(split, Format.CSV))), 1 << 16))
              : null;
    }

    void write(GenericRecord track) throws IOException {
      if (parquet != null) {
        parquet.write(track);
      }
      if (csv != null) {
        csv.write(track);
      }
      rows++;
    }

    void finish(List<PartReport.Written> written) throws IOException {
      if (parquet != null) {
        HashedChannel file = parquet.finish();
        written.add(
            new PartReport.Written(
                name(split, Format.PARQUET),
                Format.PARQUET,
                split,
                rows,
                file.size(),
                file.sha256()));
      }
      if (csv != null) {
        csv.flush();
        String name = name(split, Format.CSV);
        written.add(
            new PartReport.Written(
                name, Format.CSV, split, rows, Files.size(folder.resolve(name)), ""));
      }
    }

    @Override
    public void close() throws IOException {
      if (parquet != null) {
        parquet.close();
      }
      if (csv != null) {
        csv.close();
      }
    }
  }
}
