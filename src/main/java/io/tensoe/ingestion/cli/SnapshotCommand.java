package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.cli.show.PartProgress;
import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.environment.Logs;
import io.tensoe.ingestion.environment.ProgramVersion;
import io.tensoe.ingestion.options.DataFolder;
import io.tensoe.ingestion.options.SourceTexts;
import io.tensoe.ingestion.options.arguments.LocalPath;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.SnapshotOptions;
import io.tensoe.ingestion.run.RunIds;
import io.tensoe.ingestion.runner.Runners;
import io.tensoe.ingestion.snapshot.Snapshot;
import io.tensoe.ingestion.snapshot.SnapshotRequest;
import io.tensoe.ingestion.snapshot.manifest.Manifest;
import io.tensoe.ingestion.snapshot.manifest.Purpose;
import io.tensoe.ingestion.snapshot.rows.Format;
import io.tensoe.ingestion.snapshot.split.Shares;
import io.tensoe.ingestion.snapshot.split.SplitBy;
import io.tensoe.ingestion.sources.Sources;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** The database as a versioned training snapshot. */
final class SnapshotCommand implements Command<SnapshotOptions> {
  @Override
  public String name() {
    return "snapshot";
  }

  @Override
  public String summary() {
    return "writes the database as a versioned training snapshot";
  }

  @Override
  public Class<SnapshotOptions> options() {
    return SnapshotOptions.class;
  }

  @Override
  public String notes() {
    return """
    OUTPUT/VERSION/data/split=train|validation|test/*.parquet, csv/tracks-SPLIT.csv, manifest.json and
    README.md (a dataset card). Rows of one moment; complete or absent; OUTPUT/latest is the newest.
    csv is for people: a text that a spreadsheet would calculate gets an apostrophe in front, lists are
    joined by "; ". What --exclude and --purpose=ml leave out is null. Values to which several sources
    contributed (genres, moods) go with any of them.
    Two snapshots are compared by: tensoe snapshot diff A B.\
    """;
  }

  @Override
  public int run(SnapshotOptions options, Console console) throws Exception {
    SnapshotRequest request = request(options, console);
    Snapshot.check(request.folder());
    // The files are this machine's, and so is the pipeline that writes them.
    PipelineOptions here = Runners.inProcess(options);
    Runners.prepare(here, request.workers() + 1);
    Snapshot.@Nullable Result result;
    try (Database database = ExistingDatabase.open(name(), options)) {
      Logs.open(DataFolder.of(options));
      result =
          Snapshot.write(
              request,
              here,
              database.workers(),
              (pipeline, parts, done) ->
                  Runners.run(pipeline, new PartProgress(console, parts, done)));
    }
    if (result == null) {
      return ExitCodes.STOPPED;
    }
    print(result, request.folder(), console);
    return ExitCodes.DONE;
  }

  private static void print(Snapshot.Result result, Path folder, Console console) {
    Manifest manifest = result.manifest();
    result.notes().forEach(console::say);
    console
        .out()
        .printf(
            Locale.ROOT,
            "%d tracks: %d train, %d validation, %d test%n%s%n%s%n",
            manifest.total(),
            manifest.rows().getOrDefault("train", 0L),
            manifest.rows().getOrDefault("validation", 0L),
            manifest.rows().getOrDefault("test", 0L),
            manifest.contentHash(),
            folder.resolve(manifest.version()));
  }

  private static SnapshotRequest request(SnapshotOptions options, Console console) {
    @Nullable Long limit = options.getLimit();
    if ((limit != null && limit < 0) || options.getOffset() < 0) {
      throw new UsageException("--limit and --offset are 0 or more");
    }
    try {
      return new SnapshotRequest(
          LocalPath.of("output", options.getOutput()),
          RunIds.of(console.started()),
          Format.of(options.getFormat()),
          Shares.of(options.getSplits()),
          choice(SplitBy.class, "splitBy", options.getSplitBy()),
          choice(Purpose.class, "purpose", options.getPurpose()),
          SourceTexts.named("exclude", options.getExclude()),
          limit,
          options.getOffset(),
          options.getAllowEmpty(),
          Runners.workers(Runners.inProcess(options)),
          Sources.ALL,
          ProgramVersion.text());
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  static <E extends Enum<E>> E choice(Class<E> type, String option, String value) {
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or "));
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.name().equalsIgnoreCase(value.strip()))
        .findFirst()
        .orElseThrow(() -> new UsageException("--" + option + "=" + value + " is not " + names));
  }
}
