package io.tensoe.ingestion.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.runs.RunFacts;
import io.tensoe.ingestion.runs.RunTracks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a page cannot show, because it was deleted or changed after the run, or is not there yet.
 */
final class Gaps {
  private Gaps() {}

  /**
   * @param summary missing = the run did not come to that
   * @return a sentence each; empty = all of it is there
   */
  static List<String> of(RunFacts facts, JsonNode summary, List<RunPage.Source> sources) {
    List<String> gaps = new ArrayList<>();
    if (facts.isSandbox()) {
      gaps.add("These tracks come from the sandbox: imitated, not data to use.");
    }
    if (summary.isMissingNode()) {
      gaps.add(
          "There is no summary: the run is under way, was killed, or was left to a cluster. Its"
              + " limits, and the shortest time under them, are not known.");
    }
    for (RunPage.Source source : sources) {
      long known =
          source.calls() == null ? 0 : source.calls().own().stream().mapToLong(n -> n).sum();
      if (known < source.requests()) {
        gaps.add(
            String.format(
                Locale.ROOT,
                "%s: when %d of its %d calls were made is not known any more; calls are kept for 31"
                    + " days.",
                source.title(),
                source.requests() - known,
                source.requests()));
      }
      JsonNode said = summary.path("sources").path(source.name());
      boolean hadAnswers = said.path("found").asLong() + said.path("absent").asLong() > 0;
      if (hadAnswers && source.outcomes().values().stream().allMatch(count -> count == 0)) {
        gaps.add(
            String.format(
                Locale.ROOT,
                "%s: what it said was deleted by tensoe purge (albums it had found: %d).",
                source.title(),
                said.path("found").asLong()));
      }
    }
    addTracks(facts.tracks(), gaps);
    return gaps;
  }

  private static void addTracks(RunTracks tracks, List<String> gaps) {
    long written = tracks.changes().values().stream().mapToLong(Long::longValue).sum();
    if (tracks.rows() < written) {
      gaps.add(
          String.format(
              Locale.ROOT,
              "%d of the %d tracks that the run wrote have been deleted since; they are not counted"
                  + " below.",
              written - tracks.rows(),
              written));
    }
    if (tracks.changedSince() > 0) {
      gaps.add(
          String.format(
              Locale.ROOT,
              "%d tracks were changed by later runs; they are counted as they are now.",
              tracks.changedSince()));
    }
  }
}
