package io.tensoe.ingestion.options;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * Where sources are asked, or read without asking; stored answers, budgets and closures belong to
 * source and address.
 */
public interface AddressOptions extends PipelineOptions {
  @Description("Base address of Spotify's Web API. Default: https://api.spotify.com/v1.")
  @Nullable String getSpotifyApiUrl();

  void setSpotifyApiUrl(@Nullable String url);

  @Description(
      "Base address of Spotify's account service; the token is asked below it at /api/token."
          + " Default: https://accounts.spotify.com.")
  @Nullable String getSpotifyAccountsUrl();

  void setSpotifyAccountsUrl(@Nullable String url);

  @Description("Base address of the Last.fm API. Default: https://ws.audioscrobbler.com/2.0/.")
  @Nullable String getLastfmUrl();

  void setLastfmUrl(@Nullable String url);

  @Description("Base address of Album of the Year. Default: https://www.albumoftheyear.org.")
  @Nullable String getAotyUrl();

  void setAotyUrl(@Nullable String url);

  @Description(
      "Folder of album pages saved from Album of the Year (.mhtml, .html, any name, also in"
          + " sub-folders), used before the site is asked.")
  @Nullable String getAotyPages();

  void setAotyPages(@Nullable String folder);
}
