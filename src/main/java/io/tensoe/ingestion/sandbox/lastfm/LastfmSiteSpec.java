package io.tensoe.ingestion.sandbox.lastfm;

import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.SiteProvider;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import java.time.Duration;

/** What Last.fm is to the sandbox. */
public final class LastfmSiteSpec implements SiteProvider {
  static final FaultKind SUSPENDED = FaultKind.from("suspended", "error 26: the key is suspended");

  @Override
  public SiteSpec spec() {
    return SiteSpec.named("lastfm", "Last.fm")
        .address("api", "Last.fm", "/lastfm/2.0/")
        .limit(200, Duration.ofSeconds(1))
        .credentials("LASTFM_API_KEY")
        .faults(FaultKind.CREDENTIALS, SUSPENDED)
        .alsoShows(FaultKind.ERROR, "Last.fm also its errors 8, 11 and 16")
        .alsoShows(FaultKind.THROTTLE, "Last.fm its error 29")
        .opening(world -> new LastfmSite(world.catalogue()))
        .build();
  }
}
