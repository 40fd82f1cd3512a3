package io.tensoe.ingestion.options.commands;

import io.tensoe.ingestion.options.OptionParser;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * Carries the options that are derived from the sources. Beam needs a getter for every option, and
 * there is none of a source: {@link OptionParser} takes these out of the arguments and keeps them
 * here, as they were given. No command has an option of this name.
 */
public interface SourceValues extends PipelineOptions {
  /** Values by the name of their option; null or absent = not given. */
  @Nullable Map<String, String> getSourceValues();

  void setSourceValues(@Nullable Map<String, String> values);

  /** The same, empty where none was given. */
  static Map<String, String> of(PipelineOptions options) {
    @Nullable Map<String, String> values = options.as(SourceValues.class).getSourceValues();
    return values == null ? Map.of() : values;
  }
}
