package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How much of what sources say is kept per track. */
public interface MergeOptions extends PipelineOptions {
  @Description("Most genres kept per track.")
  @Default.Integer(10)
  int getMaxGenres();

  void setMaxGenres(int most);

  @Description("Most moods kept per track.")
  @Default.Integer(10)
  int getMaxMoods();

  void setMaxMoods(int most);
}
