package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Which sources are asked, where, how fast, and what need not be asked. */
@FromSources(FromSources.Group.ASKING)
public interface SourceOptions extends AddressOptions {
  @Description(
      "Sources in play, separated by commas: {sources}. Default: every source that is usable.")
  @Nullable String getSources();

  void setSources(@Nullable String sources);

  @Description(
      "Tries per request; being throttled is a pause, not a try. An album that fails while its"
          + " source answers others is looked at once more before the run ends.")
  @Default.Integer(4)
  int getAttempts();

  void setAttempts(int attempts);

  @Description(
      "How old a stored answer may be before it is asked again: 12h, 7d, 0s. Default: {freshFor};"
          + " what was not found, after 1 day, then"
          + " 2, 4 … 32.")
  @Nullable String getFreshFor();

  void setFreshFor(@Nullable String age);

  @Description(
      "Use stored answers only, however old; not one request leaves and no credentials are needed.")
  @Default.Boolean(false)
  boolean getOffline();

  void setOffline(boolean offline);
}
