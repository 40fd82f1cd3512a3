package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.merge.TrustOrder;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.SourceSpec.Kind;
import io.tensoe.ingestion.sources.Sources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From what sources say about themselves to what the merge must know about them. */
final class Trust {
  /** Of all sources of this program, in play or not. */
  static final TrustOrder ORDER = of(Sources.ALL);

  private Trust() {}

  static TrustOrder of(List<SourceSpec> specs) {
    List<String> catalogues = new ArrayList<>();
    Map<String, String> idPrefixes = new LinkedHashMap<>();
    Map<String, String> albumLinks = new LinkedHashMap<>();
    Set<String> byTracks = new LinkedHashSet<>();
    Set<String> byAlbum = new LinkedHashSet<>();
    specs.stream()
        .filter(SourceSpec::isCatalogue)
        .sorted(Comparator.comparing(SourceSpec::catalogueRank))
        .forEach(spec -> catalogues.add(spec.name()));
    for (SourceSpec spec : specs) {
      @Nullable String link = spec.albumLink();
      if (link != null) {
        albumLinks.put(spec.name(), link);
      }
      if (spec.isCatalogue()) {
        idPrefixes.put(spec.name(), spec.idPrefix());
      } else {
        (spec.kind() == Kind.BY_TRACKS ? byTracks : byAlbum).add(spec.name());
      }
    }
    return new TrustOrder(catalogues, byColumn(specs), idPrefixes, byTracks, byAlbum, albumLinks);
  }

  private static Map<String, List<String>> byColumn(List<SourceSpec> specs) {
    Map<String, List<SourceSpec>> believed = new TreeMap<>();
    specs.forEach(
        spec ->
            spec.ranks()
                .keySet()
                .forEach(
                    column ->
                        believed.computeIfAbsent(column, name -> new ArrayList<>()).add(spec)));
    Map<String, List<String>> names = new TreeMap<>();
    believed.forEach(
        (column, sources) ->
            names.put(
                column,
                sources.stream()
                    .sorted(Comparator.comparing(spec -> spec.ranks().getOrDefault(column, 0)))
                    .map(SourceSpec::name)
                    .toList()));
    return names;
  }
}
