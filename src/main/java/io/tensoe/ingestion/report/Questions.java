package io.tensoe.ingestion.report;

import io.tensoe.ingestion.limits.CallHistory;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.sources.SourceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what has to be asked, album by album. A source that is asked about track lists is only
 * asked about albums that a catalogue finds: certain when one has found it, out of the question
 * when all have answered that they have none, else as likely as it was so far. Not thread-safe.
 */
final class Questions {
  private final List<SourceSpec> specs;
  private final List<SourceSpec> catalogues;
  private final Map<String, Plan.Rate> rates;
  private final CallHistory known;
  private final Map<String, Double> albums = new HashMap<>();
  private final Map<String, Double> calls = new HashMap<>();
  private long asked;

  /**
   * @param rates what an album costs, for every spec
   */
  Questions(List<SourceSpec> specs, Map<String, Plan.Rate> rates, CallHistory known) {
    this.specs = specs;
    this.catalogues = specs.stream().filter(SourceSpec::isCatalogue).toList();
    this.rates = rates;
    this.known = known;
  }

  void add(Seed seed) {
    Map<String, Boolean> answers = known.answers().getOrDefault(seed.key(), Map.of());
    boolean isAsked = false;
    for (SourceSpec spec : specs) {
      String source = spec.name();
      double chance = spec.needsTracks() ? chanceOfTracks(seed, answers) : 1;
      if (!answers.containsKey(source) && !seed.forbids(source, null) && chance > 0) {
        isAsked = true;
        albums.merge(source, chance, Double::sum);
        calls.merge(source, chance * callsFor(spec, seed), Double::sum);
      }
    }
    asked += isAsked ? 1 : 0;
  }

  /** Probability, 0 to 1, that a catalogue in play gives a track list. */
  private double chanceOfTracks(Seed seed, Map<String, Boolean> answers) {
    double noneHasIt = 1;
    for (SourceSpec catalogue : catalogues) {
      String name = catalogue.name();
      if (answers.getOrDefault(name, false)) {
        return 1;
      }
      if (!answers.containsKey(name) && !seed.forbids(name, null)) {
        noneHasIt *= 1 - chanceAt(catalogue);
      }
    }
    return 1 - noneHasIt;
  }

  private double chanceAt(SourceSpec catalogue) {
    CallHistory.Cost cost = Plan.costOf(catalogue, known);
    return Plan.isEnough(cost) ? (double) cost.found() / cost.answered() : 1;
  }

  /** A seed that names the album at the source saves the search. */
  private double callsFor(SourceSpec spec, Seed seed) {
    boolean isPinned = spec.pins().stream().anyMatch(pin -> seed.pin(pin.name()) != null);
    return isPinned ? 1 : rates.getOrDefault(spec.name(), new Plan.Rate(1, 0)).calls();
  }

  /** Albums that at least one source has to be asked about. */
  long albums() {
    return asked;
  }

  long albumsAt(String source) {
    return Math.round(albums.getOrDefault(source, 0.0));
  }

  long callsAt(String source) {
    return Math.round(calls.getOrDefault(source, 0.0));
  }
}
