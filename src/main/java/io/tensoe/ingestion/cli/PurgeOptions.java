package io.tensoe.ingestion.cli;

import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Options of {@code purge}. The addresses say whose stored answers the rest is made of. */
public interface PurgeOptions extends DatabaseOptions, AddressOptions, MergeOptions {
  @Description("The source whose data is deleted: spotify, lastfm, aoty.")
  @Nullable String getSource();

  void setSource(@Nullable String name);
}
