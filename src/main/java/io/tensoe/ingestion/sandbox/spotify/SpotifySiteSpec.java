package io.tensoe.ingestion.sandbox.spotify;

import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.SiteOption;
import io.tensoe.ingestion.sandbox.site.SiteProvider;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What Spotify is to the sandbox. */
public final class SpotifySiteSpec implements SiteProvider {
  static final String API = "/spotify/v1";

  /** Spotify's access modes since February 2026. */
  static final String MODE = "spotifyMode";

  static final String EXTENDED = "extended";

  /** The seconds were seen live 2026-08-23, github.com/Waynting/GuessSong/pull/27. */
  static final FaultKind QUOTA =
      FaultKind.afterCount(
          "quota", "after COUNT answers 429 QUOTA_EXCEEDED for SECONDS (default 48925)", 48_925);

  static final FaultKind EXPIRE =
      FaultKind.leftToSite(
          "expire",
          FaultKind.Takes.COUNT,
          "a token is refused after COUNT requests, or after COUNTs seconds");
  static final FaultKind PREMIUM =
      FaultKind.from("premium", "403 in plain text: the app's owner has no Premium");

  @Override
  public SiteSpec spec() {
    return SiteSpec.named("spotify", "Spotify")
        .address("api", "Spotify", API)
        .address("accounts", "Spotify accounts", "/spotify/accounts")
        .limit(100, Duration.ofSeconds(1))
        .credentials("SPOTIFY_CLIENT_ID", "SPOTIFY_CLIENT_SECRET")
        .faults(QUOTA, EXPIRE, PREMIUM, FaultKind.CREDENTIALS)
        .faultExample("quota=100")
        .option(
            new SiteOption(
                MODE, "Spotify's access mode", "development", List.of("development", EXTENDED)))
        .page(SpotifySiteSpec::page)
        .opening(SpotifySite::new)
        .build();
  }

  private static Optional<String> page(Release release) {
    return release.has("no-spotify-link")
        ? Optional.empty()
        : Optional.of("https://open.spotify.com/album/" + SpotifyId.album(release.ref()));
  }
}
