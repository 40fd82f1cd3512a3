package io.tensoe.ingestion.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.pipeline.RunSettings;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.runs.RunCounts;
import io.tensoe.ingestion.runs.RunStore;
import io.tensoe.ingestion.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run did: {@code summary.json}. Every figure is read from tables, so it is right whatever
 * restarted on the way.
 *
 * @param wallMs from the start of the process, in milliseconds
 * @param boundMs shortest possible time under the limits, in milliseconds; null = no source has one
 * @param ambiguous albums of which a source has several that nothing tells apart; each counts in
 *     {@code albums} too, where it stands
 */
@JsonPropertyOrder({
  "run",
  "started",
  "finished",
  "wall_ms",
  "bound_ms",
  "runner",
  "albums",
  "ambiguous",
  "tracks",
  "sources"
})
public record Summary(
    String run,
    Instant started,
    Instant finished,
    @JsonProperty("wall_ms") long wallMs,
    @JsonProperty("bound_ms") @Nullable Long boundMs,
    String runner,
    Albums albums,
    long ambiguous,
    Tracks tracks,
    Map<String, Source> sources) {

  /** Albums by where they stand; the five add up to {@code asked}. */
  public record Albums(
      long asked,
      long duplicates,
      @JsonProperty("rejected_rows") long rejectedRows,
      long complete,
      long partial,
      long absent,
      long failed,
      long deferred) {}

  /** Tracks by what became of their rows; every track once. */
  public record Tracks(long written, long inserted, long updated, long unchanged) {}

  /**
   * One source.
   *
   * @param requests calls that arrived under its limit, retries included
   * @param plannedRequests what was expected before the run started, without repeats and pauses;
   *     null = unknown
   * @param storedAnswers questions answered by what was kept, without a request
   * @param limit as promised; null = unlimited
   * @param closedUntil when it opens again; null = open
   * @param note one line for people; null = nothing to say
   */
  public record Source(
      long requests,
      @JsonProperty("planned_requests") @Nullable Long plannedRequests,
      @JsonProperty("stored_answers") long storedAnswers,
      long found,
      long absent,
      long failed,
      long deferred,
      long skipped,
      long throttled,
      long retries,
      @JsonProperty("waited_ms") long waitedMs,
      long aside,
      @Nullable String limit,
      @JsonProperty("closed_until") @Nullable Instant closedUntil,
      @Nullable String note,
      @JsonIgnore boolean isRefused) {}

  /**
   * Reads the summary of a finished run from its tables.
   *
   * @param planned expected requests by source, see {@link Plan#calls}
   */
  public static Summary of(
      RunStore runs,
      RunSettings run,
      Map<String, Long> planned,
      Instant started,
      Instant finished,
      String runner)
      throws InterruptedException {
    Map<String, Long> states = runs.counts().albumsByStatus(run.runId());
    long asked = states.values().stream().mapToLong(Long::longValue).sum();
    Map<String, Long> changes = runs.counts().tracksByChange(run.runId());
    RunCounts.InputCounts input = runs.counts().inputCounts(run.runId());
    Map<String, Source> sources = new LinkedHashMap<>();
    @Nullable Long bound = null;
    for (SourceSettings settings : run.sources()) {
      Source source = source(runs, run, settings, planned.get(settings.source()));
      sources.put(settings.source(), source);
      @Nullable Limit limit = settings.limit();
      if (limit != null) {
        long least = limit.bound(source.requests()).toMillis();
        bound = bound == null ? least : Math.max(bound, least);
      }
    }
    for (Map.Entry<String, String> each : run.unusable().entrySet()) {
      Map<String, Long> outcomes = runs.counts().outcomesOf(run.runId(), each.getKey());
      sources.put(each.getKey(), unasked(outcomes, each.getValue()));
    }
    return new Summary(
        run.runId(),
        started,
        finished,
        Duration.between(started, finished).toMillis(),
        bound,
        runner,
        new Albums(
            asked,
            input.duplicates(),
            input.rejected(),
            states.getOrDefault("complete", 0L),
            states.getOrDefault("partial", 0L),
            states.getOrDefault("absent", 0L),
            states.getOrDefault("failed", 0L),
            states.getOrDefault("deferred", 0L)),
        runs.counts().ambiguous(run.runId(), Sources.names()).size(),
        new Tracks(
            changes.values().stream().mapToLong(Long::longValue).sum(),
            changes.getOrDefault("inserted", 0L),
            changes.getOrDefault("updated", 0L),
            changes.getOrDefault("unchanged", 0L)),
        sources);
  }

  /** A source that could not be asked at all. */
  private static Source unasked(Map<String, Long> outcomes, String reason) {
    return new Source(
        0,
        null,
        0,
        0,
        0,
        0,
        outcomes.getOrDefault("", 0L),
        outcomes.getOrDefault("skipped", 0L),
        0,
        0,
        0,
        0,
        null,
        null,
        reason,
        false);
  }

  private static Source source(
      RunStore runs, RunSettings run, SourceSettings settings, @Nullable Long planned)
      throws InterruptedException {
    Map<String, Long> outcomes = runs.counts().outcomesOf(run.runId(), settings.source());
    Map<String, Long> counters = runs.counts().countersOf(run.runId(), settings.source());
    return new Source(
        runs.counts().callsOf(run.runId(), settings.identity()),
        planned,
        counters.getOrDefault("stored", 0L),
        outcomes.getOrDefault("found", 0L),
        outcomes.getOrDefault("absent", 0L),
        outcomes.getOrDefault("failed", 0L),
        // An album that a stopped run never got to has no outcome: it was not asked.
        outcomes.getOrDefault("deferred", 0L) + outcomes.getOrDefault("", 0L),
        outcomes.getOrDefault("skipped", 0L),
        counters.getOrDefault("throttled", 0L),
        counters.getOrDefault("retries", 0L),
        counters.getOrDefault("waited_ms", 0L),
        counters.getOrDefault("aside", 0L),
        settings.limit() == null ? null : settings.limit().toString(),
        runs.counts().closedUntil(run.runId(), settings.source(), settings.identity()),
        runs.counts().noteOf(run.runId(), settings.source()),
        counters.getOrDefault("refused", 0L) > 0
            && outcomes.getOrDefault("found", 0L) + outcomes.getOrDefault("absent", 0L) == 0);
  }

  /** Whether nothing is left to do. */
  @JsonIgnore
  public boolean isFinal() {
    return albums.partial() + albums.failed() + albums.deferred() == 0;
  }
}
