package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.beam.sdk.transforms.SerializableFunction;

/**
 * What every worker must know about a run. Holds no secret: it travels in the job graph.
 *
 * @param runId sortable by time: a later run has the greater id
 * @param database opens the database on a worker
 * @param sources the sources in play
 * @param unusable sources that were meant to be in play and cannot be asked, with the reason: they
 *     give the outcome {@code skipped}
 * @param maxGenres most genres kept per track
 * @param maxMoods most moods kept per track
 * @param writeBatch most rows per statement
 * @param together how many albums, neighbours in the list, are read, gathered, merged and written
 *     together; 1 = each is written as soon as its last source has answered
 */
public record RunSettings(
    String runId,
    SerializableFunction<Void, DataSource> database,
    List<SourceSettings> sources,
    Map<String, String> unusable,
    int maxGenres,
    int maxMoods,
    int writeBatch,
    int together)
    implements Serializable {

  /** Each album on its own. */
  public RunSettings(
      String runId,
      SerializableFunction<Void, DataSource> database,
      List<SourceSettings> sources,
      Map<String, String> unusable,
      int maxGenres,
      int maxMoods,
      int writeBatch) {
    this(runId, database, sources, unusable, maxGenres, maxMoods, writeBatch, 1);
  }

  /** The same run with so many albums together. */
  public RunSettings together(int albums) {
    return new RunSettings(
        runId, database, sources, unusable, maxGenres, maxMoods, writeBatch, albums);
  }

  /** Settings of one source in play. */
  public SourceSettings of(String source) {
    return sources.stream()
        .filter(each -> each.source().equals(source))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(source + " is not in play"));
  }

  /** Whether the source is in play. */
  public boolean plays(String source) {
    return sources.stream().anyMatch(each -> each.source().equals(source));
  }

  /** Names of the catalogue sources in play, the best first; empty = none. */
  public List<String> catalogues() {
    return Sources.catalogues().stream().map(SourceSpec::name).filter(this::plays).toList();
  }

  /**
   * The catalogue source whose track lists the others are asked about: the first in play.
   *
   * @throws IllegalArgumentException if none is in play
   */
  String catalogue() {
    return catalogues().stream()
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no catalogue source is in play"));
  }

  /** Whether the built-in upstreams are asked, so that the rows are imitated. */
  public boolean isSandbox() {
    return sources.stream().anyMatch(SourceSettings::isSandbox);
  }

  /** Whether nothing may be sent. */
  public boolean isOffline() {
    return sources.stream().allMatch(SourceSettings::isOffline);
  }
}
