package io.tensoe.ingestion.report;

import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.runs.RunFacts;
import io.tensoe.ingestion.sources.Sources;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How a run ended, from what it left in the tables: its exit code is nowhere written down. */
final class RunEnd {
  private RunEnd() {}

  static RunPage.End of(RunFacts facts, Map<String, Long> states, List<RunPage.Source> sources) {
    long unasked = facts.albums().stream().filter(album -> album.outcomes() == null).count();
    // A run that was left to a cluster has nobody who sees its end.
    if (facts.run().finished() == null && unasked > 0) {
      return new RunPage.End(
          null,
          false,
          "The run has not ended: it is under way, or it was killed; then tensoe resume completes"
              + " it.");
    }
    if (unasked > 0) {
      return new RunPage.End(
          130,
          false,
          String.format(
              Locale.ROOT,
              "It was stopped: %d albums were not asked about; tensoe resume goes on with them.",
              unasked));
    }
    long open =
        states.entrySet().stream().filter(RunEnd::isOpen).mapToLong(Map.Entry::getValue).sum();
    if (open == 0) {
      return new RunPage.End(0, true, "Every album is final." + ambiguous(facts));
    }
    if (isRefused(sources)) {
      return new RunPage.End(
          2, false, "The only catalogue source refused us: a person must act, then tensoe resume.");
    }
    return new RunPage.End(
        3,
        false,
        String.format(
            Locale.ROOT,
            "%d albums are not final: go on with tensoe resume%s.",
            open,
            resumeAt(facts).map(at -> " after " + at).orElse("")));
  }

  /** Nothing failed, and yet a person can get more: an album that a source has several of. */
  private static String ambiguous(RunFacts facts) {
    String cause = Cause.AMBIGUOUS.name().toLowerCase(Locale.ROOT);
    long albums =
        facts.albums().stream()
            .map(RunFacts.Album::outcomes)
            .filter(Objects::nonNull)
            .filter(
                outcomes -> outcomes.values().stream().anyMatch(said -> cause.equals(said.cause())))
            .count();
    return albums == 0
        ? ""
        : String.format(
            Locale.ROOT,
            " %d of them %s ambiguous: the dead letters name the candidates and what to add.",
            albums,
            albums == 1 ? "is" : "are");
  }

  private static boolean isOpen(Map.Entry<String, Long> state) {
    return !state.getKey().equals("complete") && !state.getKey().equals("absent");
  }

  /** The earliest time at which a deferred album can be asked about again, in whole seconds. */
  private static Optional<Instant> resumeAt(RunFacts facts) {
    return facts.albums().stream()
        .map(RunFacts.Album::outcomes)
        .filter(Objects::nonNull)
        .flatMap(outcomes -> outcomes.values().stream())
        .filter(said -> said.outcome().equals("deferred"))
        .map(RunFacts.Said::until)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .map(at -> at.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS));
  }

  private static boolean isRefused(List<RunPage.Source> sources) {
    List<RunPage.Source> catalogues =
        sources.stream()
            .filter(
                source ->
                    Sources.ALL.stream()
                        .anyMatch(spec -> spec.isCatalogue() && spec.name().equals(source.name())))
            .toList();
    return catalogues.size() == 1
        && catalogues.get(0).counts().getOrDefault("refused", 0L) > 0
        && catalogues.get(0).outcomes().getOrDefault("found", 0L)
                + catalogues.get(0).outcomes().getOrDefault("absent", 0L)
            == 0;
  }
}
