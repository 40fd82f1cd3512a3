package io.tensoe.ingestion.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Options of {@code sandbox}. The limits are what it enforces. */
public interface SandboxOptions extends DatabaseOptions, SandboxWorldOptions {
  @Description("Port on 127.0.0.1; 0 = any free one.")
  @Default.Integer(8750)
  int getPort();

  void setPort(int port);

  @Description("Write the generated albums (--generated) to this file, as input for ingest.")
  @Nullable String getWriteInput();

  void setWriteInput(@Nullable String file);

  @Description("Enforced on calls to Spotify, n in any window, or none. Default: 100/1s.")
  @Nullable String getSpotifyLimit();

  void setSpotifyLimit(@Nullable String limit);

  @Description("Enforced on calls to Last.fm, n in any window, or none. Default: 200/1s.")
  @Nullable String getLastfmLimit();

  void setLastfmLimit(@Nullable String limit);

  @Description("Enforced on calls to Album of the Year, n in any window, or none. Default: 50/1s.")
  @Nullable String getAotyLimit();

  void setAotyLimit(@Nullable String limit);
}
