package io.tensoe.ingestion.report;

import io.tensoe.ingestion.limits.CallHistory;
import io.tensoe.ingestion.limits.SourceUse;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.sources.SourceSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a run is expected to cost before it starts: a pure estimate from what is known. An album
 * that a source has answered about costs no call there again.
 *
 * @param albums albums that at least one source is to be asked about
 * @param rates what an album is taken to cost, by source
 * @param sources in the order in which they are shown
 */
public record Plan(long albums, Map<String, Rate> rates, List<PlannedSource> sources) {

  /** Fewer answers than this say little about the next ones. */
  private static final long ENOUGH = 20;

  /**
   * What one album costs at a source.
   *
   * @param calls calls, on average
   * @param learnedFrom albums of earlier runs this was learned from; 0 = the usual cost
   */
  public record Rate(double calls, long learnedFrom) {

    /** At least one call: what has to be asked cannot cost less. */
    static Rate of(SourceSpec spec, CallHistory.Cost cost) {
      return cost.answered() < ENOUGH
          ? new Rate(spec.usualCalls(), 0)
          : new Rate(Math.max(1, (double) cost.calls() / cost.answered()), cost.answered());
    }
  }

  /**
   * Estimates.
   *
   * @param specs the sources in play
   * @param settings how they are asked, at least for those in play
   * @param use what was spent on a source, by identity
   */
  public static Plan of(
      List<Seed> seeds,
      List<SourceSpec> specs,
      List<SourceSettings> settings,
      CallHistory known,
      Function<String, SourceUse> use,
      Instant now) {
    Map<String, Rate> rates = new HashMap<>();
    specs.forEach(spec -> rates.put(spec.name(), Rate.of(spec, costOf(spec, known))));
    Questions questions = new Questions(specs, rates, known);
    seeds.forEach(questions::add);
    List<PlannedSource> sources = new ArrayList<>();
    for (SourceSettings each : settings) {
      if (rates.containsKey(each.source())) {
        long calls = questions.callsAt(each.source());
        sources.add(
            PlannedSource.of(
                each,
                questions.albumsAt(each.source()),
                calls,
                calls == 0 ? SourceUse.NONE : use.apply(each.identity()),
                now));
      }
    }
    return new Plan(questions.albums(), Map.copyOf(rates), List.copyOf(sources));
  }

  static CallHistory.Cost costOf(SourceSpec spec, CallHistory known) {
    return known.costs().getOrDefault(spec.name(), new CallHistory.Cost(0, 0, 0));
  }

  /** The source that takes longest; empty = none has to be asked. */
  public Optional<PlannedSource> slowest() {
    return sources.stream()
        .filter(source -> source.calls() > 0)
        .max(Comparator.comparing(PlannedSource::done));
  }

  /** Albums that every source can be asked about now. */
  public long albumsNow() {
    return albums
        - Math.min(albums, sources.stream().mapToLong(PlannedSource::albumsLater).max().orElse(0));
  }

  /** Calls that are expected, by source. */
  public Map<String, Long> calls() {
    Map<String, Long> calls = new HashMap<>();
    sources.forEach(source -> calls.put(source.source(), source.calls()));
    return calls;
  }

  static boolean isEnough(CallHistory.Cost cost) {
    return cost.answered() >= ENOUGH;
  }
}
