package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Options of {@code report}. */
public interface ReportOptions extends DatabaseOptions {
  @Description("Id of the run. Default: the newest.")
  @Nullable String getRun();

  void setRun(@Nullable String id);

  @Description("Where the page goes. Default: DATADIR/runs/RUN/report.html.")
  @Nullable String getOutput();

  void setOutput(@Nullable String file);
}
