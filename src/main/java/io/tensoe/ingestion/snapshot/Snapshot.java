package io.tensoe.ingestion.snapshot;

import io.tensoe.ingestion.snapshot.folder.ExportException;
import io.tensoe.ingestion.snapshot.folder.ExportFolder;
import io.tensoe.ingestion.snapshot.folder.SnapshotFolder;
import io.tensoe.ingestion.snapshot.folder.WriteFailedException;
import io.tensoe.ingestion.snapshot.manifest.DatasetCard;
import io.tensoe.ingestion.snapshot.manifest.Manifest;
import io.tensoe.ingestion.snapshot.manifest.Rights;
import io.tensoe.ingestion.snapshot.manifest.SnapshotNotes;
import io.tensoe.ingestion.snapshot.parts.Part;
import io.tensoe.ingestion.snapshot.parts.PartReport;
import io.tensoe.ingestion.snapshot.parts.SplitTally;
import io.tensoe.ingestion.snapshot.parts.WritePartFn;
import io.tensoe.ingestion.snapshot.rows.Format;
import io.tensoe.ingestion.snapshot.split.Split;
import io.tensoe.ingestion.tracks.ExportedSnapshot;
import io.tensoe.ingestion.tracks.TrackFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Writes the database as a versioned training snapshot: rows of one moment, dealt to splits, with a
 * manifest and a dataset card, complete or absent. See docs/decisions/0013.
 */
public final class Snapshot {
  private final SnapshotRequest request;
  private final SerializableFunction<Void, DataSource> database;
  private final long pagesPerPart;
  private final SnapshotFolder.Steps steps;

  private Snapshot(
      SnapshotRequest request,
      SerializableFunction<Void, DataSource> database,
      long pagesPerPart,
      SnapshotFolder.Steps steps) {
    this.request = request;
    this.database = database;
    this.pagesPerPart = pagesPerPart;
    this.steps = steps;
  }

  /** Runs a pipeline to its end and shows how far it is. */
  @FunctionalInterface
  public interface Run {
    /**
     * @param parts how many there are
     * @param done how many of them are written
     * @return whether it ran to its end; false = somebody stopped it
     */
    boolean run(Pipeline pipeline, int parts, Done done) throws Exception;
  }

  /** A count that grows. */
  @FunctionalInterface
  public interface Done {
    int get() throws IOException;
  }

  /**
   * A snapshot that was written.
   *
   * @param notes what a person must be told, one line each
   */
  public record Result(Path folder, Manifest manifest, List<String> notes) {}

  /**
   * Whether snapshots could be written there; makes nothing.
   *
   * @throws ExportException if not; the message says why
   */
  public static void check(Path folder) {
    ExportFolder.check(folder);
  }

  /**
   * Writes a snapshot and lets {@code latest} point to it.
   *
   * @param options name the runner
   * @param database opens the database here and on the workers
   * @return null = it was stopped, and nothing is left of it
   * @throws EmptySnapshotException if it would have no tracks and that is not allowed
   * @throws ExportedSnapshot.SnapshotLostException if the exported snapshot was lost meanwhile
   */
  public static @Nullable Result write(
      SnapshotRequest request,
      PipelineOptions options,
      SerializableFunction<Void, DataSource> database,
      Run run)
      throws Exception {
    return new Snapshot(request, database, SnapshotPlan.PAGES_PER_PART, SnapshotFolder.Steps.NONE)
        .write(options, run);
  }

  /** With parts of another size, and a test that looks on. */
  static @Nullable Result write(
      SnapshotRequest request,
      PipelineOptions options,
      SerializableFunction<Void, DataSource> database,
      Run run,
      long pagesPerPart,
      SnapshotFolder.Steps steps)
      throws Exception {
    return new Snapshot(request, database, pagesPerPart, steps).write(options, run);
  }

  private @Nullable Result write(PipelineOptions options, Run run) throws Exception {
    try {
      return tried(options, run);
    } catch (IOException | Pipeline.PipelineExecutionException e) {
      throw WriteFailedException.of("no snapshot was written to " + request.folder(), e);
    }
  }

  private @Nullable Result tried(PipelineOptions options, Run run) throws Exception {
    try (SnapshotFolder place = SnapshotFolder.open(request.folder(), request.version(), steps)) {
      SnapshotFiles files = new SnapshotFiles(place.staging());
      Path parts = files.open();
      try (ExportedSnapshot exported = ExportedSnapshot.open(database.apply(null))) {
        SnapshotPlan plan =
            exported.read(
                connection -> SnapshotPlan.of(new TrackFacts(connection), request, pagesPerPart));
        Pipeline pipeline = Pipeline.create(options);
        build(pipeline, plan, exported.shared(), parts);
        if (!run.run(pipeline, plan.parts().size(), files::done)) {
          return null;
        }
        Manifest manifest = describe(files, plan, exported);
        if (manifest.total() == 0 && !request.allowEmpty()) {
          throw new EmptySnapshotException(SnapshotNotes.empty(manifest));
        }
        manifest.write(place.staging());
        return new Result(place.publish(), manifest, SnapshotNotes.of(manifest));
      }
    }
  }

  private PCollection<String> build(
      Pipeline pipeline, SnapshotPlan plan, ExportedSnapshot.Shared exported, Path folder) {
    return pipeline
        .apply("List parts", Create.of(plan.parts()).withCoder(SerializableCoder.of(Part.class)))
        .apply(
            "Write parts",
            ParDo.of(
                new WritePartFn(
                    database,
                    exported,
                    plan.selection(),
                    plan.rule(),
                    request.formats(),
                    folder.toString())));
  }

  private Manifest describe(SnapshotFiles files, SnapshotPlan plan, ExportedSnapshot exported)
      throws IOException {
    List<PartReport> reports = files.reports(plan.parts().size());
    String contentHash = files.contentHash(reports);
    Map<String, Long> rows = rows(reports);
    List<Manifest.File> written =
        new ArrayList<>(files.arrange(reports, request.formats(), request.shares().wanted()));
    Origins origins = new Origins(new Rights(request.sources()), plan.selection(), reports);
    long total = rows.getOrDefault("total", 0L);
    TrackFacts.Loss loss = plan.loss();
    Manifest manifest =
        new Manifest(
            Manifest.VERSION,
            request.version(),
            exported.at(),
            origins.isSandbox(),
            request.codeVersion(),
            contentHash,
            request.options(),
            rows,
            splits(reports),
            new Manifest.Dropped(
                loss.tracks(),
                loss.dropped(),
                loss.tracks() - loss.dropped() - total,
                loss.values()),
            origins.fields(),
            origins.sources(),
            written);
    written.add(files.write(DatasetCard.NAME, DatasetCard.of(manifest)));
    return manifest;
  }

  private static Map<String, Manifest.SplitFigures> splits(List<PartReport> reports) {
    Map<Split, SplitTally.Counts> all = new EnumMap<>(Split.class);
    reports.forEach(
        report ->
            report
                .splits()
                .forEach((split, counts) -> all.merge(split, counts, SplitTally.Counts::with)));
    Map<String, Manifest.SplitFigures> figures = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      figures.put(split.label(), all.getOrDefault(split, SplitTally.Counts.NONE).figures());
    }
    return figures;
  }

  private static Map<String, Long> rows(List<PartReport> reports) {
    Map<String, Long> rows = new LinkedHashMap<>(Map.of("total", 0L));
    for (Split split : Split.values()) {
      rows.put(split.label(), 0L);
    }
    // Every row is counted once, whatever formats it was written in.
    for (PartReport report : reports) {
      Format one =
          report.files().stream()
              .map(PartReport.Written::format)
              .min(Format::compareTo)
              .orElse(Format.PARQUET);
      report.files().stream()
          .filter(file -> file.format() == one)
          .forEach(
              file -> {
                rows.merge(file.split().label(), file.rows(), Long::sum);
                rows.merge("total", file.rows(), Long::sum);
              });
    }
    return rows;
  }
}
