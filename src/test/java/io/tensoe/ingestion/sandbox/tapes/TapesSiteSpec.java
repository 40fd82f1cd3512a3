package io.tensoe.ingestion.sandbox.tapes;

import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.SiteProvider;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import java.time.Duration;

/** What the sandbox knows about The Tapes. */
public final class TapesSiteSpec implements SiteProvider {
  @Override
  public SiteSpec spec() {
    return SiteSpec.named("tapes", "The Tapes")
        .address("api", "The Tapes", "/tapes/1")
        .limit(100, Duration.ofSeconds(1))
        .credentials("TAPES_API_KEY")
        .faults(FaultKind.CREDENTIALS)
        .opening(world -> new TapesSite(world.catalogue()))
        .build();
  }
}
