package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Options of {@code snapshot diff}. */
public interface SnapshotDiffOptions extends DatabaseOptions {
  @Description("The earlier snapshot; the same as the first operand.")
  @Nullable String getBefore();

  void setBefore(@Nullable String snapshot);

  @Description("The later snapshot; the same as the second operand.")
  @Nullable String getAfter();

  void setAfter(@Nullable String snapshot);

  @Description("Exit 3 if a field drifts further, 0 to 1. Default: no limit.")
  @Nullable Double getMaxDrift();

  void setMaxDrift(@Nullable Double drift);

  @Description("Folder of all snapshots, for operands that are names of versions.")
  @Default.String("snapshots")
  String getOutput();

  void setOutput(String folder);

  @Description("table or json (one object).")
  @Default.String("table")
  String getFormat();

  void setFormat(String format);
}
