package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.answers.AnswerUse;
import io.tensoe.ingestion.cli.show.Check;
import io.tensoe.ingestion.limits.Closures;
import io.tensoe.ingestion.limits.SourceUse;
import io.tensoe.ingestion.options.arguments.Ages;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.run.SourceSelection;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.tracks.TrackColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be said about a source without asking it. */
final class SourceCheckup {
  private final List<SourceSpec> inPlay;

  /**
   * @param inPlay sources that a run would ask
   */
  SourceCheckup(List<SourceSpec> inPlay) {
    this.inPlay = inPlay;
  }

  /** Lines about one source: can it be asked, what is left of its budget, what it answered. */
  List<Check> of(SourceSpec spec, SourceSettings settings, SourceUse use, AnswerUse stored) {
    List<Check> checks = new ArrayList<>();
    checks.add(credentials(spec, settings));
    if (!isLeftOut(spec, settings)) {
      checks.add(budget(settings, use));
      checks.add(answers(spec, settings, stored));
      spec.effects()
          .checkup(settings.settings())
          .forEach(line -> checks.add(Check.ok(spec.name(), line)));
      checks.add(Check.ok(spec.name(), "terms: " + spec.terms().page()));
    }
    return checks;
  }

  /** Whether it could be asked but {@code --sources} does not name it. */
  private boolean isLeftOut(SourceSpec spec, SourceSettings settings) {
    return !inPlay.contains(spec)
        && (settings.isSandbox() || SourceSelection.missing(spec).isEmpty());
  }

  private Check credentials(SourceSpec spec, SourceSettings settings) {
    List<String> missing = settings.isSandbox() ? List.of() : SourceSelection.missing(spec);
    if (!missing.isEmpty()) {
      return Check.missing(
          spec.name(),
          String.format(
              Locale.ROOT,
              "%s not set: %s; %s",
              String.join(" and ", missing),
              cost(spec),
              spec.advice()));
    }
    if (isLeftOut(spec, settings)) {
      return Check.missing(spec.name(), "left out by --sources: " + cost(spec));
    }
    if (settings.isSandbox()) {
      return Check.ok(spec.name(), "built-in upstream, no credentials needed");
    }
    return Check.ok(
        spec.name(),
        (spec.credentials().isEmpty()
                ? "no credentials needed"
                : String.join(" and ", spec.credentials()) + " set")
            + ", asked at "
            + settings.addresses().values().stream()
                .map(Object::toString)
                .collect(Collectors.joining(" and ")));
  }

  /** Which columns a run does not fill, or fills less often, without this source. */
  private String cost(SourceSpec spec) {
    Set<String> others = new HashSet<>();
    inPlay.stream()
        .filter(each -> !each.equals(spec))
        .forEach(each -> others.addAll(each.fields()));
    List<String> fields =
        TrackColumn.ALL.stream().map(TrackColumn::name).filter(spec.fields()::contains).toList();
    List<String> lost = fields.stream().filter(field -> !others.contains(field)).toList();
    List<String> fewer = fields.stream().filter(others::contains).toList();
    List<String> texts = new ArrayList<>();
    if (!lost.isEmpty()) {
      texts.add("no " + String.join(", ", lost));
    }
    if (!fewer.isEmpty()) {
      texts.add("fewer " + String.join(", ", fewer));
    }
    return String.join("; ", texts);
  }

  private static Check budget(SourceSettings settings, SourceUse use) {
    String source = settings.source();
    String text =
        String.format(
            Locale.ROOT,
            "limit %s, daily limit %s; %d calls in the last 24 hours%s",
            settings.limit() == null ? "none" : settings.limit(),
            settings.daily() == null ? "none" : settings.daily(),
            use.lastDay(),
            use.ahead().isZero() ? "" : "; " + Closures.said(use.ahead()));
    @Nullable Instant closedUntil = use.closedUntil();
    if (closedUntil != null) {
      return Check.problem(
          source,
          String.format(
              Locale.ROOT,
              "%s; closed until %s%s; to ask earlier: --reopen=%s with resume or ingest",
              text,
              closedUntil,
              use.reason() == null ? "" : ": " + use.reason(),
              source));
    }
    @Nullable Instant oldest = use.oldest();
    if (settings.daily() != null && use.lastDay() >= settings.daily() && oldest != null) {
      return Check.problem(
          source, text + "; used up, the next call is due by " + oldest.plus(Duration.ofHours(24)));
    }
    return Check.ok(source, text);
  }

  private static Check answers(SourceSpec spec, SourceSettings settings, AnswerUse stored) {
    @Nullable Duration given = settings.freshFor();
    @Nullable Long most = spec.answers().mostBytes();
    return Check.ok(
        spec.name(),
        String.format(
            Locale.ROOT,
            "%d stored answers (%.1f%s MB), %s",
            stored.answers(),
            stored.bytes() / 1e6,
            most == null ? "" : String.format(Locale.ROOT, " of at most %.0f", most / 1e6),
            settings.isOffline()
                ? "all are used, none is asked"
                : "asked again after "
                    + Ages.text(given == null ? spec.answers().freshFor() : given)));
  }
}
