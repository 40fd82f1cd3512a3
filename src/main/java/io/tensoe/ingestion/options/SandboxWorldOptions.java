package io.tensoe.ingestion.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** How the built-in upstreams behave. */
public interface SandboxWorldOptions extends GeneratedOptions {
  @Description("Sandbox: tracks of each generated album.")
  @Default.Integer(10)
  int getTracksPerAlbum();

  void setTracksPerAlbum(int tracks);

  @Description("Sandbox: time before an answer leaves, in milliseconds: 250 or 150-400.")
  @Default.String("0")
  String getLatency();

  void setLatency(String latency);

  @Description("Sandbox: Spotify's access mode, development or extended.")
  @Default.String("development")
  String getSpotifyMode();

  void setSpotifyMode(String mode);

  @Description(
      "Sandbox: what goes wrong, e.g. spotify.error=0.05,all.reset=0.02,aoty.challenge; all kinds:"
          + " sandbox --help.")
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
