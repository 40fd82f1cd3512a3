package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/**
 * Options of {@code doctor}: those that decide where data goes, how sources are asked and, for a
 * plan, which albums are wanted.
 */
public interface DoctorOptions extends SeedOptions, SourceOptions {
  @Description(
      "Also estimate what a run would cost: calls, time and days per source, for the albums of"
          + " --input or --album with --artist, or without them for all that are not final.")
  @Default.Boolean(false)
  boolean getPlan();

  void setPlan(boolean plan);
}
