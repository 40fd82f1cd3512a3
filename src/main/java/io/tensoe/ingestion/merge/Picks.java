package io.tensoe.ingestion.merge;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes values in the order of trust and notes who gave them (provenance); one per track. */
final class Picks {
  private final TrustOrder trust;
  private final SortedMap<String, String> provenance = new TreeMap<>();

  Picks(TrustOrder trust) {
    this.trust = trust;
  }

  /** One field of what a source said, validated; null = not said, or not to be believed. */
  @FunctionalInterface
  interface Field<S, T> {
    @Nullable T of(S said);
  }

  /**
   * The value of the best trusted source that has one.
   *
   * @param column key of {@link TrustOrder#byColumn()}
   * @param said what the sources said, by name
   */
  <S, T> @Nullable T first(String column, Map<String, S> said, Field<S, T> field) {
    for (String source : trust.of(column)) {
      S words = said.get(source);
      T value = words == null ? null : field.of(words);
      if (value != null) {
        provenance.put(column, source);
        return value;
      }
    }
    return null;
  }

  /** Notes who gave a value that was chosen elsewhere. */
  void note(String column, String source) {
    provenance.put(column, source);
  }

  /** Column to source, so far. */
  SortedMap<String, String> provenance() {
    return provenance;
  }
}
