package io.tensoe.ingestion.sandbox.vinyl;

import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.SiteOption;
import io.tensoe.ingestion.sandbox.site.SiteProvider;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the sandbox knows about the Vinyl Index. */
public final class VinylSiteSpec implements SiteProvider {
  static final FaultKind SCRATCHED = FaultKind.from("scratched", "418: the record is scratched");
  static final String SPEED = "vinylSpeed";

  @Override
  public SiteSpec spec() {
    return SiteSpec.named("vinyl", "The Vinyl Index of All Time")
        .address("api", "The Vinyl Index of All Time", "/vinyl/3/")
        .limit(5, Duration.ofMinutes(10))
        .credentials("VINYL_KEY")
        .faults(FaultKind.CREDENTIALS, SCRATCHED)
        .alsoShows(FaultKind.ERROR, "the Vinyl Index also a skip")
        .faultExample("scratched=3")
        .option(new SiteOption(SPEED, "Vinyl's speed", "slow", List.of("slow", "fast")))
        .page(release -> Optional.of("https://vinyl.example/" + release.ref().number()))
        .opening(VinylSite::new)
        .build();
  }
}
