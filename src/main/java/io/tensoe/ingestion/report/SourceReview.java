package io.tensoe.ingestion.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.runs.RunCalls;
import io.tensoe.ingestion.runs.RunFacts;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a run's page shows of its sources. */
final class SourceReview {
  private final RunFacts facts;
  private final JsonNode summary;
  private final List<String> outcomes;

  /**
   * @param summary missing = there is none
   * @param outcomes names of all outcomes
   */
  SourceReview(RunFacts facts, JsonNode summary, List<String> outcomes) {
    this.facts = facts;
    this.summary = summary;
    this.outcomes = outcomes;
  }

  List<RunPage.Source> sources() {
    return names().stream().map(this::source).toList();
  }

  /** Everyone who was in play, those we know in the order in which they are shown everywhere. */
  private List<String> names() {
    Set<String> seen = new TreeSet<>(facts.counts().keySet());
    summary.path("sources").fieldNames().forEachRemaining(seen::add);
    facts.albums().stream()
        .map(RunFacts.Album::outcomes)
        .filter(outcomes -> outcomes != null)
        .forEach(outcomes -> seen.addAll(outcomes.keySet()));
    List<String> names =
        new ArrayList<>(Sources.ALL.stream().map(SourceSpec::name).filter(seen::contains).toList());
    seen.stream().filter(name -> !names.contains(name)).forEach(names::add);
    return names;
  }

  private RunPage.Source source(String name) {
    JsonNode said = summary.path("sources").path(name);
    RunFacts.@Nullable Counts counts = facts.counts().get(name);
    @Nullable RunCalls calls =
        facts.calls().stream().filter(each -> each.source().equals(name)).findFirst().orElse(null);
    @Nullable String limit = text(said.path("limit"));
    @Nullable Long requests = number(said.path("requests"));
    @Nullable String closed = text(said.path("closed_until"));
    return new RunPage.Source(
        name,
        Sources.ALL.stream()
            .filter(spec -> spec.name().equals(name))
            .findFirst()
            .map(SourceSpec::title)
            .orElse(name),
        outcomes(name),
        requests != null ? requests : calls == null ? 0 : calls.calls(),
        number(said.path("planned_requests")),
        counts == null ? Map.of() : counts.numbers(),
        limit,
        closed == null ? null : Instant.parse(closed),
        counts == null || counts.note() == null ? text(said.path("note")) : counts.note(),
        calls == null ? null : calls(calls, limit));
  }

  private Map<String, Long> outcomes(String name) {
    Map<String, Long> counts = new LinkedHashMap<>();
    outcomes.forEach(outcome -> counts.put(outcome, 0L));
    for (RunFacts.Album album : facts.albums()) {
      RunFacts.@Nullable Said said = album.outcomes() == null ? null : album.outcomes().get(name);
      if (said != null) {
        counts.merge(said.outcome(), 1L, Long::sum);
      }
    }
    return counts;
  }

  private static RunPage.Calls calls(RunCalls calls, @Nullable String limit) {
    return new RunPage.Calls(
        calls.windowMillis(),
        calls.stepMillis(),
        limit == null ? null : Limit.parse(limit).map(Limit::calls).orElse(null),
        calls.buckets().stream().map(RunCalls.Bucket::calls).toList(),
        calls.buckets().stream().map(RunCalls.Bucket::fullest).toList());
  }

  /** Null = it is not there. */
  static @Nullable Long number(JsonNode value) {
    return value.isNumber() ? value.longValue() : null;
  }

  private static @Nullable String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : null;
  }
}
