package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.http.Sleeper;
import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.MusicSource;
import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import io.tensoe.ingestion.sources.SourceSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * From one wanted album to its one outcome at one source, whatever happens. An album that failed
 * for a passing reason gets a second look while its source answers others: only what failed is
 * asked again.
 */
final class LookUpOne implements Function<Wanted, Outcome> {
  private static final Duration BEFORE_SECOND_LOOK = Duration.ofSeconds(3);

  private final SourceSpec spec;
  private final MusicSource source;
  private final SourceCounters counters;
  private final CatalogueAccess access;
  private final List<String> catalogues;
  private final boolean isOffline;
  private final Sleeper sleeper;

  /**
   * @param access whether the catalogue lets us in; one for all sources of the run
   */
  LookUpOne(
      SourceSpec spec,
      RunSettings run,
      MusicSource source,
      SourceCounters counters,
      CatalogueAccess access,
      Sleeper sleeper) {
    this.spec = spec;
    this.isOffline = run.of(spec.name()).isOffline();
    this.source = source;
    this.counters = counters;
    this.access = access;
    this.catalogues = run.catalogues();
    this.sleeper = sleeper;
  }

  static LookUpOne in(SourceSpec spec, RunSettings run, OpenSource opened) {
    return new LookUpOne(
        spec, run, opened.source(), opened.counters(), CatalogueAccess.of(run), Sleeper.REAL);
  }

  @Override
  public Outcome apply(Wanted wanted) {
    Seed seed = wanted.seed();
    if (seed.forbids(spec.name(), null)) {
      return Outcomes.unwanted(spec.name(), seed);
    }
    if (catalogues.stream().allMatch(name -> seed.forbids(name, null))) {
      return Outcomes.withoutTracks(spec.name(), seed);
    }
    try {
      if (!spec.isCatalogue() && access.isRefused()) {
        return Outcomes.skipped(
            spec.name(), seed, Cause.CATALOGUE_REFUSED, CatalogueAccess.REFUSED);
      }
      Outcome outcome = look(wanted);
      if (outcome.status() == Outcome.Status.FAILED
          && (outcome.failure() == FailureKind.UNAVAILABLE
              || outcome.failure() == FailureKind.UNREADABLE)
          && counters.isHealthy()) {
        sleeper.sleep(BEFORE_SECOND_LOOK);
        outcome = look(wanted);
      }
      if (spec.isCatalogue()) {
        access.asked(counters);
      }
      return outcome;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Lane.Interrupted(e);
    }
  }

  /** One look, whatever the others say. */
  Outcome look(Wanted wanted) throws InterruptedException {
    try {
      return outcomeOf(source.find(wanted), wanted.seed());
    } catch (SourceException e) {
      return outcomeOf(e, wanted);
    } catch (RuntimeException | StackOverflowError e) {
      if (!Unreadable.isOfAlbum(e)) {
        throw e;
      }
      Seed seed = wanted.seed();
      return Outcomes.failed(
          spec.name(),
          seed,
          FailureKind.UNREADABLE,
          Unreadable.reason("reading", seed.album(), seed.artist(), e));
    }
  }

  private Outcome outcomeOf(MusicSource.Result result, Seed seed) {
    if (result instanceof MusicSource.Found found) {
      return Outcomes.found(spec.name(), seed, found.album(), found.confidence());
    }
    MusicSource.Absent absent = (MusicSource.Absent) result;
    return Outcomes.absent(spec.name(), seed, absent.reason(), absent.cause());
  }

  /** The one table from failures to outcomes: contract section 5 and 8. */
  private Outcome outcomeOf(SourceException e, Wanted wanted) {
    Kind kind = e.kind();
    if (kind == Kind.CLOSED || kind == Kind.CHALLENGED || kind == Kind.FORBIDDEN) {
      counters.note(e.getMessage());
    }
    return switch (kind) {
      case CLOSED ->
          Outcomes.deferred(
              spec.name(),
              wanted.seed(),
              isOffline ? Cause.NOT_STORED : Cause.CLOSED,
              e.getMessage(),
              e.until());
      case CHALLENGED ->
          Outcomes.skipped(spec.name(), wanted.seed(), Cause.CHALLENGE, e.getMessage());
      case FORBIDDEN -> Outcomes.skipped(spec.name(), wanted.seed(), Cause.ROBOTS, e.getMessage());
      case CREDENTIALS, EXPIRED, REFUSED ->
          Outcomes.failed(spec.name(), wanted.seed(), FailureKind.REFUSED, e.getMessage());
      case UNREADABLE ->
          Outcomes.failed(spec.name(), wanted.seed(), FailureKind.UNREADABLE, e.getMessage());
      case UNAVAILABLE, THROTTLED, QUOTA ->
          Outcomes.failed(spec.name(), wanted.seed(), FailureKind.UNAVAILABLE, e.getMessage());
    };
  }
}
