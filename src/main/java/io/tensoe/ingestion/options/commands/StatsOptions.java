package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** Options of {@code stats}. */
public interface StatsOptions extends DatabaseOptions {
  @Description("table or json (one object).")
  @Default.String("table")
  String getFormat();

  void setFormat(String format);
}
