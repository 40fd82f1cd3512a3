package io.tensoe.ingestion.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Which sources are asked, where, how fast, and what need not be asked. */
public interface SourceOptions extends AddressOptions {
  @Description(
      "Sources in play, separated by commas: spotify, lastfm, aoty. Default: every source that is"
          + " usable.")
  @Nullable String getSources();

  void setSources(@Nullable String sources);

  @Description("At most n calls in any window, over all workers and runs. Default: 60/30s.")
  @Nullable String getSpotifyLimit();

  void setSpotifyLimit(@Nullable String limit);

  @Description("At most n calls in any window, over all workers and runs. Default: 5/1s.")
  @Nullable String getLastfmLimit();

  void setLastfmLimit(@Nullable String limit);

  @Description("At most n calls in any window, over all workers and runs. Default: 1/3s.")
  @Nullable String getAotyLimit();

  void setAotyLimit(@Nullable String limit);

  @Description("Most calls in any 24 hours, counted across runs, or none. Default: 1000.")
  @Nullable String getSpotifyDailyLimit();

  void setSpotifyDailyLimit(@Nullable String limit);

  @Description("Most calls in any 24 hours, counted across runs, or none. Default: none.")
  @Nullable String getLastfmDailyLimit();

  void setLastfmDailyLimit(@Nullable String limit);

  @Description("Most calls in any 24 hours, counted across runs, or none. Default: none.")
  @Nullable String getAotyDailyLimit();

  void setAotyDailyLimit(@Nullable String limit);

  @Description(
      "obey: what robots.txt forbids is not asked; permitted: you state that the site allows it.")
  @Default.String("obey")
  String getAotyRobots();

  void setAotyRobots(String policy);

  @Description(
      "Tries per request; being throttled is a pause, not a try. An album that fails while its"
          + " source answers others is looked at once more before the run ends.")
  @Default.Integer(4)
  int getAttempts();

  void setAttempts(int attempts);

  @Description(
      "How old a stored answer may be before it is asked again: 12h, 7d, 0s. Default: 30d for"
          + " Spotify and Album of the Year, 90d for Last.fm; what was not found, after 1 day, then"
          + " 2, 4 … 32.")
  @Nullable String getFreshFor();

  void setFreshFor(@Nullable String age);

  @Description(
      "Use stored answers only, however old; not one request leaves and no credentials are needed.")
  @Default.Boolean(false)
  boolean getOffline();

  void setOffline(boolean offline);
}
