package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.Pin;
import io.tensoe.ingestion.sources.SourceProvider;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.SourceSpec.Kind;
import io.tensoe.ingestion.sources.Terms;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/** All that this program knows about Spotify besides what it answers. */
public final class SpotifySpec implements SourceProvider {
  private static final String ID_VARIABLE = "SPOTIFY_CLIENT_ID";
  private static final String SECRET_VARIABLE = "SPOTIFY_CLIENT_SECRET";

  /**
   * A search and the album. Of 45 well-known albums every eighth took one more search; of 8,000
   * real releases every hundredth has more than the 50 tracks of a page.
   */
  private static final double USUAL_CALLS = 2.2;

  /** How a user names one of its albums. */
  static final Pin PIN =
      Pin.named("spotify", 10, "spotify_id")
          .ofAlbumsAt("spotify")
          .spelled("spotify_album_id", "album_uri")
          .wanting("a Spotify album id (22 letters and digits) or album link", SpotifyIds::inText)
          .refutingOthers()
          .notOf("Spotify", SpotifyIds::isOfSomethingElse)
          .forbidden("ID", "album id: write spotify: and its 22 letters", SpotifyIds::mayBeAsked)
          .build();

  @Override
  public SourceSpec spec() {
    return SourceSpec.named("spotify", "Spotify", Kind.CATALOGUE)
        // Its ids were there first: they stand bare in the table.
        .idPrefix("", "spotify:track:")
        .albumLink("open\\.spotify\\.com/(?:[a-z-]+/)?album/([A-Za-z0-9]{22})")
        .pin(PIN)
        .address(
            "api",
            URI.create("https://api.spotify.com/v1"),
            "spotifyApiUrl",
            "Base address of Spotify's Web API.")
        .address(
            "accounts",
            URI.create("https://accounts.spotify.com"),
            "spotifyAccountsUrl",
            "Base address of Spotify's account service; the token is asked below it at /api/token.")
        .credentials(
            "create an app at https://developer.spotify.com/dashboard (its owner needs Premium)",
            ID_VARIABLE,
            SECRET_VARIABLE)
        // The window of 30 s rolls; how many calls is unpublished:
        // https://developer.spotify.com/documentation/web-api/concepts/rate-limits
        // About 1,100 calls in 24 h were seen before QUOTA_EXCEEDED (September 2026); the longest
        // wait it then asked for is a day: https://github.com/spotDL/spotify-downloader/issues/2585
        .limits("60/30s", "1000")
        .cost(USUAL_CALLS, 1)
        .fields(
            10,
            "title",
            "artist",
            "album",
            "release_date",
            "duration_ms",
            "popularity",
            "explicit",
            "spotify_url",
            "track_number",
            "disc_number",
            "album_total_tracks",
            "isrc")
        .remark("popularity", "Spotify tells it only to apps with extended access")
        // "Keep cached data fresh, delete what you no longer need":
        // https://developer.spotify.com/policy. No number is given; a month and a season are ours.
        .keeping(new AnswerPolicy(Duration.ofDays(30), Duration.ofDays(90), true, null, 2))
        // Policy, section III.14: no training of machine-learning or AI models with its content.
        .terms(
            new Terms(
                "Spotify Developer Terms; no database of its own, link back",
                URI.create("https://developer.spotify.com/terms"),
                Terms.Learning.FORBIDDEN,
                URI.create("https://developer.spotify.com/policy")))
        .opening(
            (client, addresses, credentials, settings) ->
                new SpotifySource(
                    client,
                    of(addresses, "api"),
                    of(addresses, "accounts"),
                    credentials.getOrDefault(ID_VARIABLE, ""),
                    credentials.getOrDefault(SECRET_VARIABLE, ""),
                    InstantSource.system()))
        .build();
  }

  private static URI of(Map<String, URI> addresses, String name) {
    return Objects.requireNonNull(addresses.get(name), name);
  }
}
