package io.tensoe.ingestion.sandbox.vinyl;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.site.Answer;
import io.tensoe.ingestion.sandbox.site.Ask;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.JsonBytes;
import io.tensoe.ingestion.sandbox.site.Site;
import io.tensoe.ingestion.sandbox.site.SiteWorld;
import java.util.Optional;

/** {@code /?artist=&title=}: how many copies were pressed, a figure that no other site has. */
final class VinylSite implements Site {
  private final SiteWorld world;

  VinylSite(SiteWorld world) {
    this.world = world;
  }

  @Override
  public Answer answer(Ask ask) {
    Optional<Release> album = world.catalogue().album(ask.value("artist"), ask.value("title"));
    return album
        .map(
            release ->
                Answer.usable(
                    200,
                    Answer.JSON,
                    JsonBytes.object(
                        json -> {
                          json.writeStringField("title", release.plainTitle());
                          json.writeNumberField(
                              "pressed", 500 + Dice.below(9_000, release.ref().number()));
                          json.writeStringField("speed", world.options().get(VinylSiteSpec.SPEED));
                        })))
        .orElseGet(() -> Answer.refusal(404, Answer.PLAIN, "never pressed"));
  }

  @Override
  public Answer refusal(FaultKind kind, long dice, long retryAfterSeconds) {
    int status = kind.equals(VinylSiteSpec.SCRATCHED) ? 418 : retryAfterSeconds > 0 ? 429 : 503;
    return Answer.refusal(status, Answer.PLAIN, kind.key());
  }
}
