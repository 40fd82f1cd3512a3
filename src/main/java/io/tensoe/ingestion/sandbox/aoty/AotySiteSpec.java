package io.tensoe.ingestion.sandbox.aoty;

import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.SiteProvider;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import java.time.Duration;

/** What Album of the Year is to the sandbox. */
public final class AotySiteSpec implements SiteProvider {
  static final String BASE = "/aoty";

  static final FaultKind CHALLENGE =
      FaultKind.from("challenge", "403 with cf-mitigated: challenge and \"Just a moment...\"");
  static final FaultKind ROBOTS =
      FaultKind.leftToSite("robots", FaultKind.Takes.NOTHING, "robots.txt forbids /search/");

  @Override
  public SiteSpec spec() {
    return SiteSpec.named("aoty", "Album of the Year")
        .address("site", "Album of the Year", BASE)
        .limit(50, Duration.ofSeconds(1))
        .faults(CHALLENGE, ROBOTS)
        .faultExample("challenge")
        .opening(AotySite::new)
        .build();
  }
}
