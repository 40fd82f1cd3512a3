package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Options of {@code sandbox}. The limits are what it enforces. */
@FromSources(FromSources.Group.ENFORCED)
public interface SandboxOptions extends DatabaseOptions, SandboxWorldOptions {
  @Description("Port on 127.0.0.1; 0 = any free one.")
  @Default.Integer(8750)
  int getPort();

  void setPort(int port);

  @Description("Write the generated albums (--generated) to this file, as input for ingest.")
  @Nullable String getWriteInput();

  void setWriteInput(@Nullable String file);
}
