package io.tensoe.ingestion.snapshot.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tensoe.ingestion.files.FolderTree;
import io.tensoe.ingestion.snapshot.folder.ExportException;
import io.tensoe.ingestion.snapshot.folder.SnapshotPlace;
import io.tensoe.ingestion.snapshot.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * How a snapshot differs from an earlier one. When rows were written does not count.
 *
 * @param before folder of the earlier one
 * @param after folder of the later one
 * @param rows by {@code track_id}
 * @param fields drift of every field, in the order of the columns
 * @param maxDrift limit; null = none was given
 * @param over fields whose drift is over the limit; empty = none
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SnapshotDiff(
    String before,
    String after,
    Rows rows,
    Map<String, FieldDrift> fields,
    @Nullable Double maxDrift,
    List<String> over) {

  /**
   * Rows of both.
   *
   * @param before all of the earlier one
   * @param after all of the later one
   * @param changed in both, with another value
   */
  public record Rows(
      long before, long after, long added, long removed, long changed, long unchanged) {}

  /**
   * How far a field moved.
   *
   * @param coverageBefore percent of rows with a value
   * @param coverageAfter likewise
   * @param coverageChange in percentage points
   * @param distance total variation distance of the values, 0 to 1; null = not compared
   * @param drift the greater of {@code distance} and a hundredth of the change of coverage, 0 to 1
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record FieldDrift(
      double coverageBefore,
      double coverageAfter,
      double coverageChange,
      @Nullable Double distance,
      double drift) {

    static FieldDrift of(double before, double after, @Nullable Double distance) {
      return new FieldDrift(
          100 * before,
          100 * after,
          100 * (after - before),
          distance,
          Math.max(Math.abs(after - before), distance == null ? 0 : distance));
    }
  }

  /**
   * Compares.
   *
   * @param before the earlier one: its folder, the folder of its folder (the latest), or its name
   * @param after the later one, likewise
   * @param snapshots folder of all snapshots, for names
   * @param maxDrift 0 to 1; null = no limit
   * @throws ExportException if one is no snapshot
   */
  public static SnapshotDiff of(
      String before, String after, Path snapshots, @Nullable Double maxDrift)
      throws IOException, InterruptedException {
    Path left = SnapshotPlace.find(before, snapshots);
    Path right = SnapshotPlace.find(after, snapshots);
    Manifest earlier = Manifest.read(left);
    Manifest later = Manifest.read(right);
    Path work = Files.createTempDirectory("tensoe-diff");
    try {
      int files = RowPairs.files(Math.max(earlier.total(), later.total()));
      List<Side> sides =
          both(
              () -> Side.read(left, earlier, new RowPairs(work, "before", files)),
              () -> Side.read(right, later, new RowPairs(work, "after", files)));
      Side old = sides.get(0);
      Side now = sides.get(1);
      Map<String, FieldDrift> fields = old.stats().driftTo(now.stats());
      return new SnapshotDiff(
          left.toString(),
          right.toString(),
          old.pairs().compare(now.pairs()),
          fields,
          maxDrift,
          fields.entrySet().stream()
              .filter(each -> maxDrift != null && each.getValue().drift() > maxDrift)
              .map(Map.Entry::getKey)
              .toList());
    } finally {
      FolderTree.delete(work);
    }
  }

  /** One snapshot, read once. */
  private record Side(SnapshotStats stats, RowPairs pairs) {
    static Side read(Path folder, Manifest manifest, RowPairs pairs) throws IOException {
      SnapshotStats stats = new SnapshotStats();
      try (pairs) {
        SnapshotRows.each(
            folder,
            manifest,
            row -> {
              stats.add(row);
              pairs.add(row);
            });
      }
      return new Side(stats, pairs);
    }
  }

  private static List<Side> both(Callable<Side> left, Callable<Side> right)
      throws IOException, InterruptedException {
    ExecutorService readers = Executors.newFixedThreadPool(2);
    try {
      Future<Side> first = readers.submit(left);
      Future<Side> second = readers.submit(right);
      return List.of(first.get(), second.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } finally {
      readers.shutdownNow();
    }
  }
}
