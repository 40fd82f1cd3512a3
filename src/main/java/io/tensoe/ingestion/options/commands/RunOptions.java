package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** How albums are looked up, merged and written, whichever albums those are. */
public interface RunOptions
    extends DatabaseOptions, SourceOptions, MergeOptions, SandboxWorldOptions {
  @Description(
      "CSV that pins albums to ids ({pins}) or forbids matches (forbid);"
          + " a bad row is an error.")
  @Nullable String getOverrides();

  void setOverrides(@Nullable String file);

  @Description("Also write this run's tracks as Parquet into this folder.")
  @Nullable String getExport();

  void setExport(@Nullable String folder);

  @Description("Where the summary goes. Default: DATADIR/runs/RUN/summary.json.")
  @Nullable String getSummary();

  void setSummary(@Nullable String file);

  @Description(
      "On a Flink cluster: submit the run, print the id of its job and end; stats tells how far it"
          + " is.")
  @Default.Boolean(false)
  boolean getDetached();

  void setDetached(boolean detached);

  @Description(
      "Sources, separated by commas, to ask again although their service closed them until later"
          + " (doctor names them).")
  @Nullable String getReopen();

  void setReopen(@Nullable String sources);

  @Description("Most rows per statement.")
  @Default.Integer(500)
  int getWriteBatch();

  void setWriteBatch(int rows);
}
