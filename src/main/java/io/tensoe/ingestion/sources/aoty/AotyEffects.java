package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.sources.OptionEffects;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the options about robots.txt and saved pages change beside the source itself. */
final class AotyEffects implements OptionEffects {

  @Override
  public boolean needsNoRequest(Map<String, String> settings) {
    return settings.containsKey(AotySpec.PAGES);
  }

  @Override
  public Set<Cause> lifted(Map<String, String> settings) {
    return isPermitted(settings) || needsNoRequest(settings) ? Set.of(Cause.ROBOTS) : Set.of();
  }

  @Override
  public List<String> checkup(Map<String, String> settings) {
    @Nullable String pages = settings.get(AotySpec.PAGES);
    String saved = pages == null ? "" : "; saved pages of " + pages + " are used first";
    return List.of(
        isPermitted(settings)
            ? "robots.txt: you state that the site allows it" + saved
            : "robots.txt is obeyed: what it forbids is skipped, not asked" + saved);
  }

  @Override
  public List<String> before(Map<String, String> settings) {
    @Nullable String pages = settings.get(AotySpec.PAGES);
    return pages == null ? List.of() : AotySource.notesOn(Path.of(pages));
  }

  @Override
  public List<String> after(Map<String, String> settings) {
    @Nullable String pages = settings.get(AotySpec.PAGES);
    return pages == null ? List.of() : AotySource.unusedOf(Path.of(pages));
  }

  private static boolean isPermitted(Map<String, String> settings) {
    return RobotsPolicy.PERMITTED.name().equals(settings.get(AotySpec.ROBOTS));
  }
}
