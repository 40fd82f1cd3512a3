package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Options of {@code purge}. The addresses say whose stored answers the rest is made of. */
public interface PurgeOptions extends DatabaseOptions, AddressOptions, MergeOptions {
  @Description("The source whose data is deleted: {sources}.")
  @Nullable String getSource();

  void setSource(@Nullable String name);

  @Description(
      "Only say what would be deleted. On a terminal this is the default, and --yes deletes.")
  @Default.Boolean(false)
  boolean getDryRun();

  void setDryRun(boolean dryRun);

  @Description("Delete; only needed on a terminal.")
  @Default.Boolean(false)
  boolean getYes();

  void setYes(boolean yes);
}
