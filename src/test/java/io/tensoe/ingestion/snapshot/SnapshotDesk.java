package io.tensoe.ingestion.snapshot;

import io.tensoe.ingestion.snapshot.export.ExportDesk;
import io.tensoe.ingestion.snapshot.folder.SnapshotFolder;
import io.tensoe.ingestion.snapshot.manifest.Purpose;
import io.tensoe.ingestion.snapshot.rows.Format;
import io.tensoe.ingestion.snapshot.split.Shares;
import io.tensoe.ingestion.snapshot.split.SplitBy;
import io.tensoe.ingestion.sources.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Snapshots of a real database, one after another. Immutable but for the count of versions. */
public final class SnapshotDesk {
  private static final AtomicInteger VERSIONS = new AtomicInteger();

  private final ExportDesk desk;
  private final Path folder;

  /**
   * @param folder of all snapshots
   */
  public SnapshotDesk(ExportDesk desk, Path folder) {
    this.desk = desk;
    this.folder = folder;
  }

  /** What is wanted without options. */
  public SnapshotRequest request() {
    return new SnapshotRequest(
        folder,
        String.format(Locale.ROOT, "v%05d", VERSIONS.incrementAndGet()),
        Set.of(Format.PARQUET),
        Shares.of("80,10,10"),
        SplitBy.ARTIST,
        Purpose.ANY,
        Set.of(),
        null,
        0,
        true,
        2,
        Sources.ALL,
        "test");
  }

  public SnapshotRequest request(SplitBy splitBy, Purpose purpose, Set<String> exclude) {
    SnapshotRequest usual = request();
    return new SnapshotRequest(
        folder,
        usual.version(),
        Set.of(Format.PARQUET, Format.CSV),
        usual.shares(),
        splitBy,
        purpose,
        exclude,
        null,
        0,
        true,
        2,
        Sources.ALL,
        "test");
  }

  SnapshotRequest slice(Long limit, long offset) {
    SnapshotRequest usual = request();
    return new SnapshotRequest(
        folder,
        usual.version(),
        usual.formats(),
        usual.shares(),
        usual.splitBy(),
        usual.purpose(),
        Set.of(),
        limit,
        offset,
        true,
        2,
        Sources.ALL,
        "test");
  }

  public Snapshot.Result write(SnapshotRequest request, String... runner) throws Exception {
    return write(request, SnapshotPlan.PAGES_PER_PART, () -> {}, runner);
  }

  /**
   * @param meanwhile what happens once the moment is held and before anything is read
   */
  public Snapshot.Result write(
      SnapshotRequest request, long pagesPerPart, Meanwhile meanwhile, String... runner)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of(runner));
    return Snapshot.write(
        request,
        PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new)).create(),
        desk.database().workers(),
        (pipeline, parts, done) -> {
          meanwhile.happens();
          pipeline.run().waitUntilFinish();
          return true;
        },
        pagesPerPart,
        SnapshotFolder.Steps.NONE);
  }

  @FunctionalInterface
  public interface Meanwhile {
    void happens() throws Exception;
  }

  /** All Parquet files of a snapshot, with their split, as DuckDB takes them. */
  static String files(Snapshot.Result snapshot) {
    return String.format(
        Locale.ROOT,
        "read_parquet('%s/data/*/*.parquet', hive_partitioning = true)",
        snapshot.folder());
  }
}
