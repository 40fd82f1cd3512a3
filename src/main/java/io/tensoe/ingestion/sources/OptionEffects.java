package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.model.Cause;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the own options of a source change beside the source itself. Every method gets the checked
 * values by name of the option; absent = not given and without a default. By default they change
 * nothing.
 */
public interface OptionEffects {
  /** A source whose options change nothing else. */
  OptionEffects NONE = new OptionEffects() {};

  /**
   * Whether the source may find albums without a request, e.g. in pages on disk. Such a source is
   * in play with {@code --offline} even where no answer of it is stored.
   */
  default boolean needsNoRequest(Map<String, String> settings) {
    return false;
  }

  /** Causes of skipped albums that these settings remove, so that {@code resume} asks again. */
  default Set<Cause> lifted(Map<String, String> settings) {
    return Set.of();
  }

  /** Lines for {@code doctor} about these settings; empty = nothing to say. */
  default List<String> checkup(Map<String, String> settings) {
    return List.of();
  }

  /** Lines that a run says before it begins; empty = nothing to say. */
  default List<String> before(Map<String, String> settings) {
    return List.of();
  }

  /** Lines that a run says once it has ended in this process; empty = nothing to say. */
  default List<String> after(Map<String, String> settings) {
    return List.of();
  }
}
