package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** How the built-in upstreams behave. */
@FromSources(FromSources.Group.PLAYED)
public interface SandboxWorldOptions extends GeneratedOptions, SourceValues {
  @Description("Sandbox: tracks of each generated album.")
  @Default.Integer(10)
  int getTracksPerAlbum();

  void setTracksPerAlbum(int tracks);

  @Description("Sandbox: time before an answer leaves, in milliseconds: 250 or 150-400.")
  @Default.String("0")
  String getLatency();

  void setLatency(String latency);

  @Description("Sandbox: what goes wrong, e.g. {faults}; all kinds: sandbox --help.")
  @Nullable String getFaults();

  void setFaults(@Nullable String faults);

  @Description("Sandbox: seed of everything that is left to chance.")
  @Default.Long(1)
  long getSandboxSeed();

  void setSandboxSeed(long seed);

  @Description(
      "Sandbox: write what it counted (violations, repeats, faults) to this file at the end.")
  @Nullable String getSandboxStats();

  void setSandboxStats(@Nullable String file);
}
