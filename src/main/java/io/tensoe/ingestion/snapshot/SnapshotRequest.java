package io.tensoe.ingestion.snapshot;

import io.tensoe.ingestion.snapshot.manifest.Purpose;
import io.tensoe.ingestion.snapshot.rows.Format;
import io.tensoe.ingestion.snapshot.split.Shares;
import io.tensoe.ingestion.snapshot.split.Split;
import io.tensoe.ingestion.snapshot.split.SplitBy;
import io.tensoe.ingestion.sources.SourceSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What snapshot is wanted.
 *
 * @param folder of all snapshots; all workers share it
 * @param version name of this one; a later one has the greater name
 * @param exclude names of sources whose values are left out
 * @param limit most tracks; null = all
 * @param offset how many tracks are left out first, in the order of their ids
 * @param allowEmpty whether a snapshot without tracks is written, too
 * @param workers how many parts are read at the same time
 * @param sources all there are, for their terms
 * @param codeVersion version of this program
 */
public record SnapshotRequest(
    Path folder,
    String version,
    Set<Format> formats,
    Shares shares,
    SplitBy splitBy,
    Purpose purpose,
    Set<String> exclude,
    @Nullable Long limit,
    long offset,
    boolean allowEmpty,
    int workers,
    List<SourceSpec> sources,
    String codeVersion) {

  /** The options that say the same, for the manifest. */
  Map<String, Object> options() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("format", formats.stream().map(Format::label).sorted().toList());
    Map<String, Double> percentages = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      percentages.put(split.label(), 100 * shares.of(split));
    }
    options.put("splits", percentages);
    options.put("split_by", lower(splitBy));
    options.put("purpose", lower(purpose));
    options.put("exclude", exclude.stream().sorted().toList());
    if (limit != null) {
      options.put("limit", limit);
    }
    options.put("offset", offset);
    return options;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
