package io.tensoe.ingestion.snapshot.manifest;

import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Terms;
import io.tensoe.ingestion.tracks.TrackSelection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What may be done with values, by the terms of their sources. */
public final class Rights {
  private final List<SourceSpec> sources;

  public Rights(List<SourceSpec> sources) {
    this.sources = sources;
  }

  /**
   * Which values a snapshot may hold.
   *
   * @param excluded names of sources that are not wanted
   */
  public TrackSelection selection(Purpose purpose, Set<String> excluded) {
    Map<String, Set<String>> barred = new LinkedHashMap<>();
    for (String column : TrackSelection.SOURCED) {
      Set<String> names = new TreeSet<>(excluded);
      for (SourceSpec source : sources) {
        if (purpose == Purpose.ML && isForbidden(source.termsOf(column))) {
          names.add(source.name());
        }
      }
      if (!names.isEmpty()) {
        barred.put(column, names);
      }
    }
    Map<String, String> givers = new LinkedHashMap<>();
    sources.stream()
        .filter(SourceSpec::isCatalogue)
        .forEach(source -> givers.put(source.idPrefix(), source.name()));
    return new TrackSelection(barred, givers, purpose == Purpose.ML, null, null);
  }

  /**
   * The terms of a source's values.
   *
   * @param column of the table
   * @return null = no source of ours, its terms are unknown
   */
  public @Nullable Terms termsOf(String source, String column) {
    return sources.stream()
        .filter(each -> each.name().equals(source))
        .findFirst()
        .map(each -> each.termsOf(column))
        .orElse(null);
  }

  /** Names of the sources that can fill a column. */
  public List<String> sourcesOf(String column) {
    return sources.stream()
        .filter(each -> each.fields().contains(column))
        .map(SourceSpec::name)
        .toList();
  }

  /** As people call it; unknown ones as they are. */
  public String titleOf(String source) {
    return sources.stream()
        .filter(each -> each.name().equals(source))
        .findFirst()
        .map(SourceSpec::title)
        .orElse(source);
  }

  static boolean isForbidden(@Nullable Terms terms) {
    return terms != null && terms.learning() == Terms.Learning.FORBIDDEN;
  }
}
