package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * How many albums the built-in upstreams invent: they are served, and wanted when none is named.
 */
public interface GeneratedOptions extends PipelineOptions {
  @Description("Sandbox: how many generated albums it knows beside the real ones, up to 100000.")
  @Default.Integer(0)
  int getGenerated();

  void setGenerated(int albums);
}
