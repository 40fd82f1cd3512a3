package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.cli.show.DiffAsTable;
import io.tensoe.ingestion.cli.show.ResultWriter;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.options.arguments.LocalPath;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.SnapshotDiffOptions;
import io.tensoe.ingestion.snapshot.diff.SnapshotDiff;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What changed from one snapshot to another. */
final class SnapshotDiffCommand implements Command<SnapshotDiffOptions> {
  @Override
  public String name() {
    return "snapshot diff";
  }

  @Override
  public String summary() {
    return "compares two snapshots: rows and the drift of every field";
  }

  @Override
  public Class<SnapshotDiffOptions> options() {
    return SnapshotDiffOptions.class;
  }

  @Override
  public List<String> operands() {
    return List.of("before", "after");
  }

  @Override
  public String notes() {
    return """
    Usage: tensoe snapshot diff A B. A and B are folders of snapshots (snapshots/VERSION,
    snapshots/latest), or names in --output (VERSION, latest). Reads Parquet; no database is needed.
    Rows are matched by track_id; created_at, updated_at and run_id do not count.
    coverage: percent of rows with a value, and its change in percentage points.
    distance: total variation distance between the distributions of known values, 0 (the same) to 1
              (nothing in common): half the sum of |share in A - share in B| over all bins. Bins:
              words and names one by one (genres, moods and artists each word of the list), release
              dates by year, scores and popularity in steps of 5, durations of 30 s, match_confidence
              of 0.05, positions one by one. Ids, titles, albums and addresses are not compared.
    drift:    the greater of the distance and a hundredth of the change of coverage, 0 to 1.
    Exit code 3 if the drift of a field is over --maxDrift, else 0.\
    """;
  }

  @Override
  public int run(SnapshotDiffOptions options, Console console) throws Exception {
    String format = options.getFormat().strip().toLowerCase(Locale.ROOT);
    if (!format.equals("table") && !format.equals("json")) {
      throw new UsageException("--format=" + options.getFormat() + " is neither table nor json");
    }
    @Nullable Double most = options.getMaxDrift();
    if (most != null && !(most >= 0 && most <= 1)) {
      throw new UsageException("--maxDrift=" + most + " is not between 0 and 1");
    }
    @Nullable String before = options.getBefore();
    @Nullable String after = options.getAfter();
    if (before == null || after == null || before.isBlank() || after.isBlank()) {
      throw new UsageException("name two snapshots: tensoe snapshot diff A B");
    }
    SnapshotDiff diff =
        SnapshotDiff.of(before, after, LocalPath.of("output", options.getOutput()), most);
    int exit = diff.over().isEmpty() ? ExitCodes.DONE : ExitCodes.UNFINISHED;
    try (Writer out = ResultWriter.on(console.out())) {
      if (format.equals("json")) {
        out.write(Json.write(diff) + "\n");
      } else {
        DiffAsTable.write(diff, out);
      }
    } catch (ResultWriter.ReaderGoneException e) {
      return exit;
    }
    return exit;
  }
}
