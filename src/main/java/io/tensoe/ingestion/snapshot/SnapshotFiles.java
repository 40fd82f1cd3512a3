package io.tensoe.ingestion.snapshot;

import io.tensoe.ingestion.files.FolderTree;
import io.tensoe.ingestion.files.Sha256;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.snapshot.folder.ExportException;
import io.tensoe.ingestion.snapshot.manifest.Manifest;
import io.tensoe.ingestion.snapshot.parts.PartReport;
import io.tensoe.ingestion.snapshot.parts.PartReport.Written;
import io.tensoe.ingestion.snapshot.rows.Format;
import io.tensoe.ingestion.snapshot.rows.HashFile;
import io.tensoe.ingestion.snapshot.rows.HashedChannel;
import io.tensoe.ingestion.snapshot.rows.ParquetFile;
import io.tensoe.ingestion.snapshot.rows.PeopleCsv;
import io.tensoe.ingestion.snapshot.split.Split;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * From what the workers wrote to the files of a snapshot, in their folders and under their names.
 */
final class SnapshotFiles {
  /** Below the hidden folder: what workers write, gone when the snapshot is published. */
  static final String PARTS = "parts";

  private final Path folder;
  private final Path parts;

  /**
   * @param folder the hidden one
   */
  SnapshotFiles(Path folder) {
    this.folder = folder;
    this.parts = folder.resolve(PARTS);
  }

  /** Makes the folder the workers write to. */
  Path open() throws IOException {
    return Files.createDirectory(parts);
  }

  /** How many parts are whole by now. */
  int done() throws IOException {
    return (int)
        FolderTree.list(parts).stream()
            .filter(file -> FolderTree.nameOf(file).startsWith("part-"))
            .count();
  }

  /**
   * What the workers say.
   *
   * @param count of parts
   * @throws ExportException if one is missing: workers on other machines wrote elsewhere
   */
  List<PartReport> reports(int count) throws IOException {
    List<PartReport> reports = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      Path file = parts.resolve(PartReport.name(part));
      if (!Files.exists(file)) {
        throw new ExportException(
            "the workers wrote to another folder of that name: --output="
                + folder.getParent()
                + " must be a folder that all machines share",
            null);
      }
      reports.add(Json.read(Files.readString(file), PartReport.class));
    }
    return reports;
  }

  /** See {@link HashFile#contentHash}. */
  String contentHash(List<PartReport> reports) throws IOException {
    return HashFile.contentHash(
        reports.stream().map(report -> parts.resolve(report.hashes())).toList());
  }

  /**
   * Gives files their names and removes the rest.
   *
   * @param wanted splits that have a file even without rows
   */
  List<Manifest.File> arrange(List<PartReport> reports, Set<Format> formats, List<Split> wanted)
      throws IOException {
    Map<Split, List<Written>> parquet = new TreeMap<>();
    Map<Split, List<Written>> csv = new TreeMap<>();
    reports.stream()
        .flatMap(report -> report.files().stream())
        .forEach(
            file ->
                (file.format() == Format.PARQUET ? parquet : csv)
                    .computeIfAbsent(file.split(), split -> new ArrayList<>())
                    .add(file));
    Set<Split> splits = new TreeSet<>(wanted);
    splits.addAll(parquet.keySet());
    splits.addAll(csv.keySet());
    List<Manifest.File> files = new ArrayList<>();
    for (Split split : splits) {
      if (formats.contains(Format.PARQUET)) {
        moveParquet(split, parquet.getOrDefault(split, List.of()), files);
      }
      if (formats.contains(Format.CSV)) {
        files.add(joinCsv(split, csv.getOrDefault(split, List.of())));
      }
    }
    FolderTree.delete(parts);
    return files;
  }

  private void moveParquet(Split split, List<Written> pieces, List<Manifest.File> files)
      throws IOException {
    List<Written> all = pieces.isEmpty() ? List.of(empty(split)) : pieces;
    for (int i = 0; i < all.size(); i++) {
      Written piece = all.get(i);
      String path =
          String.format(
              Locale.ROOT,
              "data/split=%s/tracks-%05d-of-%05d.parquet",
              split.label(),
              i,
              all.size());
      Path target = folder.resolve(path);
      Files.createDirectories(target.getParent());
      Files.move(parts.resolve(piece.name()), target);
      files.add(file(path, piece, piece.bytes(), piece.sha256()));
    }
  }

  private Written empty(Split split) throws IOException {
    String name = "empty-" + split.label();
    try (ParquetFile file = ParquetFile.create(parts.resolve(name))) {
      HashedChannel written = file.finish();
      return new Written(name, Format.PARQUET, split, 0, written.size(), written.sha256());
    }
  }

  private Manifest.File joinCsv(Split split, List<Written> pieces) throws IOException {
    String path = "csv/tracks-" + split.label() + ".csv";
    Path target = folder.resolve(path);
    Files.createDirectories(target.getParent());
    try (FileChannel file =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      HashedChannel out = new HashedChannel(file);
      out.write(ByteBuffer.wrap(PeopleCsv.header().getBytes(StandardCharsets.UTF_8)));
      long rows = 0;
      for (Written piece : pieces) {
        rows += piece.rows();
        Path source = parts.resolve(piece.name());
        try (FileChannel in = FileChannel.open(source)) {
          for (long at = 0; at < piece.bytes(); ) {
            at += in.transferTo(at, piece.bytes() - at, out);
          }
        }
        Files.delete(source);
      }
      return new Manifest.File(
          path, Format.CSV.label(), split.label(), rows, out.size(), out.sha256());
    }
  }

  private static Manifest.File file(String path, Written piece, long bytes, String sha256) {
    return new Manifest.File(
        path, piece.format().label(), piece.split().label(), piece.rows(), bytes, sha256);
  }

  /** A file of the snapshot that is text. */
  Manifest.File write(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve(name), bytes);
    return new Manifest.File(
        name, null, null, null, bytes.length, Sha256.hex(Sha256.digest().digest(bytes)));
  }
}
